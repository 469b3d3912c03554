import { factsOf, recommendGroups, type RecommendedGroup } from '@caseloom/engine';
import { deviationWord } from '@caseloom/payment';
import { CASE_FLAGS } from '../cases/case-flags.ts';
import { openCases } from '../cases/open-cases.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { openOutput, OUT_FLAGS } from '../output/output.ts';
import type { Row } from '../output/row-writer.ts';
import { chooseScheme, SCHEME_FLAG } from '../packs/choose-scheme.ts';
import { loadCompiledPack } from '../packs/load-pack.ts';

/** Those of the published recommendation lists. */
export const RECOMMEND_COLUMNS = [
  'case_id',
  'position',
  'group_seq',
  'group_code',
  'deviation',
  'points',
  'settlement_amount',
  'standard_amount',
];

/** What else each stay could be, by schemes that say how. A stay without candidates has no rows. */
export const command: Command = {
  flags: { ...CASE_FLAGS, ...OUT_FLAGS, ...SCHEME_FLAG },
  takes: 0,
  async run(args) {
    const { pack, scheme } = chooseScheme(await loadCompiledPack(args.need('pack'), args), args);
    if (scheme.recommend === undefined)
      throw unusable('CLI_RECOMMEND_NOT_OFFERED', { scheme: scheme.id, family: scheme.family.toUpperCase() });
    const out = openOutput(args, RECOMMEND_COLUMNS);
    const cases = await openCases(args, pack);
    for await (const { id, record, asOf } of cases) {
      const facts = factsOf(record, { conduct: pack, policy: pack }, { asOf });
      for (const candidate of recommendGroups(facts, pack, { asOf, trace: 'none' }).candidates)
        await out.write(recommendationRow(id, candidate));
    }
    await out.close();
    return cases.counts.refused > 0 ? 1 : 0;
  },
};

/** A candidate that cannot be settled has the reason in `deviation`, in brackets, where its band is not known either, and no amount. */
function recommendationRow(id: string, { position, groupSeq, group, payment }: RecommendedGroup): Row {
  return {
    case_id: id,
    position: String(position),
    group_seq: groupSeq,
    group_code: group,
    deviation: deviationWord(payment?.caseType) ?? (payment?.reason === undefined ? '' : `(${payment.reason})`),
    points: payment?.points,
    settlement_amount: payment?.amount,
    standard_amount: payment?.standard,
  };
}
