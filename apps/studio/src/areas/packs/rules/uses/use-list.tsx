import { Link } from 'react-router';
import { useOperation } from '../../../../api/hooks.ts';
import type { CallOutput } from '../../../../api/client.ts';
import { useT } from '../../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import styles from './uses.module.css';
import type { Thing } from './thing.ts';

type Use = CallOutput<'findUses'>['uses'][number];

/** Every place of the pack that names a thing, with a link to it. */
export function UseList({ thing, onGo }: { readonly thing: Thing; readonly onGo: () => void }) {
  const t = useT('packs');
  const { source } = useWorkbench();
  const found = useOperation('findUses', { params: { source }, query: { ...thing } }, { keepPrevious: false });
  if (found.error !== null) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { uses, total } = found.data;
  return (
    <>
      <p className="cl-muted">
        {total === 0 ? t('uses.none') : t('uses.count', { total })}
        {total > uses.length ? ` ${t('uses.first', { shown: uses.length })}` : ''}
      </p>
      <ul className={styles['list']} data-testid="uses">
        {uses.map((use, index) => (
          <li key={index}>
            <Link to={linkOf(source, use)} onClick={onGo}>
              <code>{use.element ?? use.artifact}</code> {use.title}
            </Link>
            <span className="cl-muted">
              {use.kind}/{use.artifact} · {use.path}
            </span>
            <code className={styles['shown']}>{use.shown}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function linkOf(source: string, { kind, artifact, element, table }: Use): string {
  const page = `/packs/${source}/${kind}/${encodeURIComponent(artifact)}`;
  if (element !== undefined && (kind === 'rules' || table === undefined))
    return `${page}?element=${encodeURIComponent(element)}`;
  return kind === 'rules' ? `${page}?as=json` : page;
}
