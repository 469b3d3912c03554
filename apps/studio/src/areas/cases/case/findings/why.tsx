import { operators } from '@caseloom/rules';
import type { RuleExplanation } from '@caseloom/rules';
import { useMemo } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useLocal, useT, type TextKey } from '../../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useCaseActions } from '../case-context.ts';
import type { ApiChange } from '../edit/draft.ts';
import { useFieldName, useValueText } from './labels.ts';
import { itemOf, storyOf, type StoryLine, type StoryWords } from './rule-story.ts';
import styles from './findings.module.css';

/** Why a rule fired or did not: its conditions as a story with the values read. */
export default function Why({
  caseId,
  ruleId,
  changes,
  at,
}: {
  readonly caseId: string;
  readonly ruleId: string;
  readonly changes: readonly ApiChange[];
  readonly at?: string | undefined;
}) {
  const t = useT('cases');
  const answer = useOperation(
    'explainRule',
    { params: { id: caseId, ruleId }, body: { changes: [...changes] } },
    { staleTime: 30_000 },
  );
  const local = useLocal();
  const field = useFieldName();
  const value = useValueText();
  const words = useMemo<StoryWords>(() => {
    const titles = new Map<string, { zh: string; en: string }>(
      [...operators.values()].map((one) => [one.id, one.title]),
    );
    return { field, value, operator: (id) => local(titles.get(id)) || id };
  }, [field, value, local]);
  if (answer.error !== null) return <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Loading rows={3} />;
  const explanation = answer.data.explanation as RuleExplanation;
  const rule = answer.data.rule as { forEach?: unknown } | undefined;
  const instances = at === undefined ? explanation.instances : explanation.instances.filter((one) => one.path === at);
  const shown = instances.length > 0 ? instances : explanation.instances;
  return (
    <div className={styles['why']} data-testid="why">
      {shown.slice(0, 5).map((instance, index) => {
        const item = itemOf(instance, rule?.forEach);
        return (
          <div key={`${instance.path} ${index}`}>
            {shown.length > 1 ? (
              <div className="cl-muted">
                {field(item ?? instance.path)} · {t(`outcome.${instance.outcome}`)}
              </div>
            ) : null}
            {instance.appliesWhen === undefined ? null : (
              <>
                <div className={styles['whyHead']}>{t('why.applies')}</div>
                <Lines lines={storyOf(instance.appliesWhen, words, item, instance.firstReason)} />
                <div className={styles['whyHead']}>{t('why.fires')}</div>
              </>
            )}
            <Lines lines={storyOf(instance.conditions, words, item, instance.firstReason)} />
          </div>
        );
      })}
      {shown.length > 5 ? <div className="cl-muted">{t('why.moreItems', { n: shown.length - 5 })}</div> : null}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly StoryLine[] }) {
  const t = useT('cases');
  const { goTo } = useCaseActions();
  const field = useFieldName();
  return (
    <ol className={styles['lines']}>
      {lines.map((line, index) => (
        <li key={index} style={{ paddingInlineStart: line.depth * 16 }} data-decides={line.decides}>
          <span
            className={styles['holds']}
            data-holds={String(line.result)}
            title={t(`holds.${String(line.result)}` as TextKey<'cases'>)}
          >
            {line.result === true ? '✓' : line.result === false ? '✕' : '?'}
            <span className="cl-visually-hidden">{t(`holds.${String(line.result)}` as TextKey<'cases'>)}</span>
          </span>
          <span>
            {line.kind === 'test' ? line.text : `${line.text === '' ? '' : `${line.text}：`}${t(`why.${line.kind}`)}`}
            {line.kind !== 'test' ? null : line.missing === undefined ? (
              line.read === undefined ? null : (
                <button
                  type="button"
                  className={styles['read']}
                  onClick={() => line.path !== undefined && goTo(line.path)}
                >
                  {t('why.read', { value: line.read })}
                </button>
              )
            ) : (
              <button
                type="button"
                className={styles['read']}
                onClick={() => line.missing !== undefined && goTo(line.missing.path)}
              >
                {t(`missing.${line.missing.reason}`, { field: field(line.missing.path) })}
              </button>
            )}
            {line.decides ? <em className={styles['decides']}>{t('why.decides')}</em> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
