import { operators } from '@caseloom/rules';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import * as edit from './condition-edits.ts';
import { withParam } from './form/params.ts';
import { readKnowledge } from './knowledge.ts';
import { readGrid, withCell, withRow } from './table/rule-grid.ts';
import { withField, withOperator } from './test-edits.ts';
import { variantOf, variantsOf } from './values/schema-form.ts';
import { valueSchema } from './values/value-schema.ts';

/**
 * Every edit that the form, the sentence and the table make, over rules full of what they do not know: members, names, priorities, the order of
 * keys, spellings of paths. What an edit does not name stays byte for byte.
 */
const RUNS = { numRuns: 300 };
const knowledge = readKnowledge(
  [],
  [...operators.values()].map(({ id, title, operand, value }) => ({
    id,
    title,
    operand,
    value: z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' }),
  })),
  new Set([...operators.values()].filter((one) => one.compare !== undefined).map((one) => one.id)),
);

let tags = 0;
const tag = fc.constant(null).map(() => `tag-${(tags += 1)}`);
const extras = fc.dictionary(
  fc.constantFrom('name', 'priority', 'note', 'x-odd', '$comment'),
  fc.oneof(tag, fc.integer()),
  {
    maxKeys: 3,
  },
);
const path = fc.constantFrom('$.a.b[0]', 'a.b[0]', '$', '[1].code', 'principal.code');
const test = fc
  .tuple(
    extras,
    fc.constantFrom('dx', 'item', 'patient'),
    path,
    fc.constantFrom('equal', 'codeIn', 'resembles', 'some'),
    tag,
  )
  .map(([more, fact, way, operator, value]) => ({ ...more, fact, path: way, operator, value }));
const { condition } = fc.letrec<{ condition: object }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    test,
    fc.tuple(extras, fc.array(tie('condition'), { maxLength: 4 })).map(([more, all]) => ({ ...more, all })),
    fc.tuple(fc.array(tie('condition'), { maxLength: 4 }), extras).map(([any, more]) => ({ any, ...more })),
    tie('condition').map((not) => ({ not })),
    tag.map((name) => ({ condition: name })),
    fc
      .tuple(tie('condition'), tag)
      .map(([conditions, value]) => ({ fact: 'op', operator: 'some', value: { conditions, odd: value } })),
  ),
}));
const rule = fc.tuple(condition, extras, extras, tag).map(([conditions, top, params, title]) => ({
  id: 'X',
  ...top,
  conditions,
  event: { params: { severity: 'warn', title: { zh: title, en: title }, ...params }, type: 'finding' },
}));

/** Every way into a document. */
function waysInto(value: unknown, at: edit.Address = []): edit.Address[] {
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => waysInto(one, [...at, index]))
    : edit.isObject(value)
      ? Object.entries(value).flatMap(([name, one]) => waysInto(one, [...at, name]))
      : [];
  return [at, ...inner];
}
const pick = <T>(list: readonly T[], seed: number): T | undefined => list[seed % Math.max(list.length, 1)];
const text = (value: unknown): string => JSON.stringify(value);
const copy = (value: unknown): any => JSON.parse(text(value));
const tagsIn = (value: unknown): string[] => (text(value).match(/"tag-\d+"/g) ?? []).toSorted();
const testsOf = (value: unknown) =>
  waysInto(value).filter((at) => {
    const one = edit.valueAt(value, at);
    return edit.isObject(one) && typeof one['fact'] === 'string' && 'operator' in one;
  });
const listsOf = (value: unknown) =>
  waysInto(value).filter((at) => ['all', 'any'].includes(String(at.at(-1))) && Array.isArray(edit.valueAt(value, at)));

