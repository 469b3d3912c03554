import { CloseOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Select } from 'antd';
import { useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { ProblemNotice } from '../../../../parts/index.ts';
import styles from './why.module.css';
import { useDelayed } from './use-delayed.ts';
import type { Why } from './use-why.ts';

const SHAPES = { fired: '✓', failed: '■', notEvaluable: '◌', notFired: '✗', notApplicable: '–' } as const;

/** Picks a case by its record number and says what the rule makes of it; the marks beside the conditions say why. */
export function WhyBar({ why }: { readonly why: Why }) {
  const t = useT('packs');
  if (!why.open) return null;
  const { explanation } = why;
  const run = explanation?.instances[why.instance];
  return (
    <div className={styles['bar']} data-testid="why-bar">
      <span className="cl-muted">{t('why.case')}</span>
      <CasePicker recordKey={why.recordKey} onChoose={why.choose} />
      {why.error === null ? null : <ProblemNotice error={why.error} onClose={() => why.choose(undefined)} />}
      {explanation === undefined ? (
        <span className="cl-muted" aria-live="polite">
          {why.caseId === undefined
            ? t('why.pick')
            : why.issues.length > 0
              ? t('why.broken')
              : why.busy
                ? t('why.busy')
                : ''}
        </span>
      ) : (
        <span aria-live="polite" data-testid="why-outcome" data-outcome={explanation.outcome}>
          <strong className={styles['outcome']} data-outcome={explanation.outcome}>
            <span aria-hidden="true">{SHAPES[explanation.outcome]}</span> {t(`outcome.${explanation.outcome}`)}
          </strong>
        </span>
      )}
      {explanation !== undefined && explanation.instances.length > 1 ? (
        <Select
          size="small"
          style={{ minWidth: 200 }}
          aria-label={t('why.item')}
          value={why.instance}
          onChange={why.setInstance}
          options={explanation.instances.map((one, index) => ({
            value: index,
            label: `${SHAPES[one.outcome]} ${one.path} · ${t(`outcome.${one.outcome}`)}`,
          }))}
        />
      ) : run === undefined || run.path === '' ? null : (
        <code className="cl-muted">{run.path}</code>
      )}
      <span className={styles['gap']} />
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('why.close')} onClick={why.close} />
    </div>
  );
}

function CasePicker({
  recordKey,
  onChoose,
}: {
  readonly recordKey: string | undefined;
  readonly onChoose: (caseId: string) => void;
}) {
  const t = useT('packs');
  const [typed, setTyped] = useState<string>();
  const asked = useDelayed(typed ?? '', 250);
  const found = useOperation(
    'listCases',
    { query: { q: asked, pageSize: 12, sort: 'recordKey' } },
    { enabled: typed !== undefined, staleTime: 30_000 },
  );
  return (
    <AutoComplete
      size="small"
      style={{ width: 190 }}
      popupMatchSelectWidth={360}
      value={typed ?? recordKey ?? ''}
      placeholder={t('why.recordNumber')}
      aria-label={t('why.recordNumber')}
      onFocus={() => setTyped('')}
      onBlur={() => setTyped(undefined)}
      onChange={(text: string) => setTyped(text)}
      onSelect={(id: string) => {
        setTyped(undefined);
        onChoose(id);
      }}
      options={(typed === undefined ? [] : (found.data?.items ?? [])).map((one) => ({
        value: one.id,
        label: `${one.recordKey} · ${one.departmentName ?? ''} ${one.principalDiagnosis?.name ?? ''}`,
      }))}
      data-testid="why-case"
    />
  );
}
