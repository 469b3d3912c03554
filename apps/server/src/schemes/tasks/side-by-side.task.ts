import { SideBySideAccumulator, groupingInput } from '@caseloom/grouping';
import type { DipSettlementRow, SideBySide, SideBySideState } from '@caseloom/grouping';
import { caseFacts } from '@caseloom/record';
import { assembleRecord } from '../../cases/case-documents.ts';
import { defineTask } from '../../library/tasks/task.ts';
import { compiledScheme } from '../compiled-scheme.ts';
import { listInput } from '../list-input.ts';
import { schemeOf } from '../scheme-of.ts';
import type { SchemeArtifact } from '../scheme-of.ts';
import type { OtherScheme } from './compare-schemes.task.ts';

export interface ComparedCases {
  readonly scheme: string;
  readonly other: OtherScheme;
  readonly record: 'frontPage' | 'settlementList';
  readonly settlement?: DipSettlementRow | undefined;
  readonly cases: readonly {
    readonly id: string;
    readonly asOf: string;
    /** Kind and JSON of each of its documents, in order. */
    readonly documents: readonly (readonly [kind: string, json: string])[];
  }[];
  /** What the cases before these came to. */
  readonly before?: Counted | undefined;
}

export interface Counted {
  readonly state: SideBySideState;
  readonly withoutList: number;
}

/** Some cases grouped by both schemes, counted on top of those before. @throws Refusal 404; CaseloomError when a scheme does not run */
export const sideBySideTask = defineTask({
  id: 'sideBySide',
  run: (state, asked: ComparedCases, context): Counted & { readonly result: SideBySide } => {
    const compared = (artifact: SchemeArtifact) => ({ artifact, scheme: compiledScheme(artifact) });
    const counted = new SideBySideAccumulator(
      compared(schemeOf(state, asked.scheme)),
      compared(schemeOf(context.open(asked.other.source), asked.other.scheme)),
    );
    if (asked.before) counted.merge(asked.before.state);
    let withoutList = asked.before?.withoutList ?? 0;
    for (const { id, asOf, documents } of asked.cases) {
      const record = assembleRecord(documents.map(([kind, json]) => ({ kind, content: JSON.parse(json) as unknown })));
      const input = groupingInput(caseFacts(record, { asOf, codeAttributes: () => undefined, history: [] }));
      const other = asked.record === 'frontPage' ? input : listInput(input, record.settlement);
      if (other === undefined) withoutList++;
      else counted.add(id, input, other, asked.settlement);
    }
    return { state: counted.state(), withoutList, result: counted.result() };
  },
});
