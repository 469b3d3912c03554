import { factsOf, groupAndPay } from '@caseloom/engine';
import { catalogueWord, type GroupingResult } from '@caseloom/grouping';
import { DRG_COLUMNS, drgRow } from '../batch/drg-rows.ts';
import { groupLane } from '../batch/group-lane.ts';
import { threadsOf, THREADS_FLAG } from '../batch/threads.ts';
import { CASE_FLAGS } from '../cases/case-flags.ts';
import { openCases } from '../cases/open-cases.ts';
import type { Command } from '../command.ts';
import { openOutput, OUT_FLAGS } from '../output/output.ts';
import type { Row } from '../output/row-writer.ts';
import { chooseScheme, SCHEME_FLAG } from '../packs/choose-scheme.ts';
import { loadCompiledPack } from '../packs/load-pack.ts';

export const GROUP_COLUMNS = {
  apg: ['id', 'status', 'reason', 'apg', 'apg_type', 'weight', 'groups', 'packaged', 'unlisted'],
  drg: DRG_COLUMNS,
  dip: [
    'id',
    'status',
    'reason',
    'group',
    'group_seq',
    'catalogue',
    'op_type',
    'matched_procedures',
    'auxiliary_kind',
    'auxiliary_level',
    'auxiliary_factor',
    'estimated_average',
  ],
} as const;

export const command: Command = {
  flags: { ...CASE_FLAGS, ...OUT_FLAGS, ...SCHEME_FLAG, ...THREADS_FLAG },
  takes: 0,
  async run(args) {
    const { pack, scheme } = chooseScheme(await loadCompiledPack(args.need('pack'), args), args);
    const threads = threadsOf(args);
    const out = openOutput(args, GROUP_COLUMNS[scheme.family]);
    const cases = await openCases(args, pack);
    const lane = out.format === 'csv' ? groupLane(pack, scheme, cases.head, threads) : undefined;
    try {
      for await (const one of lane === undefined ? cases : cases.beside(lane)) {
        if ('bytes' in one) {
          await out.writeLines(one.bytes);
          continue;
        }
        const { id, record, asOf } = one;
        const facts = factsOf(record, { conduct: pack, policy: pack }, { asOf });
        await out.write(groupRow(id, groupAndPay(facts, pack, { asOf, trace: 'none' }).grouping!));
      }
    } finally {
      await lane?.close();
    }
    await out.close();
    return cases.counts.refused > 0 ? 1 : 0;
  },
};

/** One row of a family; the catalogue of a DIP group by the word of the published tables; the groups of a visit joined by `|`, those that are packaged apart. */
export function groupRow(id: string, result: GroupingResult): Row {
  if (result.family === 'drg') return drgRow(id, result);
  const { status, reason, dip, apg, weight } = result;
  const head = { id, status, reason };
  if (apg !== undefined) {
    const names = (isPackaged: boolean): string =>
      apg.items
        .filter(({ packagedInto }) => (packagedInto !== undefined) === isPackaged)
        .map((item) => item.apg)
        .join('|');
    const unlisted = apg.unlisted.map(({ code }) => code).join('|');
    return {
      ...head,
      apg: apg.primary,
      apg_type: apg.type,
      weight,
      groups: names(false),
      packaged: names(true),
      unlisted,
    };
  }
  if (dip === undefined) return head;
  return {
    ...head,
    group: dip.group,
    group_seq: dip.groupSeq,
    catalogue: catalogueWord(dip.catalogue),
    op_type: dip.opType,
    matched_procedures: dip.matchedProcedures.join('|'),
    auxiliary_kind: dip.auxiliaryKind,
    auxiliary_level: dip.auxiliaryLevel,
    auxiliary_factor: dip.auxiliaryFactor,
    estimated_average: dip.estimatedAverage,
  };
}
