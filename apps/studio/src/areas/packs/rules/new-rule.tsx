import { Form, Input, Modal, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { addressOf } from './knowledge.ts';
import { withElement } from './element-address.ts';

interface Wanted {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly severity: string;
  readonly field: string;
}

/** A rule begins with an id, a title and how serious it is; the rest is written in its form. */
export function NewRule({ view, onClose }: ArtifactViewProps & { readonly onClose: () => void }) {
  const t = useT('packs');
  const tParts = useT('parts');
  const { saveElement, saving } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const [form] = Form.useForm<Wanted>();
  const local = useLocal();
  const fields = useOperation('fields', {}, { staleTime: 300_000 });
  const taken = view.families.find((one) => one.path === 'rules')?.elements.map((one) => one.id) ?? [];
  const add = async ({ id, zh, en, severity, field }: Wanted) => {
    const value = {
      id,
      conditions: { all: [{ ...addressOf(field, undefined), operator: 'isEmpty', value: true }] },
      event: {
        type: 'finding',
        params: { severity, title: { zh, en: en || zh }, message: { zh, en: en || zh }, field },
      },
    };
    if (await saveElement({ kind: 'rules', artifact: view.id, family: 'rules', element: id, action: 'add', value })) {
      onClose();
      setSearch(withElement(search, id));
    }
  };
  return (
    <Modal
      open
      title={t('rules.add')}
      okText={t('rules.add.ok')}
      cancelText={tParts('cancel')}
      confirmLoading={saving}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void add(values)}
        initialValues={{ severity: 'warn' }}
      >
        <Form.Item
          name="id"
          label={t('rules.id')}
          extra={t('rules.id.help')}
          rules={[
            { required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/, message: t('rules.id.help') },
            {
              validator: (_, id: string) =>
                taken.includes(id) ? Promise.reject(new Error(t('rules.id.taken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input autoComplete="off" placeholder="H01-001" data-testid="new-rule-id" />
        </Form.Item>
        <Form.Item name="zh" label={t('rule.titleZh')} rules={[{ required: true, message: t('needed') }]}>
          <Input autoComplete="off" data-testid="new-rule-title" />
        </Form.Item>
        <Form.Item name="en" label={t('rule.titleEn')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="field" label={t('rule.field')} rules={[{ required: true, message: t('needed') }]}>
          <Select
            showSearch={{
              filterOption: (input, option) =>
                `${option?.value} ${option?.label}`.toLowerCase().includes(input.toLowerCase()),
            }}
            options={(fields.data?.fields ?? []).map((one) => ({
              value: one.path,
              label: `${local(one)} · ${one.path}`,
            }))}
            data-testid="new-rule-field"
          />
        </Form.Item>
        <Form.Item name="severity" label={t('rule.severity')}>
          <Select
            options={(['block', 'error', 'warn', 'info'] as const).map((one) => ({
              value: one,
              label: tParts(`severity.${one}`),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
