import { Segmented } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice, SeverityShape } from '../../../parts/index.ts';
import { useTrial } from '../../../try/use-trial.ts';
import { useFieldLabel } from '../rules/use-field-label.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { TriedCases } from './tried-cases.tsx';
import styles from './try.module.css';
import { useMakeTest } from './use-make-test.ts';
import { useSampleChoice } from './use-sample-choice.ts';

/** What the rule in the open editor does to the sample, at every pause of typing. */
export function TypingTrial() {
  const t = useT('packs');
  const { source, edited } = useWorkbench();
  const [search] = useSearchParams();
  const [synthetic, setSynthetic] = useSampleChoice();
  const removed = useRemovedFields();
  const tried = useMemo(
    () => (edited === undefined ? undefined : { set: edited.set, before: edited.before, after: edited.after }),
    [edited],
  );
  const { kind, trial, ms, waiting, error, recordOf } = useTrial(source, tried, synthetic);
  const makeTest = useMakeTest();
  if (edited === undefined) return <p className="cl-muted">{t('typing.choose')}</p>;
  return (
    <section className={styles['trial']} aria-label={t('typing.title')} data-testid="typing-trial">
      <h3>
        {t('typing.title')} <code>{edited.after.id}</code>
      </h3>
      <Segmented
        size="small"
        aria-label={t('typing.which')}
        value={synthetic || kind === 'synthetic' ? 'synthetic' : 'own'}
        onChange={(value) => setSynthetic(value === 'synthetic')}
        options={[
          { value: 'own', label: t('typing.onOwn'), disabled: !synthetic && kind === 'synthetic' },
          { value: 'synthetic', label: t('typing.onSynthetic') },
        ]}
      />
      {kind === undefined || trial === undefined ? null : (
        <p className="cl-muted">{t(`typing.${kind}`, { count: trial.cases })}</p>
      )}
      {kind !== 'own' || trial === undefined || removed(trial.reads).length === 0 ? null : (
        <p data-testid="trial-removed">
          <SeverityShape severity="warn" /> {t('typing.removed', { fields: removed(trial.reads).join('、') })}
        </p>
      )}
      {error === undefined ? null : <ProblemNotice error={error} />}
      <p role="status" aria-busy={waiting} data-testid="trial-counts">
        {trial === undefined
          ? waiting
            ? t('typing.waiting')
            : ''
          : trial.issues.length > 0
            ? t('typing.broken')
            : t('typing.now', { fired: trial.fired, unanswered: trial.notEvaluable, cases: trial.cases })}
        {trial === undefined || ms === undefined || trial.issues.length > 0 ? null : (
          <span className="cl-muted"> · {t('typing.timing', { ms: ms < 10 ? ms.toFixed(1) : Math.round(ms) })}</span>
        )}
      </p>
      {trial === undefined || trial.issues.length > 0
        ? null
        : (['gained', 'lost', 'unanswered', 'stays'] as const).map((list) => (
            <TriedCases
              key={list}
              list={list}
              cases={trial[list]}
              onMakeTest={(one) => {
                const kept = recordOf(one.id);
                if (kept !== undefined) makeTest(edited.after.id, one, kept);
              }}
            />
          ))}
      {search.get('element') === null ? (
        <Link to={`?element=${encodeURIComponent(edited.after.id)}&drawer=try`} data-testid="trial-open">
          {t('typing.open')}
        </Link>
      ) : null}
      {trial === undefined ||
      trial.issues.length > 0 ||
      trial.gained.length + trial.lost.length + trial.unanswered.length > 0 ? null : (
        <p className="cl-muted">{t('typing.none')}</p>
      )}
    </section>
  );
}

/** Labels of those fields that a de-identified record lacks. */
function useRemovedFields(): (reads: readonly string[]) => string[] {
  const fields = useOperation('fields', {}, { staleTime: 300_000 });
  const label = useFieldLabel();
  const identifying = useMemo(
    () => new Set(fields.data?.fields.filter((one) => one.identifying === true).map((one) => one.path)),
    [fields.data],
  );
  return (reads) => reads.filter((path) => identifying.has(path)).map(label);
}
