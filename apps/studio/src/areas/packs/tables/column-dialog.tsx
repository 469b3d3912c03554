import type { TableInput, TableOutput } from '@caseloom/tables';
import { AutoComplete, Form, Input, Modal } from 'antd';
import { useT } from '../../../i18n/index.ts';
import type { Side } from './decision.ts';

const TYPES = [
  'any',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
];

interface Fields {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly expression: string;
  readonly type: string;
  readonly values: string;
  readonly default: string;
}

interface Props {
  readonly side: Side;
  readonly column: TableInput | TableOutput;
  /** Ids of the other columns. */
  readonly taken: readonly string[];
  readonly onOk: (column: TableInput | TableOutput) => void;
  readonly onClose: () => void;
}

/** What an input tests or an output answers: id, title, expression, type, allowed values. */
export function ColumnDialog({ side, column, taken, onOk, onClose }: Props) {
  const t = useT('tables');
  const tParts = useT('parts');
  const [form] = Form.useForm<Fields>();
  const isInput = side === 'inputs';
  const finish = (fields: Fields) => {
    const { title: _t, type: _y, values: _v, ...rest } = column as TableInput & TableOutput;
    const { expression: _e, default: _d, ...plain } = rest;
    const values = fields.values
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const title =
      fields.zh === '' && fields.en === '' ? undefined : { zh: fields.zh || fields.en, en: fields.en || fields.zh };
    const next = {
      ...plain,
      id: fields.id.trim(),
      ...(title === undefined ? {} : { title }),
      ...(fields.type === '' || fields.type === 'any' ? {} : { type: fields.type }),
      ...(values.length === 0 ? {} : { values }),
    };
    onOk(
      isInput
        ? { ...next, expression: fields.expression.trim() }
        : { ...next, ...(fields.default.trim() === '' ? {} : { default: fields.default.trim() }) },
    );
  };
  const whole = column as Partial<TableInput & TableOutput>;
  return (
    <Modal
      open
      title={t(isInput ? 'column.input' : 'column.output')}
      okText={t('column.ok')}
      cancelText={tParts('cancel')}
      okButtonProps={{ 'data-testid': 'column-ok' } as never}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={finish}
        initialValues={{
          id: column.id,
          zh: column.title?.zh ?? '',
          en: column.title?.en ?? '',
          expression: whole.expression ?? '',
          type: column.type ?? 'any',
          values: (column.values ?? []).join('\n'),
          default: whole.default ?? '',
        }}
      >
        <Form.Item
          name="id"
          label={t('column.id')}
          rules={[
            { required: true, message: t('id.missing') },
            {
              validator: (_, id: string) =>
                taken.includes(id.trim()) || id === 'id' || id === 'note'
                  ? Promise.reject(new Error(t('new.id.taken')))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input autoComplete="off" data-testid="column-id" />
        </Form.Item>
        <Form.Item name="zh" label={t('column.title')}>
          <Input autoComplete="off" data-testid="column-title" />
        </Form.Item>
        <Form.Item name="en" label={t('column.titleEn')}>
          <Input autoComplete="off" />
        </Form.Item>
        {isInput ? (
          <Form.Item
            name="expression"
            label={t('column.expression')}
            rules={[{ required: true, message: t('column.expression') }]}
          >
            <Input autoComplete="off" spellCheck={false} data-testid="column-expression" />
          </Form.Item>
        ) : null}
        <Form.Item name="type" label={t('column.type')}>
          <AutoComplete
            options={TYPES.map((value) => ({ value, label: value === 'any' ? t('column.type.any') : value }))}
          />
        </Form.Item>
        <Form.Item name="values" label={t('column.values')} extra={t('column.values.help')}>
          <Input.TextArea rows={3} spellCheck={false} />
        </Form.Item>
        {isInput ? null : (
          <Form.Item name="default" label={t('column.default')}>
            <Input autoComplete="off" spellCheck={false} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
