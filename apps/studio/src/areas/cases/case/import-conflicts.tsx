import type { CallOutput } from '../../../api/client.ts';
import { useT } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import { DecideTable } from './decide-table.tsx';
import styles from './case.module.css';

/** Fields corrected here that a later import brought differently; ours stands until somebody decides. */
export function ImportConflicts({
  conflicts,
  busy,
  editable,
  onDecide,
}: {
  readonly conflicts: CallOutput<'getCase'>['conflicts'];
  readonly busy: boolean;
  readonly editable: boolean;
  readonly onDecide: (path: string, choice: 'mine' | 'theirs') => void;
}) {
  const t = useT('cases');
  if (conflicts.length === 0) return null;
  return (
    <section className={styles['conflicts']} data-testid="import-conflicts">
      <h2>
        <SeverityShape severity="warn" /> {t('conflict.title', { n: conflicts.length })}
      </h2>
      <p className="cl-muted">{t('conflict.text')}</p>
      <DecideTable
        items={conflicts}
        theirs={undefined}
        onChoose={onDecide}
        mineTitle={t('conflict.mine')}
        theirsTitle={t('conflict.theirs')}
        disabled={busy || !editable}
      />
    </section>
  );
}
