import { Button, Checkbox, Select, Table } from 'antd';
import { useState } from 'react';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useMay, useMe } from '../../api/session.tsx';
import { useLanguage, useLocal, useT } from '../../i18n/index.ts';
import { Balance, EmptyState, Loading, Money, ProblemNotice } from '../../parts/index.ts';
import { amountDifference } from '../packs/amounts.ts';
import { newestFirst } from '../packs/life-cycle.ts';
import { unitWord, type MethodInfo, type ParameterField } from './method-info.ts';
import styles from './payment.module.css';
import { compareParameters, type ParameterDifference } from './policy.ts';
import { usePolicies, type NamedPolicy } from './use-policies.ts';

interface Props {
  readonly named: NamedPolicy;
  readonly pack: { readonly packId: string; readonly hash: string; readonly version: string };
  readonly methods: ReadonlyMap<string, MethodInfo>;
}

/** The policy now and then: parameters side by side, and what the change is worth in money. */
export function ComparePolicies({ named, pack, methods }: Props) {
  const t = useT('payment');
  const local = useLocal();
  const packs = useOperation('listPacks', {});
  const own = packs.data?.packs.find((one) => one.packId === pack.packId);
  const others = [
    ...(own?.drafts ?? [])
      .filter((one) => one.state !== 'published')
      .map((one) => ({
        value: `draft:${one.id}`,
        label: t('compare.draft', { name: one.author.name, version: one.nextVersion }),
      })),
    ...(own?.versions ?? [])
      .filter((one) => one.hash !== pack.hash)
      .toSorted((a, b) => newestFirst(a.version, b.version))
      .map((one) => ({ value: `hash:${one.hash}`, label: t('compare.version', { version: one.version }) })),
  ];
  const [chosen, setChosen] = useState<string>();
  const [artifact, setArtifact] = useState<string>();
  const [all, setAll] = useState(false);
  const source = others.some((one) => one.value === chosen) ? chosen : others[0]?.value;
  const { policies, error } = usePolicies(source);
  if (packs.data === undefined) return <Loading rows={3} />;
  if (source === undefined) return <EmptyState title={t('compare.none')}>{t('compare.none.text')}</EmptyState>;
  const other = policies?.find((one) => one.id === artifact) ?? policies?.find((one) => one.id === named.id);
  const fields = methods.get(other?.policy.method ?? named.policy.method)?.fields ?? [];
  const lines = compareParameters(
    named.policy,
    other?.policy,
    [...(methods.get(named.policy.method)?.fields ?? []), ...fields].filter(
      (one, index, list) => list.findIndex((field) => field.path === one.path) === index,
    ),
    all,
  );
  return (
    <div>
      <div className={styles['controls']}>
        <span>{t('compare.with')}</span>
        <Select
          style={{ minWidth: 240 }}
          value={source}
          onChange={setChosen}
          options={others}
          data-testid="compare-with"
        />
        <Select
          style={{ minWidth: 200 }}
          placeholder={t('compare.policy')}
          value={other?.id ?? null}
          onChange={(id: string | null) => setArtifact(id ?? undefined)}
          options={(policies ?? []).map((one) => ({ value: one.id, label: local(one.policy.title) }))}
        />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('compare.all')}
        </Checkbox>
      </div>
      <ProblemNotice error={error} />
      {policies !== undefined && other === undefined ? <p className="cl-muted">{t('compare.missing')}</p> : null}
      {other === undefined ? null : (
        <>
          <Formulas now={methods.get(named.policy.method)} then={methods.get(other.policy.method)} />
          <ParameterTable lines={lines} same={named.policy.method === other.policy.method} />
        </>
      )}
      <Effect source={source} />
    </div>
  );
}

function Formulas({ now, then }: { readonly now: MethodInfo | undefined; readonly then: MethodInfo | undefined }) {
  const local = useLocal();
  const t = useT('payment');
  if (now === undefined || now.id === then?.id)
    return (
      <p className={styles['formula']} style={{ marginTop: 12 }}>
        {local(now?.about)}
      </p>
    );
  return (
    <div className={styles['formula']} style={{ marginTop: 12 }}>
      <p>
        {t('now')}: {local(now.about)}
      </p>
      <p>
        {t('then')}: {local(then?.about)}
      </p>
    </div>
  );
}

