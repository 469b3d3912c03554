import { trialEnvironment, valuesIn, type TrialTables } from './trial-environment.ts';
import { tryRule, type Trial, type TrialCase, type TriedRule } from './trial.ts';

export type TrialRequest =
  | { readonly kind: 'cases'; readonly cases: readonly TrialCase[]; readonly mostValues: number }
  | { readonly kind: 'tables'; readonly tables: TrialTables }
  | { readonly kind: 'try'; readonly round: number; readonly tried: TriedRule };

export type TrialAnswer =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'trial'; readonly round: number; readonly trial: Trial; readonly ms: number }
  | { readonly kind: 'broken'; readonly round: number; readonly message: string };

let cases: readonly TrialCase[] = [];
let environment = trialEnvironment({ sets: {}, systems: {}, parameters: {}, maps: {} });

const answer = (message: TrialAnswer): void => postMessage(message);

/** Holds the cases and evaluates on them, so that typing never waits. */
addEventListener('message', ({ data }: MessageEvent<TrialRequest>) => {
  if (data.kind === 'cases') {
    ({ cases } = data);
    const facts = cases.map((one) => one.facts);
    answer({ kind: 'values', values: valuesIn(facts, data.mostValues) });
  } else if (data.kind === 'tables') environment = trialEnvironment(data.tables);
  else {
    const { round } = data;
    const from = performance.now();
    try {
      answer({ kind: 'trial', round, trial: tryRule(data.tried, cases, environment), ms: performance.now() - from });
    } catch (error) {
      answer({ kind: 'broken', round, message: error instanceof Error ? error.message : String(error) });
    }
  }
});
