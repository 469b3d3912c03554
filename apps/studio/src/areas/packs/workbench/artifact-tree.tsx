import { DatabaseOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { useLocal, useT } from '../../../i18n/index.ts';
import { LayerBadge, SeverityShape, useRemembered } from '../../../parts/index.ts';
import { layerLook, type LayerId } from '../../../theme/tokens.ts';
import { NewMenu } from '../tables/new-menu.tsx';
import { issuePlace } from './issue-place.ts';
import { useWorkbench, type ArtifactNode } from './workbench-context.tsx';
import styles from './workbench.module.css';

/** Kinds in the order people work: what is checked, how it flows, how it is paid, what is measured, and what all that stands on. */
export const KIND_ORDER = [
  'rules',
  'workflows',
  'grouping',
  'payment',
  'measures',
  'models',
  'codes',
  'tables',
  'record',
  'reports',
  'tests',
] as const;

/** Artifacts by kind, with their counts and the layer they come from. */
export function ArtifactTree() {
  const t = useT('packs');
  const { tree, issues, editable } = useWorkbench();
  const [layer, setLayer] = useRemembered<string>('packs.layer', 'all');
  const layers = [...new Set(tree.layers.map((one) => one.layer))];
  const shown = tree.artifacts.filter(
    (one) =>
      layer === 'all' ||
      !layers.includes(layer as LayerId) ||
      one.layer === layer ||
      (one.overridden > 0 && layer === tree.pack.layer),
  );
  const wrong = useMemo(() => worstByArtifact(issues), [issues]);
  return (
    <nav className={styles['tree']} aria-label={t('tree.label')}>
      {layers.length < 2 ? null : (
        <Segmented
          size="small"
          block
          value={layers.includes(layer as LayerId) ? layer : 'all'}
          onChange={setLayer}
          aria-label={t('tree.layer')}
          options={[
            { value: 'all', label: t('tree.all') },
            ...layers.map((one) => ({ value: one, label: layerLook[one].letter })),
          ]}
        />
      )}
      {editable ? <NewMenu /> : null}
      <LibraryEntry />
      {KIND_ORDER.map((kind) => {
        const own = shown.filter((one) => one.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind}>
            <h2 className={styles['treeKind']}>
              {t(`kind.${kind}`)} <span>{own.length}</span>
            </h2>
            {own.map((one) => (
              <Entry key={one.id} artifact={one} worst={wrong.get(`${one.kind}/${one.id}`)} />
            ))}
          </section>
        );
      })}
      {shown.length === 0 ? <p className="cl-muted">{t('tree.empty')}</p> : null}
    </nav>
  );
}

/** All rules of the pack in one list. */
function LibraryEntry() {
  const t = useT('library');
  const { source, tree } = useWorkbench();
  const { kind } = useParams();
  const rules = tree.artifacts.reduce((sum, one) => sum + (one.kind === 'rules' ? one.elements : 0), 0);
  return rules === 0 ? null : (
    <Link
      to={`/packs/${source}/library/rules`}
      className={styles['treeEntry']}
      aria-current={kind === 'library' ? 'page' : undefined}
      data-testid="library-entry"
    >
      <DatabaseOutlined aria-hidden />
      <span className={styles['treeTitle']}>{t('title')}</span>
      <span className={styles['treeCount']}>
        {rules > 9999 ? `${Math.round(rules / 1000)}k` : rules.toLocaleString('en')}
      </span>
    </Link>
  );
}

function Entry({
  artifact,
  worst,
}: {
  readonly artifact: ArtifactNode;
  readonly worst: 'error' | 'warning' | undefined;
}) {
  const t = useT('packs');
  const local = useLocal();
  const { source } = useWorkbench();
  const at = useParams();
  const here = at['kind'] === artifact.kind && at['artifact'] === artifact.id;
  const title = local(artifact.title) || artifact.id;
  return (
    <Link
      to={`/packs/${source}/${artifact.kind}/${artifact.id}`}
      className={styles['treeEntry']}
      aria-current={here ? 'page' : undefined}
      title={`${title} · ${artifact.id}`}
      data-testid={`artifact-${artifact.kind}-${artifact.id}`}
    >
      <LayerBadge layer={artifact.layer} />
      <span className={styles['treeTitle']}>{title}</span>
      {worst === undefined ? null : <SeverityShape severity={worst === 'error' ? 'block' : 'warn'} />}
      {artifact.overridden > 0 ? (
        <span className={styles['overridden']} title={t('tree.overridden', { count: artifact.overridden })}>
          ±{artifact.overridden}
        </span>
      ) : null}
      <span className={styles['treeCount']}>
        {artifact.elements === 0
          ? ''
          : artifact.elements > 9999
            ? `${Math.round(artifact.elements / 1000)}k`
            : artifact.elements.toLocaleString('en')}
      </span>
    </Link>
  );
}

function worstByArtifact(
  issues: readonly { readonly path: string; readonly severity: string }[],
): ReadonlyMap<string, 'error' | 'warning'> {
  const worst = new Map<string, 'error' | 'warning'>();
  for (const one of issues) {
    const place = issuePlace(one.path);
    if (place === undefined || one.severity === 'info') continue;
    const key = `${place.kind}/${place.artifact}`;
    if (one.severity === 'error' || !worst.has(key)) worst.set(key, one.severity as 'error' | 'warning');
  }
  return worst;
}
