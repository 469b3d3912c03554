import type { Operations, OutputOf } from '@caseloom/api';
import { caseFacts, normaliseRecord, type CaseRecord } from '@caseloom/record';
import type { TrialTables } from './trial-environment.ts';
import type { TrialCase } from './trial.ts';

export type SampleCase = OutputOf<Operations['sampleCases']>['cases'][number];

/** What rules read of the sample's cases, completed from the code tables as on the server. */
export function trialCases(samples: readonly SampleCase[], tables: TrialTables): TrialCase[] {
  const codeAttributes = (system: string, code: string): Readonly<Record<string, string>> | undefined => {
    const rows = tables.systems[system]?.rows;
    const row = rows !== undefined && Object.hasOwn(rows, code) ? rows[code] : undefined;
    if (row === undefined) return undefined;
    const { zh, ...rest } = row;
    return zh === undefined ? rest : { ...rest, name: zh };
  };
  return samples.map(({ id, asOf, record: given, grouping }) => {
    const { record } = normaliseRecord(given);
    const facts = caseFacts(record, { asOf, codeAttributes, history: [] }) as Record<string, unknown>;
    if (grouping !== undefined) facts['grouping'] = grouping;
    return { id, asOf, title: titleOf(record), facts };
  });
}

/** What tells cases apart when nobody may be named: the principal diagnosis. */
function titleOf(record: CaseRecord): string {
  const { code, name } = (record.dx?.principal ?? {}) as { code?: string; name?: string };
  return [code, name].filter((one) => typeof one === 'string' && one !== '').join(' ');
}
