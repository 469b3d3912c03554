import { Table, Tooltip } from 'antd';
import { Link } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { momentText } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { EmptyState, LayerBadge, Loading, ProblemNotice } from '../../../parts/index.ts';
import {
  axisOf,
  calendarRows,
  dayOf,
  percent,
  type Activation,
  type CalendarRow,
  type Stretch,
} from './calendar-rows.ts';
import { useScopeText } from './scope-text.ts';
import styles from './list.module.css';

/** Which version is in force when: a bar per activation, and the same as a table. */
export function Calendar({
  purposes,
  plan = false,
}: {
  readonly purposes?: readonly Activation['purpose'][];
  /** The bars alone. */ readonly plan?: boolean;
}) {
  const t = useT('packs');
  const found = useOperation('listActivations', {});
  if (found.data === undefined)
    return found.error === null ? (
      <Loading />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const shown = found.data.activations.filter((one) => purposes?.includes(one.purpose) ?? true);
  if (shown.length === 0) return <EmptyState title={t('calendar.empty')}>{t('calendar.empty.text')}</EmptyState>;
  return (
    <div data-testid="activation-calendar">
      <Plan rows={calendarRows(shown, found.data.today)} today={found.data.today} />
      {plan ? null : <ActivationTable activations={shown} />}
    </div>
  );
}

function Plan({ rows, today }: { readonly rows: readonly CalendarRow[]; readonly today: string }) {
  const t = useT('packs');
  const scopeText = useScopeText();
  const axis = axisOf(rows, today);
  return (
    <div className={styles['plan']} role="group" aria-label={t('calendar.label')}>
      <div className={styles['planScale']}>
        {axis.ticks.map((tick) => (
          <span key={tick.day} style={{ left: `${percent(axis, tick.day)}%` }}>
            {tick.label}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.key} className={styles['planRow']}>
          <div className={styles['planName']}>
            <strong>{t(`purpose.${row.purpose}`)}</strong>
            <span className="cl-muted">{scopeText(row.scope)}</span>
          </div>
          <div className={styles['planTrack']}>
            {row.stretches.map((one) => (
              <Bar
                key={one.activation.id}
                stretch={one}
                left={percent(axis, dayOf(one.from))}
                right={one.until === undefined ? 100 : percent(axis, dayOf(one.until))}
              />
            ))}
            <span className={styles['planToday']} style={{ left: `${percent(axis, dayOf(today))}%` }} />
          </div>
        </div>
      ))}
      <div className={styles['planFoot']}>
        <span style={{ left: `${percent(axis, dayOf(today))}%` }}>{t('calendar.today', { date: today })}</span>
      </div>
    </div>
  );
}

function Bar({ stretch, left, right }: { readonly stretch: Stretch; readonly left: number; readonly right: number }) {
  const t = useT('packs');
  const local = useLocal();
  const { pack } = stretch.activation;
  const period =
    stretch.until === undefined
      ? t('calendar.since', { date: stretch.from })
      : t('calendar.period', { from: stretch.from, until: stretch.until });
  return (
    <Tooltip title={`${local(pack.title)} ${pack.version} · ${period} · ${t(`calendar.${stretch.state}`)}`}>
      <Link
        to={`/packs/hash:${pack.hash}`}
        className={styles['planBar']}
        data-state={stretch.state}
        style={{ left: `${left}%`, width: `${Math.max(right - left, 0.6)}%` }}
      >
        {local(pack.title)} {pack.version}
      </Link>
    </Tooltip>
  );
}

function ActivationTable({ activations }: { readonly activations: readonly Activation[] }) {
  const t = useT('packs');
  const local = useLocal();
  const scopeText = useScopeText();
  return (
    <Table<Activation>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={activations.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))}
      columns={[
        { title: t('calendar.from'), dataIndex: 'validFrom', width: 120 },
        {
          title: t('calendar.purpose'),
          dataIndex: 'purpose',
          width: 180,
          render: (_, one) => t(`purpose.${one.purpose}`),
        },
        { title: t('calendar.scope'), key: 'scope', width: 200, render: (_, one) => scopeText(one.scope) },
        {
          title: t('calendar.pack'),
          key: 'pack',
          render: (_, one) => (
            <span className={styles['line']}>
              <LayerBadge layer={one.pack.layer} />
              <Link to={`/packs/hash:${one.pack.hash}`}>
                {local(one.pack.title)} {one.pack.version}
              </Link>
              {one.inForce ? <span className={styles['inForce']}>✓ {t('inForce')}</span> : null}
            </span>
          ),
        },
        { title: t('calendar.by'), dataIndex: 'by', width: 140 },
        { title: t('calendar.at'), dataIndex: 'at', width: 160, render: (at: string) => momentText(at) },
      ]}
    />
  );
}
