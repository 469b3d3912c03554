import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useOperation } from '../../../api/hooks.ts';
import { momentText } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../parts/index.ts';
import { newestFirst } from '../life-cycle.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import styles from './drawer.module.css';

type Diff = OutputOf<Operations['comparePacks']>;
type Change = Diff['entries'][number]['change'];
const SIGNS: Readonly<Record<Change, string>> = { added: '+', removed: '−', changed: '~', cosmetic: '·' };

/** What differs from another version, by meaning: elements added, removed, changed, and what is cosmetic only. */
export function CompareTab() {
  const t = useT('packs');
  const { tree, draft, source } = useWorkbench();
  const packs = useOperation('listPacks', {});
  const pack = packs.data?.packs.find((one) => one.packId === tree.pack.packId);
  const versions = (pack?.versions ?? [])
    .filter((one) => one.hash !== tree.pack.hash)
    .toSorted((a, b) => newestFirst(a.version, b.version));
  const [chosen, setChosen] = useState<string>();
  const base =
    versions.find((one) => one.hash === chosen) ??
    versions.find((one) => one.version === draft?.baseVersion) ??
    versions[0];
  const found = useOperation(
    'comparePacks',
    { query: { from: `hash:${base?.hash ?? ''}`, to: source } },
    { enabled: base !== undefined },
  );
  if (packs.data === undefined) return <Loading rows={3} />;
  if (base === undefined) return <p className="cl-muted">{t('compare.alone')}</p>;
  return (
    <>
      <label>
        {t('compare.with')}{' '}
        <Select
          size="small"
          style={{ width: 220 }}
          value={base.hash}
          onChange={setChosen}
          options={versions.map((one) => ({
            value: one.hash,
            label: `${one.version} · ${momentText(one.publishedAt).slice(0, 10)}`,
          }))}
        />
      </label>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data === undefined ? found.error === null ? <Loading rows={4} /> : null : <Difference diff={found.data} />}
    </>
  );
}

function Difference({ diff }: { readonly diff: Diff }) {
  const t = useT('packs');
  const [only, setOnly] = useState<Change>();
  const { counts } = diff;
  if (diff.entries.length === 0) return <p>{t('compare.same')}</p>;
  return (
    <div data-testid="difference" className={styles['result']}>
      <div className={styles['line']}>
        {(['added', 'removed', 'changed', 'cosmetic'] as const).map((change) => (
          <button
            key={change}
            type="button"
            className={styles['count']}
            aria-pressed={only === change}
            onClick={() => setOnly(only === change ? undefined : change)}
          >
            {SIGNS[change]} {t(`compare.${change}`)} {counts[change]}
          </button>
        ))}
      </div>
      {diff.entries
        .filter((one) => only === undefined || one.change === only)
        .slice(0, 300)
        .map((one) => (
          <details key={one.key} className={styles['entry']} data-change={one.change} open={diff.entries.length <= 5}>
            <summary>
              <span aria-label={t(`compare.${one.change}`)}>{SIGNS[one.change]}</span> <KeyLink entryKey={one.key} />
            </summary>
            {one.fields.map((field) => (
              <div key={field.path} className={styles['field']}>
                <code>{field.path}</code>
                {field.before === undefined ? null : <del>{shown(field.before)}</del>}
                {field.after === undefined ? null : <ins>{shown(field.after)}</ins>}
              </div>
            ))}
          </details>
        ))}
    </div>
  );
}

/** `rules/basic#rules/A01-003` leads to the element, `payment/drg-2026` to the artifact. */
function KeyLink({ entryKey }: { readonly entryKey: string }) {
  const { source } = useWorkbench();
  const found = /^([a-z]+)\/([^#]+?)(?:#[^/]+\/(.+))?$/.exec(entryKey);
  if (found === null) return <code>{entryKey}</code>;
  const [, kind = '', artifact = '', element] = found;
  const query = `?drawer=compare${element === undefined ? '' : `&element=${encodeURIComponent(element)}`}`;
  return (
    <Link to={`/packs/${source}/${kind}/${encodeURIComponent(artifact)}${query}`}>
      <code>{element ?? entryKey}</code>
    </Link>
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 1));
