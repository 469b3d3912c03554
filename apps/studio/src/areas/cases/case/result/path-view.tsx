import { useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { PathSteps, Terms } from './path-steps.tsx';
import { codeOf, isTerm, readPath, type TraceStep } from './path-story.ts';
import { useStepText } from './reason-text.ts';
import styles from './result.module.css';

/** How the answer came about, step by step with what was read; then why not the groups beside it; everything that was tried on demand. */
export function PathView({ trace }: { readonly trace: readonly TraceStep[] }) {
  const t = useT('cases');
  const text = useStepText();
  const { taken, neighbours, leftOut } = readPath(trace);
  const [all, setAll] = useState(false);
  const isTold = taken.length > 0 || neighbours.length > 0;
  return (
    <>
      <h3>{t('path.title')}</h3>
      {leftOut.map((step, index) => (
        <div key={index} className="cl-muted">
          {text(step)}
        </div>
      ))}
      {taken.length === 0 ? null : (
        <ol className={styles['steps']} data-testid="path">
          {taken.map((step) => (
            <li key={step.code} data-outcome="taken">
              <div className={styles['step']}>
                <span className={styles['stepMark']} aria-hidden="true">
                  ●
                </span>
                <span>{text(step)}</span>
              </div>
              <Reason step={step} />
            </li>
          ))}
        </ol>
      )}
      {neighbours.length === 0 ? null : (
        <>
          <h3>{t('path.neighbours')}</h3>
          <ul className={styles['steps']} data-testid="neighbours">
            {neighbours.map((step, index) => (
              <Neighbour key={index} step={step} />
            ))}
          </ul>
        </>
      )}
      {isTold ? (
        <button type="button" className={styles['folded']} aria-expanded={all} onClick={() => setAll(!all)}>
          {t('path.all')} {all ? '▾' : '▸'}
        </button>
      ) : null}
      {all || !isTold ? <PathSteps steps={trace} /> : null}
    </>
  );
}

/** One group that the case did not come to, told when asked. */
function Neighbour({ step }: { readonly step: TraceStep }) {
  const t = useT('cases');
  const text = useStepText();
  const [open, setOpen] = useState(false);
  return (
    <li data-outcome={step.outcome}>
      <button type="button" className={styles['stepWhy']} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('path.whyNot', { code: codeOf(step) })} {open ? '▾' : '▸'}
      </button>
      <span className="cl-muted"> {String(step.args['name'] ?? '')}</span>
      {open ? (
        <>
          <div className={styles['because']}>{text(step)}</div>
          <Reason step={step} />
        </>
      ) : null}
    </li>
  );
}

/** What decided, and the condition as the scheme writes it. */
function Reason({ step }: { readonly step: TraceStep }) {
  const t = useT('cases');
  return (
    <>
      <Terms of={(step.detail ?? []).filter(isTerm)} />
      {step.condition === undefined || step.condition === 'true' ? null : (
        <div className={styles['condition']} title={step.path}>
          {t('path.condition')} <code className={styles['filled']}>{step.condition}</code>
        </div>
      )}
    </>
  );
}
