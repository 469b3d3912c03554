import type { Rule, RuleSet, RuleTemplate } from '@caseloom/rules';
import { Form, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { useRemembered } from '../../../parts/index.ts';
import { continuedIds } from '../tables/row-ids.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { importDiff, suggestedMap, type ColumnMap } from './import-diff.ts';
import type { ReadRows } from './read-rows.ts';
import { rulePatterns, type RulePatternId } from './rule-patterns.ts';
import { RowsSource } from './rows-source.tsx';
import { templateOfRule } from './template-of-rule.ts';

interface Fields {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly pattern: string;
}
const PATTERNS = Object.keys(rulePatterns) as RulePatternId[];

/** A rule set from a table: which kind of rule, which column is what, and each row is a rule. */
export function NewRuleSet({ onClose }: { readonly onClose: () => void }) {
  const t = useT('tables');
  const tParts = useT('parts');
  const local = useLocal();
  const navigate = useNavigate();
  const { source, tree, saveRows, saving } = useWorkbench();
  const [form] = Form.useForm<Fields>();
  const [pattern, setPattern] = useState<string>('procedureNeedsDiagnosis');
  const [read, setRead] = useState<ReadRows>();
  const [kept, setKept] = useRemembered<Readonly<Record<string, string>>>(`import.pattern.${pattern}`, {});
  const [map, setMap] = useState<ColumnMap>({});
  const sets = tree.artifacts.filter((one) => one.kind === 'rules');
  const [set, ruleId] = pattern.startsWith('rule ') ? pattern.slice(5).split(' ') : [];
  const chosenSet = useOperation(
    'packArtifact',
    { params: { source: source as `draft:${string}`, kind: 'rules', artifact: set ?? '' } },
    { enabled: set !== undefined },
  );
  const existing = (chosenSet.data?.value as RuleSet | undefined)?.rules.find((one) => one.id === ruleId);
  const made = useMemo<{ template: RuleTemplate; row?: Readonly<Record<string, string>> } | undefined>(() => {
    if (set !== undefined) return existing === undefined ? undefined : templateOfRule(existing as Rule);
    return { template: rulePatterns[pattern as RulePatternId] };
  }, [set, existing, pattern]);
  const columns = useMemo(
    () => [
      { id: 'id', title: t('id') },
      ...(made?.template.columns ?? []).map(({ name, title }) => ({ id: name, title: local(title) || name })),
    ],
    [made, t, local],
  );
  const take = (next: ReadRows | undefined) => {
    setRead(next);
    const wanted = columns.map(({ id, title }) => ({ id, titles: [title] }));
    if (next !== undefined) setMap(suggestedMap(wanted, next.header, kept));
  };
  const create = async ({ id, zh, en }: Fields) => {
    if (made === undefined) return;
    const names = columns.map((column) => column.id);
    const first = made.row === undefined ? [] : [made.row];
    const entries = read === undefined ? [] : importDiff(names, [], read.rows, map).entries;
    const stem = `${id.toUpperCase()}-`;
    const fresh = continuedIds([`${stem}000`], entries.length);
    const rows = entries.map((entry, index) =>
      Object.fromEntries(
        names.map((name, at) => [
          name,
          name === 'id' && map['id'] === undefined ? fresh[index]! : (entry.after?.[at] ?? ''),
        ]),
      ),
    );
    if (read !== undefined)
      setKept({
        ...kept,
        ...Object.fromEntries(Object.entries(map).map(([name, at]) => [name, read.header[at] ?? ''])),
      });
    const { ok } = await saveRows({
      kind: 'rules',
      artifact: id,
      table: 'rows',
      fields: { title: { zh, en: en || zh }, missing: 'unknown', template: made.template, rules: [] },
      edits: (rows.length === 0 ? first.map((row) => ({ ...row, id: `${stem}001` })) : rows).map((value) => ({
        op: 'add' as const,
        id: String((value as Record<string, unknown>)['id'] ?? ''),
        value,
      })),
    });
    if (!ok) return;
    onClose();
    void navigate(`/packs/${source}/rules/${id}`);
  };
  return (
    <Modal
      open
      width={820}
      title={t('new.rules.title')}
      okText={t('new.create')}
      cancelText={tParts('cancel')}
      confirmLoading={saving}
      okButtonProps={{ 'data-testid': 'create-rule-set' } as never}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void create(fields)}
        initialValues={{ pattern }}
      >
        <Form.Item name="pattern" label={t('new.pattern')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setPattern}
            options={[
              ...PATTERNS.map((value) => ({ value: value as string, label: t(`pattern.${value}`) })),
              ...sets.map((one) => ({
                value: `rule ${one.id}`,
                label: t('new.pattern.existing', { title: local(one.title) }),
              })),
            ]}
            data-testid="new-pattern"
          />
        </Form.Item>
        {set === undefined ? null : (
          <Form.Item label={t('pattern.rule')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              loading={chosenSet.isLoading}
              value={ruleId}
              onChange={(id: string) => setPattern(`rule ${set} ${id}`)}
              options={((chosenSet.data?.value as RuleSet | undefined)?.rules ?? []).map((rule) => ({
                value: rule.id,
                label: `${rule.id} ${local(rule.event.params?.title)}`,
              }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="id"
          label={t('new.id')}
          extra={t('new.id.help')}
          rules={[
            { required: true, pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, message: t('new.id.help') },
            {
              validator: (_, id: string) =>
                sets.some((one) => one.id === id) ? Promise.reject(new Error(t('new.id.taken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input autoComplete="off" data-testid="new-set-id" />
        </Form.Item>
        <Form.Item name="zh" label={t('new.name')} rules={[{ required: true, message: t('new.name') }]}>
          <Input autoComplete="off" data-testid="new-set-name" />
        </Form.Item>
        <Form.Item name="en" label={t('new.nameEn')}>
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
      <h3>{t('new.data')}</h3>
      <RowsSource read={read} onRead={take} />
      {read === undefined ? null : <ColumnMapping columns={columns} read={read} map={map} onMap={setMap} />}
    </Modal>
  );
}
