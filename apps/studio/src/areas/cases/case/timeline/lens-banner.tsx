import { Button } from 'antd';
import { momentText } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { SeverityShape } from '../../../../parts/index.ts';
import type { Evaluation } from '../findings/group-findings.ts';
import type { Lens } from './lens.ts';
import styles from '../case.module.css';

export interface LensBannerProps {
  readonly lens: Lens;
  readonly evaluation: Evaluation | undefined;
  readonly note:
    | {
        readonly recordedAt?: string;
        readonly revision?: number;
        readonly reproduced?: boolean;
        readonly difference?: string | undefined;
      }
    | undefined;
  readonly onBack: () => void;
}

/** Says that the results are seen from another time, with which packs, and whether they could be reproduced. */
export function LensBanner({ lens, evaluation, note, onBack }: LensBannerProps) {
  const t = useT('cases');
  if (lens.kind === 'now') return null;
  const packs =
    evaluation?.packs === undefined
      ? ''
      : [
          ...new Set([
            `${evaluation.packs.conduct.id} ${evaluation.packs.conduct.version}`,
            `${evaluation.packs.policy.id} ${evaluation.packs.policy.version}`,
          ]),
        ].join(' · ');
  return (
    <div className={styles['lens']} role="status" data-testid="lens">
      <div>
        <strong>
          {lens.kind === 'asOf' ? t('lens.asOf', { date: lens.date }) : t('lens.knownAt', { at: momentText(lens.at) })}
        </strong>{' '}
        {packs}
        {note?.revision === undefined ? null : (
          <div>
            {t('lens.recorded', { n: note.revision, at: momentText(note.recordedAt) })}{' '}
            {note.reproduced === undefined ? null : (
              <>
                <SeverityShape severity={note.reproduced ? 'pass' : 'error'} />{' '}
                {note.reproduced ? t('lens.reproduced') : t('lens.differs', { difference: note.difference ?? '' })}
              </>
            )}
          </div>
        )}
      </div>
      <Button size="small" onClick={onBack}>
        {t('lens.back')}
      </Button>
    </div>
  );
}
