import { groupingInput } from '@caseloom/grouping';
import type { GroupingInput } from '@caseloom/grouping';
import { caseFacts, normaliseRecord } from '@caseloom/record';

export interface SampleForm {
  readonly id: string;
  /** What tells cases apart when nobody may be named: the principal diagnosis. */
  readonly title: string;
  readonly input: GroupingInput;
}

/** A de-identified case as grouping reads it. */
export function sampleForm({ id, asOf, record: given }: { id: string; asOf: string; record?: unknown }): SampleForm {
  const { record } = normaliseRecord(given as never);
  const input = groupingInput(caseFacts(record, { asOf, codeAttributes: () => undefined, history: [] }));
  const { code, name } = (record.dx?.principal ?? {}) as { code?: string; name?: string };
  return { id, title: [code, name].filter((one) => typeof one === 'string' && one !== '').join(' '), input };
}
