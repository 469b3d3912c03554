import type { OutputOf, Operations } from '@caseloom/api';
import { elementKey, tableRowKey } from '@caseloom/pack';
import { documentOf } from '../index/rule-block.ts';
import { statusOf } from '../index/select-rules.ts';
import { hitsByNumber, ruleRow } from './rule-row.ts';
import type { Hits } from './rule-row.ts';
import { defineTask } from './task.ts';

type Answer = OutputOf<Operations['libraryRule']>;

/** One rule with everything an author asks about it; undefined when the pack has none of that id. */
export const ruleTask = defineTask({
  id: 'rule',
  run: ({ index, resolved }, asked: { rule: string; today: string; hits: Hits }): Answer | undefined => {
    const number = index.numberOf(asked.rule);
    if (number === undefined) return undefined;
    const found = index.rules[number]!;
    const parts = index.partsOf(number);
    const key =
      found.row === undefined
        ? elementKey('rules', found.set.id, 'rules', found.id)
        : tableRowKey('rules', found.set.id, 'rows', found.id);
    const said = resolved.provenance.get(key);
    return {
      row: ruleRow(index, number, statusOf(index, asked.today), hitsByNumber(index, asked.hits)),
      rule: documentOf(found),
      ...(found.row === undefined ? {} : { cells: { ...found.row } }),
      reads: [...parts.fields].sort(),
      sets: [...parts.sets].sort(),
      conditions: [...parts.named].sort(),
      provenance: provenanceView(found.origin),
      history: (said?.history ?? []).map(provenanceView),
    };
  },
});

function provenanceView({ packId, version, layer, op, reason, address }: Answer['history'][number]) {
  return { packId, version, layer, op, ...(reason ? { reason } : {}), ...(address ? { address } : {}) };
}
