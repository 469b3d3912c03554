import { Button, Tabs } from 'antd';
import { isDate } from '@caseloom/core';
import { useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useMay, useMe } from '../../api/session.tsx';
import { useLanguage, useLocal, useT } from '../../i18n/index.ts';
import { CodeText, EmptyState, LayerBadge, Loading, ProblemNotice } from '../../parts/index.ts';
import { PageHeader } from '../../shell/index.ts';
import { DateInput } from '../packs/date-input.tsx';
import { WarnTag } from '../packs/warn-tag.tsx';
import { Calendar } from '../packs/list/calendar.tsx';
import { useScopeText } from '../packs/list/scope-text.ts';
import { ComparePolicies } from './compare-policies.tsx';
import { readMethods, unitWord, type MethodInfo } from './method-info.ts';
import styles from './payment.module.css';
import { PolicyForm } from './policy-form.tsx';
import { policiesFor } from './policy.ts';
import { usePolicies, type NamedPolicy } from './use-policies.ts';

type Activation = OutputOf<Operations['listActivations']>['activations'][number];

/** Which policy pays whom on a day, its parameters, and how it differs from another version. */
export function Component() {
  const t = useT('payment');
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const day = search.get('on') ?? me.today;
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    next.set(name, value);
    setSearch(next, { replace: true });
  };
  const found = useOperation('listActivations', { query: isDate(day) ? { on: day } : {} });
  const active = found.data?.activations.filter((one) => one.purpose === 'policy' && one.inForce) ?? [];
  const general = active.find((one) => Object.keys(one.scope).length === 0) ?? active[0];
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={
          <label style={{ display: 'inline-flex', gap: 8, alignItems: 'center', fontSize: 13 }}>
            <span className="cl-muted cl-nowrap">{t('on')}</span>
            <span style={{ width: 150 }}>
              <DateInput value={day} label={t('on')} onChange={(next) => set('on', next)} testId="payment-on" />
            </span>
          </label>
        }
        {...(general === undefined
          ? {}
          : { primary: <EditButton activation={general} policy={search.get('policy') ?? undefined} /> })}
      />
      <div className={styles['page']}>
        <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
        <section>
          <h2>{t('plan')}</h2>
          <Calendar purposes={['policy']} plan />
        </section>
        {found.data === undefined ? (
          <Loading />
        ) : active.length === 0 ? (
          <EmptyState title={t('none')}>{t('none.text')}</EmptyState>
        ) : (
          active.map((one) => (
            <InForce
              key={one.id}
              activation={one}
              day={day}
              chosen={search.get('policy') ?? undefined}
              onChoose={(id) => set('policy', id)}
            />
          ))
        )}
      </div>
    </>
  );
}

