import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { compileSoundPack, evaluateCase, type CompiledPack } from '@caseloom/engine';
import { externalFacts, isFieldOrGroup, normaliseRecord, type CaseRecord } from '@caseloom/record';
import { loadShippedPack } from './shipped-packs.ts';

const reference = process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared';
const rulesFile = join(reference, 'domain', 'qc_rules.csv');
const casesFile = join(reference, 'domain', 'qc_rule_cases.json');
const present = existsSync(rulesFile) && existsSync(casesFile);
if (!present) process.stdout.write(`SKIPPED rule conformance: no reference data at ${join(reference, 'domain')}\n`);

interface Expression {
  readonly op?: string;
}
interface Cases {
  readonly meta: { readonly simpleOperators: readonly string[]; readonly rulesCovered: number };
  readonly cases: readonly {
    readonly id: string;
    readonly record: CaseRecord;
    readonly expectedRules: readonly string[];
  }[];
}

let pack: CompiledPack;
beforeAll(async () => {
  pack = compileSoundPack(await loadShippedPack('cn-national'));
});

(present ? describe : describe.skip)('the source list of 326 rules', () => {
  const source = present ? parseCsvTable(readFileSync(rulesFile, 'utf8')).rows.map(({ values }) => values) : [];
  const { meta, cases } = present
    ? (JSON.parse(readFileSync(casesFile, 'utf8')) as Cases)
    : { meta: { simpleOperators: [], rulesCovered: 0 }, cases: [] };
  const operators = (one: unknown): string[] =>
    typeof one === 'object' && one !== null
      ? [
          ...((one as Expression).op === undefined ? [] : [(one as Expression).op!]),
          ...Object.values(one).flatMap(operators),
        ]
      : [];
  const covered = new Set(
    source
      .filter((row) =>
        operators(JSON.parse(row['condition_json']!)).every((operator) => meta.simpleOperators.includes(operator)),
      )
      .map((row) => row['rule_id']!),
  );

  it('is in the pack or on the list of what is lacking, each rule once', () => {
    const waiting = readFileSync(new URL('../../rule-packs/cn-national/rules/not-yet.md', import.meta.url), 'utf8');
    const listed = [...waiting.matchAll(/^\| ([A-Z]\d\d-\d{3}) \|/gm)].map((match) => match[1]!);
    // A rule of the list that is a table of its own has rows: B07-008-01, B07-008-02, …
    const ids = [...new Set([...pack.rules.ids()].map((id) => id.slice(0, 'B07-008'.length)))];
    const byText = (a: string, b: string): number => (a < b ? -1 : 1);
    expect([...ids, ...listed].sort(byText)).toEqual(source.map((row) => row['rule_id']!).sort(byText));
    const external = ids.filter((id) =>
      [...(pack.rules.get(id)?.reads ?? [])].some((path) => externalFacts.has(path.split(/[.[]/, 1)[0]!)),
    );
    process.stdout.write(
      `rules of the source list: ${ids.length} answered (${external.length} of them once another system is connected), ${listed.length} not yet\n`,
    );
    expect([ids.length, external.length, listed.length]).toEqual([317, 28, 9]);
    expect(waiting).toContain(`${external.length} 条读取外部事实`);
  });

  it('covers as many rules by simple operators as the cases say', () => {
    expect(covered.size).toBe(meta.rulesCovered);
  });

  it.each(cases.map((one) => [one.id, one] as const))(
    'fires exactly the expected rules for the record “%s”',
    (_id, one) => {
      const { record } = normaliseRecord(one.record);
      const { findings, counts } = evaluateCase(record, { conduct: pack, policy: pack }, { asOf: '2026-06-01' });
      expect(counts.failed).toBe(0);
      const fired = new Set(findings.map((finding) => finding.ruleId).filter((rule) => covered.has(rule)));
      expect([...fired].sort()).toEqual([...one.expectedRules].sort());
    },
  );
});

describe('the national rules', () => {
  it('compile without any issue', () => {
    expect(pack.issues.filter((issue) => issue.severity !== 'info')).toEqual([]);
  });

  it('point at fields and groups that the record has', () => {
    const astray = documentsOf(pack).filter((rule) => !isFieldOrGroup(rule.event.params.field ?? ''));
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('speak both languages and stand in the taxonomy', () => {
    const taxonomy = pack.resolved.artifacts.get('codes')!.get('qc_taxonomy')!.value as {
      codes: readonly { code: string }[];
    };
    const known = new Set(taxonomy.codes.map((one) => one.code));
    for (const { id, event } of documentsOf(pack)) {
      const { title, message, suggestion, subcategory } = event.params;
      for (const text of [title, message, suggestion])
        expect([id, text !== undefined && text.zh.length > 1 && text.en.length > 1]).toEqual([id, true]);
      expect([id, known.has(subcategory ?? '')]).toEqual([id, true]);
    }
  });
});

const documentsOf = ({ rules }: CompiledPack) => [...rules.ids()].map((id) => rules.get(id)!.rule);
