import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import type { CallOutput } from '../../../api/client.ts';
import { number } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { EmptyState, LayerBadge, Loading, ProblemNotice, SeverityShape } from '../../../parts/index.ts';
import type { SeverityLook } from '../../../theme/tokens.ts';
import { WarnTag } from '../warn-tag.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import type { LibraryFilter } from './library-filter.ts';
import styles from './library.module.css';

type Pair = CallOutput<'findDuplicates'>['pairs'][number];
const KINDS = ['exact', 'subsumed', 'near'] as const;
const STEP = 100;
const MOST = 500;

interface Props {
  readonly filter: LibraryFilter;
  readonly onOpen: (id: string) => void;
  readonly onDisable: (id: string) => void;
}

/** Rules that say the same as others, with what tells them apart. */
export function DuplicatesTab({ filter, onOpen, onDisable }: Props) {
  const t = useT('library');
  const { source } = useWorkbench();
  const [kind, setKind] = useState<'all' | Pair['kind']>('all');
  const [limit, setLimit] = useState(STEP);
  const found = useOperation(
    'findDuplicates',
    { params: { source }, body: { filter, kinds: kind === 'all' ? [...KINDS] : [kind], limit } },
    { staleTime: 300_000 },
  );
  const { data } = found;
  if (data === undefined)
    return found.error === null ? (
      <div className={styles['searching']} role="status">
        <Loading /> <p>{t('duplicates.searching')}</p>
      </div>
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const all = KINDS.reduce((sum, one) => sum + (data.counts[one] ?? 0), 0);
  const compared = number(data.compared);
  return (
    <div className={styles['duplicates']} data-testid="library-duplicates">
      <div className={styles['bar']}>
        <Segmented
          value={kind}
          onChange={(next) => (setKind(next), setLimit(STEP))}
          options={[
            { value: 'all' as const, label: `${t('duplicates.all')} ${number(all)}` },
            ...KINDS.map((one) => ({
              value: one,
              label: `${t(`duplicates.${one}`)} ${number(data.counts[one] ?? 0)}`,
            })),
          ]}
        />
        <span className="cl-muted">
          {t('duplicates.told', { compared, seconds: (data.milliseconds / 1000).toFixed(1) })}
        </span>
        {data.complete ? null : <WarnTag>{t('duplicates.partial', { compared })}</WarnTag>}
      </div>
      {data.pairs.length === 0 ? (
        <EmptyState title={t('duplicates.none')}>{t('duplicates.noneText', { compared })}</EmptyState>
      ) : (
        <ul className={styles['pairs']} aria-label={t('duplicates.list')} tabIndex={0}>
          {data.pairs.map((pair) => (
            <PairLine
              key={`${pair.kind} ${pair.a.id} ${pair.b.id}`}
              pair={pair}
              onOpen={onOpen}
              onDisable={onDisable}
            />
          ))}
          {data.pairs.length < limit || limit >= MOST ? null : (
            <li>
              <Button onClick={() => setLimit(limit + STEP)}>{t('duplicates.more')}</Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function PairLine({ pair, onOpen, onDisable }: { readonly pair: Pair } & Pick<Props, 'onOpen' | 'onDisable'>) {
  const t = useT('library');
  const local = useLocal();
  const { editable } = useWorkbench();
  const rules = [pair.a, pair.b];
  return (
    <li className={styles['pair']} data-testid={`pair-${pair.a.id}-${pair.b.id}`}>
      <p>
        <strong>{t(`duplicates.${pair.kind}`)}</strong>{' '}
        <span className="cl-muted">
          {t(`duplicates.${pair.kind}.text`, { percent: Math.round(pair.similarity * 100) })}
        </span>
      </p>
      {rules.map((rule) => (
        <div key={rule.id} className={styles['pairRule']}>
          <SeverityShape severity={rule.severity as SeverityLook} />
          <LayerBadge layer={rule.layer} />
          <button type="button" className={styles['pairOpen']} onClick={() => onOpen(rule.id)}>
            <code>{rule.id}</code> {local(rule.title)}
          </button>
          {editable ? (
            <Button size="small" onClick={() => onDisable(rule.id)}>
              {t('duplicates.disable', { id: '' }).trim()}
              <span className="cl-visually-hidden">{rule.id}</span>
            </Button>
          ) : null}
        </div>
      ))}
      <Values title={t('duplicates.shared')} values={pair.shared} />
      <Values title={t('duplicates.onlyA')} values={pair.onlyA} />
      <Values title={t('duplicates.onlyB')} values={pair.onlyB} />
    </li>
  );
}

function Values({ title, values }: { readonly title: string; readonly values: readonly string[] }) {
  return values.length === 0 ? null : (
    <p className={styles['values']}>
      <span className="cl-muted">{title}</span> <code>{values.join(' · ')}</code>
    </p>
  );
}
