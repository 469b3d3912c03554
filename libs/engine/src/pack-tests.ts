import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import { testCasesOf, type PackTestCase } from '@caseloom/pack';
import { evaluateCase } from './evaluate.ts';
import type { CompiledPack, Evaluation } from './types.ts';

export interface PackTestResult {
  /** `tests/<artifact>.json#<id>`. */
  readonly id: string;
  readonly title?: string;
  readonly passed: boolean;
  /** The test was written by a parent pack; where it fails, this pack decides otherwise. */
  readonly inherited: boolean;
  /** `fired: missing B08-001`, `grouping.drg: expected GB25, got GB29`. */
  readonly differences: readonly string[];
}

export interface PackTestReport {
  readonly passed: number;
  /** Tests of the pack itself that fail. */
  readonly failed: number;
  /** Tests of its parents that no longer hold: what the pack changes of what it inherits. */
  readonly changed: number;
  readonly results: readonly PackTestResult[];
}

/**
 * Runs the pack's own tests and those it inherits (kind `tests`) through the evaluator. A pack without tests reports none. An inherited test
 * that fails is no failure of this pack: overriding is what a pack extends another for, and the report names what came of it.
 */
export function runPackTests(pack: CompiledPack): PackTestReport {
  const artifacts = [...(pack.resolved.artifacts.get('tests')?.values() ?? [])];
  const results = artifacts.flatMap((artifact) =>
    testCasesOf(artifact).map((test) => runTest(pack, artifact.id, test)),
  );
  const count = (inherited: boolean) => results.filter((one) => !one.passed && one.inherited === inherited).length;
  return { passed: results.filter((one) => one.passed).length, failed: count(false), changed: count(true), results };
}

function runTest(pack: CompiledPack, artifact: string, test: PackTestCase): PackTestResult {
  const { record } = normaliseRecord(test.record as CaseRecord);
  const asOf = test.asOf ?? record.stay?.dischargeAt?.slice(0, 10);
  const known = {
    id: `tests/${artifact}.json#${test.id}`,
    ...(test.title === undefined ? {} : { title: test.title }),
    inherited: isInherited(pack, artifact, test.id),
  };
  if (asOf === undefined)
    return { ...known, passed: false, differences: ['asOf: the test needs asOf or stay.dischargeAt'] };
  const evaluation = evaluateCase(
    record,
    { conduct: pack, policy: pack },
    {
      asOf,
      ...(test.history === undefined
        ? {}
        : { history: test.history.map((one) => normaliseRecord(one as CaseRecord).record) }),
    },
  );
  const differences = [
    ...firedDifferences(test, evaluation),
    ...partialDifferences('grouping', test.expect.grouping, evaluation.grouping),
    ...partialDifferences('payment', test.expect.payment, evaluation.payment),
  ];
  return { ...known, passed: differences.length === 0, differences };
}

/** A case of the list, a row of the table, or the whole artifact: the nearest entry says whose it is. */
function isInherited({ resolved: { provenance, manifest } }: CompiledPack, artifact: string, id: string): boolean {
  const from =
    provenance.get(`tests/${artifact}#cases/${id}`) ??
    provenance.get(`tests/${artifact}.cases#${id}`) ??
    provenance.get(`tests/${artifact}`);
  return from !== undefined && from.packId !== manifest.id;
}

function firedDifferences(test: PackTestCase, evaluation: Evaluation): string[] {
  const fired = new Set(evaluation.findings.map((one) => one.ruleId));
  const expected = test.expect.fired ?? [];
  return [
    ...expected.filter((rule) => !fired.has(rule)).map((rule) => `fired: missing ${rule}`),
    ...(test.expect.notFired ?? []).filter((rule) => fired.has(rule)).map((rule) => `notFired: ${rule} fired`),
    ...(test.expect.notEvaluable ?? [])
      .filter((rule) => !evaluation.notEvaluable.some((line) => line.ids?.includes(rule) === true))
      .map((rule) => `notEvaluable: ${rule} could be evaluated`),
    ...(test.expect.onlyFired === true
      ? [...fired].filter((rule) => !expected.includes(rule)).map((rule) => `fired: unexpected ${rule}`)
      : []),
  ];
}

function partialDifferences(name: string, expected: unknown, actual: unknown): string[] {
  if (expected === undefined) return [];
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected)) {
    const members = (actual ?? {}) as Readonly<Record<string, unknown>>;
    return Object.entries(expected).flatMap(([key, value]) =>
      partialDifferences(`${name}.${key}`, value, Object.hasOwn(members, key) ? members[key] : undefined),
    );
  }
  return JSON.stringify(expected) === JSON.stringify(actual)
    ? []
    : [`${name}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}
