import { useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { isTerm, stretches, type TraceStep } from './path-story.ts';
import { useStepText } from './reason-text.ts';
import styles from './result.module.css';

/** The path step by step; what was taken stands out, what did not match is folded, each step can say why. */
export function PathSteps({ steps, depth = 0 }: { readonly steps: readonly TraceStep[]; readonly depth?: number }) {
  return (
    <ol className={styles['steps']} data-depth={depth}>
      {stretches(steps).map((stretch, index) =>
        stretch.kind === 'passed' ? (
          <Passed key={index} steps={stretch.steps} depth={depth} />
        ) : (
          <Step key={index} step={stretch.step} depth={depth} />
        ),
      )}
    </ol>
  );
}

function Step({ step, depth }: { readonly step: TraceStep; readonly depth: number }) {
  const t = useT('cases');
  const text = useStepText();
  const detail = step.detail ?? [];
  const terms = detail.filter(isTerm);
  const below = detail.filter((one) => !isTerm(one));
  const [open, setOpen] = useState(step.outcome === 'taken');
  const isLeaf = detail.length === 0;
  return (
    <li data-outcome={step.outcome}>
      <div className={styles['step']}>
        <span className={styles['stepMark']} aria-hidden="true">
          {step.outcome === 'taken' ? '●' : step.outcome === 'passed' ? '○' : '·'}
        </span>
        <span>
          {text(step)}
          {isLeaf ? null : (
            <button type="button" className={styles['stepWhy']} aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('path.less') : t('path.why')}
            </button>
          )}
        </span>
      </div>
      {open && terms.length > 0 ? <Terms of={terms} /> : null}
      {open && below.length > 0 ? <PathSteps steps={below} depth={depth + 1} /> : null}
    </li>
  );
}

/** The terms that decided, each with the value it read. */
export function Terms({ of }: { readonly of: readonly TraceStep[] }) {
  return (
    <ul className={styles['terms']}>
      {of.map((term, index) => (
        <Term key={index} step={term} />
      ))}
    </ul>
  );
}

/** A condition of a step and what it read; conditions may hold conditions. */
function Term({ step }: { readonly step: TraceStep }) {
  const text = useStepText();
  const holds = step.outcome === 'taken';
  return (
    <li>
      <span data-holds={holds}>{step.outcome === 'note' ? '·' : holds ? '✓' : '✕'}</span> {text(step)}
      {step.detail === undefined || step.detail.length === 0 ? null : <Terms of={step.detail} />}
    </li>
  );
}

function Passed({ steps, depth }: { readonly steps: readonly TraceStep[]; readonly depth: number }) {
  const t = useT('cases');
  const [open, setOpen] = useState(false);
  return (
    <li data-outcome="passed">
      <button type="button" className={styles['folded']} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('path.passed', { n: steps.length })} {open ? '▾' : '▸'}
      </button>
      {open ? (
        <ol className={styles['steps']} data-depth={depth}>
          {steps.map((step, index) => (
            <Step key={index} step={step} depth={depth} />
          ))}
        </ol>
      ) : null}
    </li>
  );
}
