import type { CallOutput } from '../../../api/client.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import styles from './case.module.css';

type Progress = NonNullable<CallOutput<'getCase'>['workflow']>;

/** Where the case is in its flow. */
export function StageSteps({ workflow }: { readonly workflow: Progress }) {
  const t = useT('cases');
  const local = useLocal();
  return (
    <ol className={styles['stages']} aria-label={t('flow')} data-testid="stages">
      {workflow.stages.map((stage) => (
        <li
          key={stage.stage}
          data-state={stage.state}
          aria-current={stage.state === 'current' ? 'step' : undefined}
          title={t(`flow.${stage.state}`)}
        >
          <span aria-hidden="true">{stage.state === 'done' ? '✓' : stage.state === 'current' ? '●' : '○'}</span>{' '}
          {local(stage.title)}
          <span className="cl-visually-hidden">{t(`flow.${stage.state}`)}</span>
        </li>
      ))}
    </ol>
  );
}
