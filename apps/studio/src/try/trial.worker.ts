import { tryRows, type RowStanding, type TriedRows } from './row-trial.ts';
import { trialCases, type SampleCase } from './trial-cases.ts';
import { NO_TABLES, trialEnvironment, type TrialTables } from './trial-environment.ts';
import { tryRule, type Trial, type TrialCase, type TriedRule } from './trial.ts';

export type TrialRequest =
  | { readonly kind: 'cases'; readonly cases: readonly SampleCase[] }
  | { readonly kind: 'tables'; readonly tables: TrialTables }
  | { readonly kind: 'try'; readonly round: number; readonly tried: TriedRule }
  | { readonly kind: 'rows'; readonly round: number; readonly tried: TriedRows };

export type TrialAnswer =
  | { readonly kind: 'trial'; readonly round: number; readonly trial: Trial; readonly ms: number }
  | {
      readonly kind: 'rows';
      readonly round: number;
      readonly standings: ReadonlyMap<string, RowStanding>;
      readonly cases: number;
      readonly ms: number;
    }
  | { readonly kind: 'broken'; readonly round: number; readonly message: string };

let samples: readonly SampleCase[] = [];
let tables = NO_TABLES;
let environment = trialEnvironment(NO_TABLES);
let cases: readonly TrialCase[] | undefined;

const answer = (message: TrialAnswer): void => postMessage(message);

/** Holds the cases and evaluates on them, so that typing never waits. */
addEventListener('message', ({ data }: MessageEvent<TrialRequest>) => {
  if (data.kind === 'cases') {
    samples = data.cases;
    cases = undefined;
    return;
  }
  if (data.kind === 'tables') {
    ({ tables } = data);
    environment = trialEnvironment(tables);
    cases = undefined;
    return;
  }
  const { round } = data;
  try {
    cases ??= trialCases(samples, tables);
    const from = performance.now();
    if (data.kind === 'rows') {
      const standings = tryRows(data.tried, cases, environment);
      return answer({ kind: 'rows', round, standings, cases: cases.length, ms: performance.now() - from });
    }
    const trial = tryRule(data.tried, cases, environment);
    answer({ kind: 'trial', round, trial, ms: performance.now() - from });
  } catch (error) {
    answer({ kind: 'broken', round, message: error instanceof Error ? error.message : String(error) });
  }
});