describe('what an edit does not name', () => {
  it('stays when a value is replaced, members in their order', () => {
    fc.assert(
      fc.property(rule, fc.nat(), tag, (document, seed, value) => {
        const at = pick(waysInto(document).slice(1), seed) as edit.Address;
        const expected = copy(document);
        const parent = edit.valueAt(expected, at.slice(0, -1)) as Record<string | number, unknown>;
        parent[at.at(-1) as string] = value;
        const before = text(document);
        expect(text(edit.replaceAt(document, at, value))).toBe(text(expected));
        expect(text(document)).toBe(before);
      }),
      RUNS,
    );
  });

  it('stays when conditions are added, removed, copied and moved within their list', () => {
    fc.assert(
      fc.property(
        rule,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('add', 'remove', 'up', 'down'),
        (document, seed, place, act) => {
          const list = pick(listsOf(document), seed);
          if (list === undefined) return;
          const expected = copy(document);
          const items = edit.valueAt(expected, list) as unknown[];
          const index = place % (items.length + 1);
          const added = { fact: '', operator: '', value: '' };
          let next: unknown;
          if (act === 'add') {
            items.splice(index, 0, added);
            next = edit.insertAt(document, list, added, index);
          } else if (act === 'remove') {
            items.splice(index, 1);
            next = edit.removeAt(document, [...list, index]);
          } else {
            const to = index + (act === 'up' ? -1 : 1);
            if (index < items.length && to >= 0 && to < items.length) items.splice(to, 0, ...items.splice(index, 1));
            next = edit.moveAt(document, [...list, index], act === 'up' ? -1 : 1);
          }
          expect(text(next)).toBe(text(expected));
        },
      ),
      RUNS,
    );
  });

  it('stays when a condition is dragged into another list, itself included', () => {
    fc.assert(
      fc.property(rule, fc.nat(), fc.nat(), fc.nat(), (document, from, to, place) => {
        const lists = listsOf(document);
        const conditions = lists.flatMap((list) =>
          (edit.valueAt(document, list) as unknown[]).map((_, index) => [...list, index]),
        );
        const [source, list] = [pick(conditions, from), pick(lists, to)];
        if (source === undefined || list === undefined) return;
        const index = place % ((edit.valueAt(document, list) as unknown[]).length + 1);
        const next = edit.moveTo(document, source, list, index);
        expect(tagsIn(next)).toEqual(tagsIn(document));
        if (next !== document) expect(text(next)).toContain(text(edit.valueAt(document, source)));
        expect(waysInto(next)).toHaveLength(waysInto(document).length);
      }),
      RUNS,
    );
  });

  it('stays when a condition is wrapped and unwrapped again, or joined with another', () => {
    fc.assert(
      fc.property(
        rule,
        fc.nat(),
        fc.constantFrom('all' as const, 'any' as const, 'not' as const),
        (document, seed, kind) => {
          const at = pick(testsOf(document), seed);
          if (at === undefined) return;
          expect(text(edit.unwrapAt(edit.wrapAt(document, at, kind), at))).toBe(text(document));
          const joined = edit.joinAt(document, at, { condition: 'other' });
          expect(text(edit.valueAt(joined, [...at, 'all', 0]))).toBe(text(edit.valueAt(document, at)));
        },
      ),
      RUNS,
    );
  });

  it('stays when a field or an operator is chosen: names, priorities, notes, and all of the other conditions', () => {
    fc.assert(
      fc.property(rule, fc.nat(), fc.constantFrom(...operators.keys()), (document, seed, id) => {
        const at = pick(testsOf(document), seed);
        if (at === undefined) return;
        const own = edit.valueAt(document, at) as edit.Json;
        const byField = withField(document, at, { fact: 'stay', path: 'admitAt' });
        const to = knowledge.operators.get(id);
        const byOperator = withOperator(
          document,
          at,
          own['value'],
          knowledge.operators.get(String(own['operator'])),
          to,
          id,
        );
        for (const next of [byField, byOperator]) {
          expect(without(edit.valueAt(next, at))).toBe(without(own));
          expect(text(edit.replaceAt(next, at, 'here'))).toBe(text(edit.replaceAt(document, at, 'here')));
        }
        expect(edit.valueAt(byOperator, [...at, 'operator'])).toBe(id);
        const value = edit.valueAt(byOperator, [...at, 'value']);
        if (to !== undefined) expect(variantOf(variantsOf(valueSchema(to)), value)).toBeDefined();
      }),
      RUNS,
    );
  });

  it('stays when metadata are written', () => {
    fc.assert(
      fc.property(
        rule,
        fc.constantFrom('severity', 'category', 'validFrom', 'x-new'),
        fc.option(tag),
        (document, name, value) => {
          const next = withParam(document, name, value ?? undefined) as typeof document;
          const expected = copy(document);
          if (value === null) delete expected.event.params[name];
          else expected.event.params[name] = value;
          expect(text(next)).toBe(text(expected));
        },
      ),
      RUNS,
    );
  });

  it('stays when a cell of the table is changed or a row is added', () => {
    const known = fc.record({ name: tag, priority: fc.integer() }, { requiredKeys: [] });
    const plain = fc
      .tuple(known, fc.constantFrom('dx', 'patient'), path, tag)
      .map(([more, fact, way, value]) => ({ ...more, fact, path: way, operator: 'equal', value }));
    const flat = fc.oneof(
      fc.array(plain, { minLength: 1, maxLength: 3 }).map((all) => ({ all, name: 'rows' })),
      fc
        .array(
          fc.oneof(
            plain,
            fc.tuple(known, fc.array(plain, { minLength: 1, maxLength: 3 })).map(([more, all]) => ({ ...more, all })),
          ),
          { minLength: 1, maxLength: 4 },
        )
        .map((any) => ({ any })),
    );
    fc.assert(
      fc.property(flat, fc.nat(), fc.nat(), tag, (conditions, rowSeed, columnSeed, value) => {
        const document = { id: 'X', conditions, event: { type: 'finding' } };
        const found = readGrid(document, knowledge);
        if (!('grid' in found)) throw new Error(found.reason);
        const { grid } = found;
        const row = pick(grid.rows, rowSeed)!;
        const column = pick(grid.columns, columnSeed)!;
        const next = withCell(document, row, column, value);
        const at = row.cells.get(column.key);
        if (at !== undefined) expect(text(next)).toBe(text(edit.replaceAt(document, [...at, 'value'], value)));
        else for (const cell of row.cells.values()) expect(text(next)).toContain(text(edit.valueAt(document, cell)));
        const more = withRow(document, grid, new Map([[column.key, value]]));
        expect(tagsIn(more).filter((one) => one !== `"${value}"`)).toEqual(tagsIn(document));
      }),
      RUNS,
    );
  });
});

/** A test without the members that choosing a field or an operator writes, in the order of the rest. */
function without(value: unknown): string {
  const { fact: _fact, path: _path, operator: _operator, value: _value, ...rest } = value as edit.Json;
  return text(rest);
}
