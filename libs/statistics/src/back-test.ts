import type { CompiledModels } from './compile.ts';
import type { Observation } from './observation.ts';
import type { BackTest } from './types.ts';

/** A held-out case as it first came, and as it stands now. */
export interface HeldOut {
  readonly first: Observation;
  readonly now: Observation;
}

/**
 * What models would have said about held-out cases when these first came, and how much of that was corrected later without them: by
 * model, a lower bound of how often it was right.
 */
export function backTest(
  models: CompiledModels,
  cases: readonly HeldOut[],
  period: { readonly from: string; readonly to: string },
): Map<string, BackTest> {
  const tests = new Map<string, { findings: number; corrected: number }>();
  for (const { first, now } of cases) {
    const still = new Set(models.evaluate(now).map((one) => `${one.model} ${one.row}`));
    for (const { model, row } of models.evaluate(first)) {
      const test = tests.get(model) ?? { findings: 0, corrected: 0 };
      test.findings++;
      if (!still.has(`${model} ${row}`)) test.corrected++;
      tests.set(model, test);
    }
  }
  return new Map([...tests].map(([model, test]) => [model, { ...period, cases: cases.length, ...test }]));
}
