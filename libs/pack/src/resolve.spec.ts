import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@caseloom/core';
import fc from 'fast-check';
import { child, files, mainOf, manifest, nation, parsed, registry, resolved, steps, told } from '../spec/specimen.ts';
import { resolvePack } from './resolve.ts';
import type { PackFiles, ResolvedPack } from './types.ts';

const stepOps = (...ops: Record<string, unknown>[]) =>
  child({ 'overlay/rules/main.json': ops.map((op) => ({ family: 'steps', ...op })) });
const stepIds = (pack: ResolvedPack) => mainOf(pack).value.steps.map((one) => one.id);
const asJson = (pack: ResolvedPack) =>
  canonicalJson({
    ...pack,
    artifacts: [...pack.artifacts].map(([kind, map]) => [kind, [...map]]),
    provenance: [...pack.provenance],
  });

describe('a pack that stands alone', () => {
  it('[PACK-10] resolves to its own artifacts, defaults filled', () => {
    const pack = resolved(nation);
    expect(mainOf(pack).value).toEqual({ ...steps, mode: 'strict' });
    expect([...pack.provenance.keys()]).toEqual(['codes/sex', 'rules/main']);
    expect(pack.hash).toBe(parsed(nation).hash);
  });

  it('[PACK-10] has an entry, maybe empty, for every registered kind', () => {
    expect([...resolved(nation).artifacts.keys()]).toEqual([...registry.keys()]);
  });
});

