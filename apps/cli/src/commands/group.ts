import { factsOf, groupAndPay } from '@caseloom/engine';
import type { GroupingResult } from '@caseloom/grouping';
import { CASE_FLAGS, CASE_USAGE, readCases } from '../case-input.ts';
import type { Command } from '../command.ts';
import { Unusable } from '../failure.ts';
import { loadCompiledPack } from '../load-pack.ts';
import { RowWriter } from '../output.ts';

export const GROUP_COLUMNS = {
  drg: ['id', 'status', 'reason', 'mdc', 'adrg', 'drg'],
  dip: ['id', 'status', 'reason', 'group', 'group_seq', 'catalogue', 'op_type', 'matched_procedures', 'auxiliary_kind', 'auxiliary_level', 'auxiliary_factor', 'estimated_average'],
} as const;

export const group: Command = {
  words: 'group',
  usage: `group ${CASE_USAGE} [--out FILE|-]`,
  summary: 'The group of every case. Exit 1 when a row was unreadable.',
  flags: { ...CASE_FLAGS, out: { kind: 'value' } },
  takes: 0,
  async run(args) {
    const pack = await loadCompiledPack(args.need('pack'), args);
    const [scheme] = pack.schemes.values();
    if (scheme === undefined) throw new Unusable(`pack ${pack.resolved.manifest.id} has no grouping scheme`);
    const out = new RowWriter(args.value('out') ?? '-', GROUP_COLUMNS[scheme.family]);
    const pair = { conduct: pack, policy: pack };
    const { refused } = await readCases(args, pack, async ({ id, record, asOf }) => {
      const { grouping } = groupAndPay(factsOf(record, pair, { asOf }), pack, { asOf });
      if (grouping !== undefined) await out.write(groupRow(id, grouping));
    });
    await out.close();
    return refused > 0 ? 1 : 0;
  },
};

export function groupRow(id: string, grouping: GroupingResult): Record<string, string | undefined> {
  const head = { id, status: grouping.status, reason: grouping.reason };
  if (grouping.family === 'drg') return { ...head, mdc: grouping.mdc, adrg: grouping.adrg, drg: grouping.drg };
  const { dip } = grouping;
  return {
    ...head, group: dip?.group, group_seq: dip?.groupSeq, catalogue: dip?.catalogue, op_type: dip?.opType, matched_procedures: dip?.matchedProcedures.join('|'),
    auxiliary_kind: dip?.auxiliaryKind, auxiliary_level: dip?.auxiliaryLevel, auxiliary_factor: dip?.auxiliaryFactor, estimated_average: dip?.estimatedAverage,
  };
}