function ParameterTable({ lines, same }: { readonly lines: readonly ParameterDifference[]; readonly same: boolean }) {
  const t = useT('payment');
  const local = useLocal();
  const english = useLanguage() === 'en';
  if (lines.length === 0)
    return <p style={{ marginTop: 12 }}>{same ? t('compare.same') : t('compare.sameParameters')}</p>;
  return (
    <table className={styles['compare']} data-testid="policy-compare">
      <thead>
        <tr>
          <th>{t('parameter')}</th>
          <th className={styles['number']}>{t('now')}</th>
          <th className={styles['number']}>{t('then')}</th>
          <th className={styles['number']}>{t('difference')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((one) => (
          <tr key={one.path} data-changed={JSON.stringify(one.now) !== JSON.stringify(one.then)}>
            <td>
              {one.field === undefined ? <code>{one.path}</code> : local(one.field.title)}{' '}
              <span className="cl-muted">{unitWord(one.field?.unit ?? '', english)}</span>
            </td>
            <td className={styles['number']}>
              <Value field={one.field} value={one.now} />
            </td>
            <td className={styles['number']}>
              <Value field={one.field} value={one.then} />
            </td>
            <td className={styles['number']}>
              {one.difference === undefined || one.difference === '0'
                ? ''
                : `${one.difference.startsWith('-') ? '▼' : '▲ +'}${one.difference.replace('-', ' −')}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ field, value }: { readonly field: ParameterField | undefined; readonly value: unknown }) {
  const local = useLocal();
  if (value === undefined) return <span className="cl-muted">—</span>;
  const option = field?.options?.find((one) => one.value === value);
  if (option !== undefined) return <>{local(option.title)}</>;
  if (Array.isArray(value)) {
    return (
      <>
        {(value as Readonly<Record<string, unknown>>[]).map((row, index) => (
          <div key={index}>
            {(field?.columns ?? []).map((column) =>
              row[column.path] === undefined ? null : (
                <span key={column.path} style={{ marginLeft: 12 }}>
                  <span className="cl-muted">{local(column.title)}</span> {String(row[column.path] as string)}
                </span>
              ),
            )}
          </div>
        ))}
      </>
    );
  }
  return <>{typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)}</>;
}

type Preview = OutputOf<Operations['previewActivation']>;

/** What the other version is worth: per department for a version, in total for a draft. */
function Effect({ source }: { readonly source: string }) {
  const t = useT('payment');
  const mayActivate = useMay('pack.activate');
  const mayEdit = useMay('pack.edit');
  if (source.startsWith('hash:')) return mayActivate ? <VersionEffect key={source} hash={source.slice(5)} /> : null;
  return mayEdit ? <DraftEffect key={source} id={source.slice(6)} /> : <p className="cl-muted">{t('effect.mayNot')}</p>;
}

function VersionEffect({ hash }: { readonly hash: string }) {
  const t = useT('payment');
  const me = useMe();
  const run = useAction('previewActivation');
  return (
    <div style={{ marginTop: 16 }}>
      <Button
        loading={run.isPending}
        onClick={() => run.mutate({ body: { hash, purpose: 'policy', validFrom: me.today } })}
        data-testid="effect"
      >
        {t('effect.run')}
      </Button>
      <ProblemNotice error={run.error} />
      {run.data === undefined ? null : <Departments found={run.data} />}
    </div>
  );
}

function Departments({ found }: { readonly found: Preview }) {
  const t = useT('payment');
  return (
    <>
      <p style={{ margin: '8px 0' }}>
        {t('effect.basis', { affected: found.affectedCases, sampled: found.sampled })} {found.basis}
      </p>
      <Table<Preview['byDepartment'][number]>
        size="small"
        rowKey="department"
        pagination={false}
        dataSource={found.byDepartment}
        columns={[
          { title: t('department'), dataIndex: 'name' },
          { title: t('cases'), dataIndex: 'cases', align: 'right' },
          {
            title: t('now'),
            dataIndex: 'amountBefore',
            align: 'right',
            render: (value: string) => <Money value={value} />,
          },
          {
            title: t('then'),
            dataIndex: 'amountAfter',
            align: 'right',
            render: (value: string) => <Money value={value} />,
          },
          {
            title: t('difference'),
            key: 'difference',
            align: 'right',
            render: (_, row) => <Balance value={amountDifference(row.amountBefore, row.amountAfter)} words={false} />,
          },
        ]}
      />
    </>
  );
}

function DraftEffect({ id }: { readonly id: string }) {
  const t = useT('payment');
  const run = useAction('tryDraft');
  return (
    <div style={{ marginTop: 16 }}>
      <Button
        loading={run.isPending}
        onClick={() => run.mutate({ params: { id }, body: { limit: 500 } })}
        data-testid="effect"
      >
        {t('effect.run')}
      </Button>
      <ProblemNotice error={run.error} />
      {run.data === undefined ? null : (
        <p style={{ marginTop: 8 }}>
          {t('effect.draft', { cases: run.data.cases })} <Money value={run.data.amountBefore} /> →{' '}
          <Money value={run.data.amountAfter} />{' '}
          <Balance value={amountDifference(run.data.amountBefore, run.data.amountAfter)} words={false} />
        </p>
      )}
    </div>
  );
}