describe('overlays of elements', () => {
  const cases: [string, Record<string, unknown>[], unknown][] = [
    [
      '[PACK-13] add at the end',
      [{ op: 'add', id: 'z', value: { title: 'new' } }],
      [...steps.steps, { id: 'z', title: 'new' }],
    ],
    [
      '[PACK-13] add before',
      [{ op: 'add', id: 'z', before: 'b', value: {} }],
      [steps.steps[0], { id: 'z' }, { id: 'b' }, { id: 'c' }],
    ],
    [
      '[PACK-13] add after',
      [{ op: 'add', id: 'z', after: 'b', value: {} }],
      [steps.steps[0], { id: 'b' }, { id: 'z' }, { id: 'c' }],
    ],
    [
      '[PACK-13] add after one that was just added',
      [
        { op: 'add', id: 'y', after: 'a', value: {} },
        { op: 'add', id: 'z', after: 'y', value: {} },
      ],
      [steps.steps[0], { id: 'y' }, { id: 'z' }, { id: 'b' }, { id: 'c' }],
    ],
    ['[PACK-32] move after', [{ op: 'move', id: 'a', after: 'c' }], [{ id: 'b' }, { id: 'c' }, steps.steps[0]]],
    ['[PACK-32] move to the end', [{ op: 'move', id: 'b' }], [steps.steps[0], { id: 'c' }, { id: 'b' }]],
    [
      '[PACK-32] patch and move',
      [{ op: 'patch', id: 'c', before: 'a', value: { title: 'x' } }],
      [{ id: 'c', title: 'x' }, steps.steps[0], { id: 'b' }],
    ],
    [
      '[PACK-32] replace and move, beside one that was added',
      [
        { op: 'add', id: 'z', after: 'a', value: {} },
        { op: 'replace', id: 'c', after: 'z', value: { title: 'x' } },
      ],
      [steps.steps[0], { id: 'z' }, { id: 'c', title: 'x' }, { id: 'b' }],
    ],
    [
      '[PACK-14] replace',
      [{ op: 'replace', id: 'a', value: { title: 'x' } }],
      [{ id: 'a', title: 'x' }, { id: 'b' }, { id: 'c' }],
    ],
    [
      '[PACK-14] patch: members merge, lists stand whole, null removes',
      [{ op: 'patch', id: 'a', value: { limits: { low: null, high: 5 }, list: [7], title: null } }],
      [{ id: 'a', limits: { high: 5 }, list: [7] }, { id: 'b' }, { id: 'c' }],
    ],
    [
      '[PACK-13] add beside one that the same overlay disables',
      [
        { op: 'disable', id: 'b', reason: 'replaced by z' },
        { op: 'add', id: 'z', after: 'b', value: {} },
      ],
      [steps.steps[0], { id: 'z' }, { id: 'c' }],
    ],
    ['[PACK-15] disable', [{ op: 'disable', id: 'b', reason: 'not here' }], [steps.steps[0], { id: 'c' }]],
  ];
  it.each(cases)('%s', (_, ops, expected) => {
    expect(mainOf(resolved(nation, stepOps(...ops))).value.steps).toEqual(expected);
  });

  const wrong: [string, Record<string, unknown>[], string[]][] = [
    [
      '[PACK-14] patch of an unknown id',
      [{ op: 'patch', id: 'bb', value: {} }],
      ['PACK_ELEMENT_UNKNOWN overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-15] disable of an unknown id',
      [{ op: 'disable', id: 'q', reason: 'x' }],
      ['PACK_ELEMENT_UNKNOWN overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-13] add of what is there',
      [{ op: 'add', id: 'a', value: {} }],
      ['PACK_OVERLAY_EXISTS overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-13] add beside an unknown id',
      [{ op: 'add', id: 'z', after: 'q', value: {} }],
      ['PACK_ELEMENT_UNKNOWN overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-13] a place in an unordered family',
      [{ op: 'add', id: 'z', family: 'notes', after: 'n', value: { text: 't' } }],
      ['PACK_OVERLAY_POSITION_UNORDERED overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-14] a value with another id',
      [{ op: 'replace', id: 'a', value: { id: 'b' } }],
      ['PACK_OVERLAY_ID_CHANGED overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-14] a patch that brings a wrong type',
      [
        { op: 'patch', id: 'b', value: {} },
        { op: 'patch', id: 'a', value: { limits: { high: 'x' } } },
      ],
      ['PACK_TYPE_WRONG overlay/rules/main.json#[1].value.limits.high'],
    ],
    [
      '[PACK-14] a new element with an unknown key',
      [{ op: 'add', id: 'z', value: { titel: 'x' } }],
      ['PACK_KEY_UNKNOWN overlay/rules/main.json#[0].value.titel'],
    ],
  ];
  it.each(wrong)('%s is an error with its address', (_, ops, expected) => {
    const result = resolvePack([parsed(nation), parsed(stepOps(...ops))], registry);
    expect(result.ok).toBe(false);
    expect(told(result.issues)).toEqual(expected);
  });

  it('[PACK-14] an unknown id comes with near names', () => {
    const result = resolvePack(
      [parsed(nation), parsed(child({ 'overlay/codes/sxe.json': [{ op: 'disable', id: '1', reason: 'x' }] }))],
      registry,
    );
    expect(result.issues).toMatchObject([{ code: 'PACK_OVERLAY_TARGET_UNKNOWN', args: { known: 'sex' } }]);
  });

  it('[PACK-27] takes `__proto__` and `constructor` as plain ids and harms no prototype', () => {
    const pack = resolved(
      nation,
      stepOps({ op: 'add', id: '__proto__', value: { title: 'x' } }, { op: 'add', id: 'constructor', value: {} }),
      hospital([
        { op: 'patch', id: '__proto__', family: 'steps', value: { title: 'y' } },
        { op: 'disable', id: 'constructor', family: 'steps', reason: 'r' },
      ]),
    );
    expect(mainOf(pack).value.steps.at(-1)).toEqual({ id: '__proto__', title: 'y' });
    expect(pack.provenance.get('rules/main#steps/constructor')).toMatchObject({ op: 'disable', reason: 'r' });
    expect(({} as Record<string, unknown>)['title']).toBeUndefined();
  });
});

function hospital(ops: Record<string, unknown>[], more: Record<string, unknown> = {}): PackFiles {
  return files({
    'pack.json': manifest('hospital', { layer: 'hospital', extends: { id: 'city', range: '1.x' } }),
    'overlay/rules/main.json': ops,
    ...more,
  });
}

describe('provenance', () => {
  const city = stepOps(
    { op: 'patch', id: 'a', value: { title: 'city' } },
    { op: 'disable', id: 'b', reason: 'no b in town' },
    { op: 'add', id: 'z', value: {} },
  );

  it('[PACK-20] names the layer, the op, the address and every earlier say', () => {
    const pack = resolved(
      nation,
      city,
      hospital([{ op: 'replace', id: 'a', family: 'steps', value: { title: 'hospital' } }]),
    );
    expect(pack.provenance.get('rules/main#steps/a')).toEqual({
      packId: 'hospital',
      version: '1.0.0',
      layer: 'hospital',
      op: 'replace',
      address: 'overlay/rules/main.json#[0]',
      history: [
        { packId: 'cn', version: '1.0.0', layer: 'nation', op: 'own', address: 'rules/main.json' },
        { packId: 'city', version: '1.0.0', layer: 'city', op: 'patch', address: 'overlay/rules/main.json#[0]' },
      ],
    });
    expect(pack.provenance.get('rules/main#steps/z')).toMatchObject({ packId: 'city', op: 'add', history: [] });
    expect(pack.provenance.has('rules/main#steps/c')).toBe(false);
    expect(pack.provenance.get('rules/main')).toMatchObject({ packId: 'cn', op: 'own' });
  });

  it('[PACK-15] keeps what is disabled, with the reason and the value, until a layer adds it again', () => {
    expect(resolved(nation, city).disabled).toMatchObject([
      { key: 'rules/main#steps/b', value: { id: 'b' }, by: { packId: 'city', reason: 'no b in town' } },
    ]);
    const again = resolved(nation, city, hospital([{ op: 'add', id: 'b', family: 'steps', value: { title: 'back' } }]));
    expect(again.disabled).toEqual([]);
    expect(again.provenance.get('rules/main#steps/b')!.history).toMatchObject([{ op: 'own' }, { op: 'disable' }]);
  });

  it("[PACK-20] a wrong value inside a parent is told with the parent's id", () => {
    const result = resolvePack(
      [parsed(nation), parsed(stepOps({ op: 'patch', id: 'q', value: {} })), parsed(hospital([]))],
      registry,
    );
    expect(told(result.issues)).toEqual(['PACK_ELEMENT_UNKNOWN city:overlay/rules/main.json#[0]']);
  });
});

describe('whole artifacts', () => {
  it('[PACK-18] own fields are patched, families untouched', () => {
    const pack = resolved(
      nation,
      stepOps({ op: 'patch', id: 'main', family: '$artifact', value: { mode: 'lenient', parameters: { mark: '85' } } }),
    );
    expect(mainOf(pack).value).toEqual({ ...steps, mode: 'lenient', parameters: { mark: '85' } });
    expect(pack.provenance.get('rules/main#$artifact/main')).toMatchObject({ packId: 'city', op: 'patch' });
  });

  it.each([
    [
      'a patch of a family as a field',
      { op: 'patch', id: 'main', value: { steps: [] } },
      ['PACK_OVERLAY_ARTIFACT_FAMILY overlay/rules/main.json#[0]'],
    ],
    [
      'a patch with a wrong value',
      { op: 'patch', id: 'main', value: { mode: 'srtict' } },
      ['PACK_VALUE_UNKNOWN overlay/rules/main.json#[0].value.mode'],
    ],
  ])('[PACK-18] %s is an error', (_, op, expected) => {
    expect(
      told(resolvePack([parsed(nation), parsed(stepOps({ ...op, family: '$artifact' }))], registry).issues),
    ).toEqual(expected);
  });

  it('[PACK-18] an inherited artifact is disabled with a reason', () => {
    const pack = resolved(
      nation,
      stepOps({ op: 'disable', id: 'main', family: '$artifact', reason: 'ours is elsewhere' }),
    );
    expect(pack.artifacts.get('rules')!.size).toBe(0);
    expect(pack.disabled).toMatchObject([{ key: 'rules/main', by: { reason: 'ours is elsewhere' } }]);
  });

  it('[PACK-18] and replaced by an own file of the same name, the reason kept', () => {
    const pack = resolved(
      nation,
      child({
        'overlay/rules/main.json': [{ op: 'disable', id: 'main', family: '$artifact', reason: 'rewritten' }],
        'rules/main.json': { ...steps, steps: [{ id: 'own' }] },
      }),
    );
    expect(stepIds(pack)).toEqual(['own']);
    expect(pack.disabled).toEqual([]);
    expect(pack.provenance.get('rules/main')).toMatchObject({
      packId: 'city',
      op: 'replace',
      reason: 'rewritten',
      history: [
        { packId: 'cn', op: 'own' },
        { packId: 'city', op: 'disable' },
      ],
    });
  });

  it('[PACK-18] but never shadowed in silence', () => {
    expect(told(resolvePack([parsed(nation), parsed(child({ 'rules/main.json': steps }))], registry).issues)).toEqual([
      'PACK_ARTIFACT_INHERITED rules/main.json',
    ]);
    expect(
      told(
        resolvePack(
          [
            parsed(nation),
            parsed(
              child({
                'rules/mine.json': steps,
                'overlay/rules/mine.json': [{ op: 'disable', id: 'a', family: 'steps', reason: 'x' }],
              }),
            ),
          ],
          registry,
        ).issues,
      ),
    ).toEqual(['PACK_OVERLAY_OWN overlay/rules/mine.json']);
  });
});

describe('[PACK-16] code lists are sets', () => {
  const codes = (ops: unknown[]) => child({ 'overlay/codes/sex.json': ops });
  it('codes are added to the list and removed from list and table', () => {
    const pack = resolved(
      nation,
      codes([
        { op: 'addCodes', codes: ['8', { code: '7', zh: '七' }] },
        { op: 'removeCodes', codes: ['2', '9'] },
      ]),
    );
    const sex = pack.artifacts.get('codes')!.get('sex')!;
    expect((sex.value as { codes: unknown }).codes).toEqual([
      { code: '1', zh: '男' },
      { code: '8' },
      { code: '7', zh: '七' },
    ]);
    expect(sex.tables['codes']!.rows).toEqual([]);
    expect(pack.disabled.map((one) => one.key)).toEqual(['codes/sex#codes/2', 'codes/sex.codes#9']);
  });
  it.each([
    ['adding what is in the list', { op: 'addCodes', codes: ['1'] }, 'PACK_OVERLAY_EXISTS'],
    ['adding what is in the table', { op: 'addCodes', codes: ['9'] }, 'PACK_OVERLAY_EXISTS'],
    ['removing what is not there', { op: 'removeCodes', codes: ['5'] }, 'PACK_CODE_UNKNOWN'],
  ])('%s is an error', (_, op, code) => {
    expect(told(resolvePack([parsed(nation), parsed(codes([op]))], registry).issues)).toEqual([
      `${code} overlay/codes/sex.json`,
    ]);
  });
});

describe('[PACK-17] overlay tables', () => {
  const weights = (text: string) => child({ 'overlay/rules/main.weights.csv': text });
  const rows = (pack: ResolvedPack, table: string) =>
    mainOf(pack).tables[table]!.rows.map((row) => Object.values(row).join(','));

  it.each([
    [
      'add at the end',
      '_op,group,year,weight\nadd,G3,2025,3\n',
      ['G1,2024,1.5,x', 'G1,2025,1.6,', 'G2,2025,0.8,y', 'G3,2025,3,'],
    ],
    [
      'add before and after',
      '_op,group,year,_before,_after\nadd,G0,2025,G1|2024,\nadd,G9,2025,,G1|2024\n',
      ['G0,2025,,', 'G1,2024,1.5,x', 'G9,2025,,', 'G1,2025,1.6,', 'G2,2025,0.8,y'],
    ],
    [
      'replace a row whole',
      '_op,group,year,weight\nreplace,G1,2024,9\n',
      ['G1,2024,9,', 'G1,2025,1.6,', 'G2,2025,0.8,y'],
    ],
    [
      'patch cells, empty ones stay',
      '_op,group,year,weight,note\npatch,G1,2024,,z\n',
      ['G1,2024,1.5,z', 'G1,2025,1.6,', 'G2,2025,0.8,y'],
    ],
    [
      'empty cells by name',
      '_op,group,year,_clear\npatch,G1,2024,weight|note\n',
      ['G1,2024,,', 'G1,2025,1.6,', 'G2,2025,0.8,y'],
    ],
    [
      'add beside a row that the same overlay disables',
      '_op,group,year,_reason,_after\ndisable,G1,2024,old,\nadd,G9,2025,,G1|2024\n',
      ['G9,2025,,', 'G1,2025,1.6,', 'G2,2025,0.8,y'],
    ],
    ['disable with a reason', '_op,group,year,_reason\ndisable,G1,2024,old\n', ['G1,2025,1.6,', 'G2,2025,0.8,y']],
  ])('%s', (_, text, expected) => {
    expect(rows(resolved(nation, weights(text)), 'weights')).toEqual(expected);
  });

  it.each([
    ['an unknown row', '_op,group,year\n\npatch,G8,2024\n', ['PACK_ELEMENT_UNKNOWN overlay/rules/main.weights.csv:3']],
    ['a row that is there', '_op,group,year\nadd,G1,2024\n', ['PACK_OVERLAY_EXISTS overlay/rules/main.weights.csv:2']],
    [
      'an unknown op',
      '_op,group,year\nremove,G1,2024\n',
      ['PACK_OVERLAY_OP_UNKNOWN overlay/rules/main.weights.csv:2:_op'],
    ],
    [
      'no reason',
      '_op,group,year\ndisable,G1,2024\n',
      ['PACK_OVERLAY_REASON_MISSING overlay/rules/main.weights.csv:2:_reason'],
    ],
    [
      'an unknown place',
      '_op,group,year,_after\nadd,G5,2024,G7|2024\n',
      ['PACK_ELEMENT_UNKNOWN overlay/rules/main.weights.csv:2:_after'],
    ],
    [
      'a row twice',
      '_op,group,year,weight\npatch,G1,2024,2\npatch,G1,2024,3\n',
      ['PACK_ROW_DUPLICATE overlay/rules/main.weights.csv:3'],
    ],
    [
      'an unknown column to clear',
      '_op,group,year,_clear\npatch,G1,2024,wieght\n',
      ['PACK_COLUMN_UNKNOWN overlay/rules/main.weights.csv:2:_clear'],
    ],
    [
      'a new row without a required cell',
      '_op,group,year\nadd,,2024\n',
      ['PACK_CELL_EMPTY overlay/rules/main.weights.csv:2:group'],
    ],
  ])('%s is an error with its line', (_, text, expected) => {
    expect(told(resolvePack([parsed(nation), parsed(weights(text))], registry).issues)).toEqual(expected);
  });

  it('rows without identity are appended or the table is replaced, never both', () => {
    const lines = (text: string) => child({ 'overlay/rules/main.lines.csv': text });
    expect(rows(resolved(nation, lines('_op,text\nadd,three\n')), 'lines')).toEqual(['one', 'two', 'three']);
    expect(rows(resolved(nation, lines('_op,text\nreplace,x\nreplace,y\n')), 'lines')).toEqual(['x', 'y']);
    expect(told(resolvePack([parsed(nation), parsed(lines('_op,text\nadd,x\nreplace,y\n'))], registry).issues)).toEqual(
      ['PACK_OVERLAY_KEYLESS overlay/rules/main.lines.csv:2:_op'],
    );
  });

  it('a table the parent does not have starts empty', () => {
    const bare = files({ 'pack.json': manifest('cn'), 'rules/main.json': steps });
    expect(rows(resolved(bare, weights('_op,group,year\nadd,G1,2025\n')), 'weights')).toEqual(['G1,2025']);
  });
});

describe('[P5] resolving is a pure function', () => {
  const op = fc.oneof(
    fc.record({
      op: fc.constant('patch'),
      id: fc.constantFrom('a', 'b', 'c'),
      value: fc.record({ title: fc.string(), list: fc.array(fc.nat(9), { maxLength: 3 }) }, { requiredKeys: [] }),
    }),
    fc.record({
      op: fc.constant('replace'),
      id: fc.constantFrom('a', 'b', 'c'),
      value: fc.record({ title: fc.string() }),
    }),
    fc.record({ op: fc.constant('disable'), id: fc.constantFrom('a', 'b', 'c'), reason: fc.constant('why') }),
    fc.record({
      op: fc.constant('add'),
      id: fc.constantFrom('x', 'y', '__proto__'),
      value: fc.record({ title: fc.string() }),
      after: fc.constantFrom('a', undefined),
    }),
  );
  const ops = fc
    .uniqueArray(op, { selector: (one) => one.id, maxLength: 5 })
    .filter(
      (list) =>
        !list.some(
          (one) =>
            one.op === 'add' &&
            'after' in one &&
            one.after === 'a' &&
            list.some((other) => other.op === 'disable' && other.id === 'a'),
        ),
    );

  it('[PACK-10] twice the same bytes, in whatever order the files were read, and the packs stay as they were', () => {
    fc.assert(
      fc.property(ops, (list) => {
        const city = stepOps(...(list as Record<string, unknown>[]));
        const chain = [parsed(nation), parsed(city)];
        const before = canonicalJson(chain.map((pack) => ({ ...pack, files: [...pack.files] })));
        const first = resolvePack(chain, registry);
        const reversed = resolvePack(
          [parsed(new Map([...nation].reverse())), parsed(new Map([...city].reverse()))],
          registry,
        );
        expect(first.ok && reversed.ok && asJson(first.value)).toBe(reversed.ok && asJson(reversed.value));
        expect(first.ok).toBe(true);
        expect(canonicalJson(chain.map((pack) => ({ ...pack, files: [...pack.files] })))).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it('[PACK-10] an empty child changes nothing but the identity', () => {
    const [alone, below] = [resolved(nation), resolved(nation, child({}))];
    expect([...below.artifacts]).toEqual([...alone.artifacts]);
    expect(below.hash).not.toBe(alone.hash);
    expect(below.layers.map((one) => one.id)).toEqual(['cn', 'city']);
  });
});
