import { useOperation } from '../../../api/hooks.ts';
import { momentText } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/index.ts';
import { SeverityShape } from '../../../parts/index.ts';
import styles from './case.module.css';

/** Why the case came back, in the words of whoever returned it, until somebody finishes the task again. */
export function ReturnNote({ caseId }: { readonly caseId: string }) {
  const local = useLocal();
  const timeline = useOperation('caseTimeline', { params: { id: caseId } });
  const last = timeline.data?.entries.findLast((entry) => entry.kind === 'task');
  if (last?.detail?.reason === undefined) return null;
  return (
    <div className={styles['banner']} role="note" data-testid="return-note">
      <SeverityShape severity="warn" /> {local(last.title)}{' '}
      <span className="cl-muted">
        {last.by ?? ''} {momentText(last.at)}
      </span>{' '}
      {last.detail.reason}
    </div>
  );
}
