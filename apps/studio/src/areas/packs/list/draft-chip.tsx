import { Tooltip } from 'antd';
import { Link } from 'react-router';
import { momentText } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { Draft } from '../life-cycle.ts';
import { StateBadge } from '../state-badge.tsx';
import styles from './list.module.css';

/** A draft in one line: state, version to be, whose it is. */
export function DraftChip({ draft }: { readonly draft: Draft }) {
  const t = useT('packs');
  return (
    <Tooltip title={t('draft.updated', { at: momentText(draft.updatedAt) })}>
      <Link to={`/packs/draft:${draft.id}`} className={styles['chip']} data-testid={`draft-chip-${draft.state}`}>
        <StateBadge state={draft.state} />
        <code>{draft.nextVersion}</code>
        <span className="cl-muted">{draft.author.name}</span>
      </Link>
    </Tooltip>
  );
}
