import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select, Table } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useLanguage, useT } from '../../../i18n/index.ts';
import { CodeText, EmptyState, LayerBadge, SeverityShape } from '../../../parts/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import styles from '../artifacts/artifacts.module.css';
import { useHeightBelow } from '../artifacts/use-height-below.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { withElement } from './element-address.ts';
import { NewRule } from './new-rule.tsx';
import {
  filterFromSearch,
  filterRules,
  filterToSearch,
  ruleLine,
  type RuleFilter,
  type RuleLine,
} from './rule-filter.ts';
import { useFieldLabel } from './use-field-label.ts';
import ruleStyles from './rules.module.css';

const SEVERITIES = ['block', 'error', 'warn', 'info'] as const;
type Known = (typeof SEVERITIES)[number];
const isSeverity = (value: string): value is Known => (SEVERITIES as readonly string[]).includes(value);

/** Every rule of the set with where it comes from; the filter stands in the address. */
export function RuleList({ view }: ArtifactViewProps) {
  const t = useT('packs');
  const tParts = useT('parts');
  const english = useLanguage() === 'en';
  const { tree, editable } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [host, height] = useHeightBelow(48);
  const label = useFieldLabel();
  const filter = filterFromSearch(search);
  const elements = view.families.find((one) => one.path === 'rules')?.elements;
  const lines = useMemo(
    () => (elements ?? []).map((one) => ruleLine(one, tree.pack.packId, view.layer)),
    [elements, tree.pack.packId, view.layer],
  );
  const shown = filterRules(lines, filter);
  const change = (next: Partial<RuleFilter>) => setSearch(filterToSearch(search, next), { replace: true });
  const choices = (values: readonly string[], word: (value: string) => string) =>
    [...new Set(values)]
      .filter((one) => one !== '')
      .toSorted()
      .map((value) => ({ value, label: word(value) }));
  const openTo = (line: RuleLine) => `?${withElement(search, line.id)}`;
  return (
    <>
      <div className={styles['bar']}>
        <Input.Search
          allowClear
          placeholder={t('rules.search')}
          aria-label={t('rules.search')}
          style={{ width: 220 }}
          defaultValue={filter.q}
          onChange={(event) => change({ q: event.target.value })}
          data-testid="rule-search"
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount={1}
          placeholder={t('rules.severity')}
          aria-label={t('rules.severity')}
          style={{ minWidth: 120 }}
          value={[...filter.severity]}
          onChange={(severity) => change({ severity })}
          options={SEVERITIES.map((one) => ({ value: one, label: tParts(`severity.${one}`) }))}
          data-testid="rule-severity"
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount={1}
          placeholder={t('rules.category')}
          aria-label={t('rules.category')}
          style={{ minWidth: 110 }}
          value={[...filter.category]}
          onChange={(category) => change({ category })}
          options={choices(
            lines.map((one) => one.category),
            (one) => one,
          )}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount={1}
          placeholder={t('rules.layer')}
          aria-label={t('rules.layer')}
          style={{ minWidth: 110 }}
          value={[...filter.layer]}
          onChange={(layer) => change({ layer })}
          options={choices(
            lines.map((one) => one.layer),
            (one) => tParts(`layer.${one as 'nation'}`),
          )}
        />
        <Select
          allowClear
          placeholder={t('rules.state')}
          aria-label={t('rules.state')}
          style={{ minWidth: 110 }}
          {...(filter.state === '' ? {} : { value: filter.state })}
          onChange={(state: string | undefined) => change({ state: state ?? '' })}
          options={[
            { value: 'changed', label: t('rules.changed') },
            { value: 'disabled', label: t('rules.disabled') },
          ]}
        />
        <span className={styles['count']} aria-live="polite">
          {t('rules.count', { shown: shown.length, total: lines.length })}
        </span>
        <span className={styles['gap']} />
        {editable ? (
          <Button icon={<PlusOutlined />} onClick={() => setAdding(true)} data-testid="add-rule">
            {t('rules.add')}
          </Button>
        ) : null}
      </div>
      <div className={styles['fill']} ref={host}>
        {shown.length === 0 ? (
          <EmptyState
            title={lines.length === 0 ? t('rules.empty') : tParts('empty.filtered')}
            {...(lines.length === 0
              ? {}
              : {
                  actions: (
                    <Button onClick={() => change({ q: '', severity: [], category: [], layer: [], state: '' })}>
                      {tParts('empty.clear')}
                    </Button>
                  ),
                })}
          />
        ) : (
          <Table<RuleLine>
            size="small"
            rowKey="id"
            virtual
            pagination={false}
            scroll={{ y: height, x: 620 }}
            dataSource={shown}
            data-testid="rule-list"
            rowClassName={(line) => (line.disabled ? (ruleStyles['off'] ?? '') : '')}
            columns={[
              {
                title: '',
                key: 'severity',
                width: 36,
                render: (_, line) => (isSeverity(line.severity) ? <SeverityShape severity={line.severity} /> : null),
              },
              { title: '', key: 'layer', width: 36, render: (_, line) => <LayerBadge layer={line.layer} /> },
              { title: t('rules.id'), dataIndex: 'id', width: 104, render: (id: string) => <CodeText code={id} /> },
              {
                title: t('rules.title'),
                key: 'title',
                ellipsis: true,
                render: (_, line) => (
                  <Link to={openTo(line)} data-testid={`rule-${line.id}`}>
                    {(english ? line.titleEn || line.titleZh : line.titleZh || line.titleEn) || line.id}
                  </Link>
                ),
              },
              {
                title: t('rules.field'),
                dataIndex: 'field',
                width: 140,
                ellipsis: true,
                render: (field: string) => label(field),
              },
              {
                title: t('rules.category'),
                key: 'category',
                width: 90,
                render: (_, line) => <CodeText code={line.subcategory || line.category} />,
              },
              {
                title: t('rules.state'),
                key: 'state',
                width: 90,
                render: (_, line) =>
                  line.disabled ? (
                    t('rules.disabled')
                  ) : line.changedHere ? (
                    <span className={ruleStyles['changed']}>
                      {line.addedHere ? `+ ${t('rules.added')}` : `± ${t('rules.changed')}`}
                    </span>
                  ) : null,
              },
            ]}
          />
        )}
      </div>
      {adding ? <NewRule view={view} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
