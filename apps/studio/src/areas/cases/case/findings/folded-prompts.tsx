import { useState } from 'react';
import { momentText, number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { FindingCard, type FindingCardProps } from './finding-card.tsx';
import type { Evaluation } from './group-findings.ts';
import { foldCounts, type FoldedFinding, type Prompt } from './prompts.ts';
import styles from './findings.module.css';

type Props = Omit<FindingCardProps, 'item' | 'chosen' | 'shownAs'> & {
  readonly folded: readonly FoldedFinding[];
  readonly budget: NonNullable<Evaluation['prompts']>['budget'];
  /** The number of the last finding above. */
  readonly after: number;
  readonly chosen: string | undefined;
};

/** What is not put before the person now, counted and one click away, each with the reason. */
export function FoldedPrompts({ folded, budget, after, chosen, ...card }: Props) {
  const t = useT('cases');
  const [open, setOpen] = useState(false);
  if (folded.length === 0) return null;
  const shown = open || folded.some((one) => one.finding.key === chosen);
  const reasons = foldCounts(folded)
    .map(([reason, n]) => t('prompts.count', { reason: t(`prompts.${reason}`), n }))
    .join(t('prompts.separator'));
  return (
    <section className={styles['folded']} aria-label={t('prompts.more', { n: folded.length })}>
      <button
        type="button"
        className={styles['foldedHead']}
        aria-expanded={shown}
        title={budget === undefined ? undefined : t('prompts.budget', { visible: budget.visible })}
        onClick={() => setOpen(!shown)}
        data-testid="prompts-folded"
      >
        <strong>{t('prompts.more', { n: number(folded.length) })}</strong> <span>{reasons}</span> {shown ? '▾' : '▸'}
      </button>
      {shown
        ? folded.map(({ finding, prompt }, index) => (
            <FindingCard
              key={finding.key}
              item={{ number: after + index + 1, finding }}
              shownAs={prompt.severity}
              chosen={chosen === finding.key}
              note={<FoldReason prompt={prompt} visible={budget?.visible ?? 0} />}
              {...card}
            />
          ))
        : null}
    </section>
  );
}

/** Why this one is not shown at once, in a sentence. */
function FoldReason({ prompt, visible }: { readonly prompt: Prompt; readonly visible: number }) {
  const t = useT('cases');
  const { demotion } = prompt;
  const sentence =
    prompt.reason === 'seenBefore'
      ? t('prompt.seenBefore', { at: momentText(prompt.seenAt) })
      : prompt.reason === 'silenced' && demotion !== undefined
        ? t('prompt.silenced', { by: demotion.by, reason: demotion.reason, until: untilText(t, demotion.validTo) })
        : t('prompt.overBudget', { visible, place: prompt.place });
  return t('prompts.why', { sentence });
}

export function untilText(t: ReturnType<typeof useT<'cases'>>, validTo: string | undefined): string {
  return validTo === undefined ? t('prompt.untilRevoked') : t('prompt.until', { date: validTo });
}