interface InForceProps {
  readonly activation: Activation;
  readonly day: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function InForce({ activation, day, chosen, onChoose }: InForceProps) {
  const t = useT('payment');
  const local = useLocal();
  const scopeText = useScopeText();
  const { policies, error } = usePolicies(`hash:${activation.pack.hash}`);
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  const schemas = useOperation('packSchemas', {}, { staleTime: 300_000 });
  const methods = useMemo(() => readMethods(schemas.data?.paymentMethods ?? []), [schemas.data]);
  if (policies === undefined) return error === null ? <Loading rows={4} /> : <ProblemNotice error={error} />;
  const insurances = (sets.data?.sets['insutype'] ?? []).map((one) => ({ code: one.code, title: local(one) }));
  const covered = insurances.map((one) => ({ ...one, policy: policiesFor(policies, one.code, day)[0] }));
  const shown = policies.find((one) => one.id === chosen) ?? policies[0];
  return (
    <>
      <section>
        <h2 style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          {t('cover', { date: day })} · {scopeText(activation.scope)} <LayerBadge layer={activation.pack.layer} />
          <Link to={`/packs/hash:${activation.pack.hash}`} style={{ fontSize: 13, fontWeight: 400 }}>
            {local(activation.pack.title)} {activation.pack.version}
          </Link>
        </h2>
        <div className={styles['cover']}>
          {policies.map((one) => (
            <PolicyCard
              key={one.id}
              named={one}
              day={day}
              method={methods.get(one.policy.method)}
              insurances={covered
                .filter((insurance) => insurance.policy?.id === one.id)
                .map((insurance) => insurance.title)}
              pressed={one.id === shown?.id}
              onChoose={() => onChoose(one.id)}
            />
          ))}
        </div>
        {policies.length === 0 ? <p className="cl-muted">{t('cover.none')}</p> : null}
        <Uncovered codes={covered.filter((one) => one.policy === undefined).map((one) => one.title)} />
      </section>
      {shown === undefined ? null : <Detail named={shown} activation={activation} methods={methods} />}
    </>
  );
}

function Uncovered({ codes }: { readonly codes: readonly string[] }) {
  const t = useT('payment');
  return codes.length === 0 ? null : (
    <p style={{ marginTop: 8 }}>
      ▲ {t('uncovered')} {codes.join(t('separator'))}
    </p>
  );
}

interface CardProps {
  readonly named: NamedPolicy;
  readonly day: string;
  readonly method: MethodInfo | undefined;
  readonly insurances: readonly string[];
  readonly pressed: boolean;
  readonly onChoose: () => void;
}

function PolicyCard({ named, day, method, insurances, pressed, onChoose }: CardProps) {
  const t = useT('payment');
  const local = useLocal();
  const english = useLanguage() === 'en';
  const { policy } = named;
  const live = policy.validFrom <= day && (policy.validTo === undefined || day <= policy.validTo);
  const lead = method?.fields.find(
    (field) => field.type === 'decimal' && field.unit.includes('元') && policy.parameters[field.path] !== undefined,
  );
  return (
    <button
      type="button"
      className={styles['policy']}
      aria-pressed={pressed}
      onClick={onChoose}
      data-testid={`policy-${named.id}`}
    >
      <span className={styles['policyHead']}>
        <strong>{local(policy.title)}</strong>
      </span>
      <span>{method === undefined ? policy.method : local(method.title)}</span>
      <span>
        {insurances.length === 0 ? (
          <span className="cl-muted">{t('noInsurance')}</span>
        ) : (
          insurances.join(t('separator'))
        )}
      </span>
      {lead === undefined ? null : (
        <span className="cl-number">
          {local(lead.title)} <strong>{String(policy.parameters[lead.path])}</strong> {unitWord(lead.unit, english)}
        </span>
      )}
      {policy.sample === true ? (
        <span>
          <WarnTag>{t('sample')}</WarnTag>
        </span>
      ) : null}
      <span className={styles['policyLine']}>
        {live ? `✓ ${t('live')}` : `◌ ${t('notLive')}`} ·{' '}
        {policy.validTo === undefined
          ? t('since', { from: policy.validFrom })
          : t('period', { from: policy.validFrom, to: policy.validTo })}
        {policy.scope.poolingArea === undefined ? '' : ` · ${t('area', { area: policy.scope.poolingArea })}`}
      </span>
    </button>
  );
}

function Detail({
  named,
  activation,
  methods,
}: {
  readonly named: NamedPolicy;
  readonly activation: Activation;
  readonly methods: ReadonlyMap<string, MethodInfo>;
}) {
  const t = useT('payment');
  const local = useLocal();
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') ?? 'parameters';
  const show = (next: string) => {
    const to = new URLSearchParams(search);
    to.set('tab', next);
    setSearch(to, { replace: true });
  };
  return (
    <section className={styles['detail']} data-testid="policy-detail">
      <div className={styles['detailHead']}>
        <h2 style={{ margin: 0 }}>{local(named.policy.title)}</h2>
        <CodeText code={named.id} />
      </div>
      <Tabs
        activeKey={tab}
        onChange={show}
        items={[
          {
            key: 'parameters',
            label: t('tab.parameters'),
            children: <PolicyForm policy={named.policy} methods={methods} disabled onChange={() => undefined} />,
          },
          {
            key: 'compare',
            label: t('tab.compare'),
            children: <ComparePolicies named={named} pack={activation.pack} methods={methods} />,
          },
        ]}
      />
    </section>
  );
}

/** Into one's draft of the pack that pays, or a new one; with the chosen policy open. */
function EditButton({ activation, policy }: { readonly activation: Activation; readonly policy: string | undefined }) {
  const t = useT('payment');
  const navigate = useNavigate();
  const mayEdit = useMay('pack.edit');
  const packs = useOperation('listPacks', {}, { enabled: mayEdit });
  const { policies } = usePolicies(`hash:${activation.pack.hash}`);
  const artifact = policy ?? policies?.[0]?.id;
  const open = (draft: string) =>
    void navigate(artifact === undefined ? `/packs/draft:${draft}` : `/packs/draft:${draft}/payment/${artifact}`);
  const create = useAction('createDraft', { invalidates: ['listPacks'], onSuccess: (draft) => open(draft.id) });
  if (!mayEdit) return null;
  const own = packs.data?.packs
    .find((one) => one.packId === activation.pack.packId)
    ?.drafts.find((one) => one.actions.some((action) => action.id === 'edit' && action.allowed));
  return (
    <>
      <ProblemNotice error={create.error} />
      <Button
        type="primary"
        loading={create.isPending}
        onClick={() =>
          own === undefined
            ? create.mutate({ body: { packId: activation.pack.packId, fromHash: activation.pack.hash } })
            : open(own.id)
        }
        data-testid="edit-policy"
      >
        {t('edit')}
      </Button>
    </>
  );
}
