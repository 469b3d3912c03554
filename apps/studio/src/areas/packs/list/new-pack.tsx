import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';

interface NewPack {
  readonly packId: string;
  readonly zh: string;
  readonly en: string;
  readonly layer: 'nation' | 'province' | 'city' | 'hospital';
  readonly parent?: string;
}

/** A pack of one's own: an id, a title, a layer, and what it extends. */
export function NewPackButton() {
  const t = useT('packs');
  const tParts = useT('parts');
  const local = useLocal();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<NewPack>();
  const packs = useOperation('listPacks', {}, { enabled: open });
  const create = useAction('createDraft', {
    invalidates: ['listPacks'],
    onSuccess: (draft) => void navigate(`/packs/draft:${draft.id}`),
  });
  const send = ({ packId, zh, en, layer, parent }: NewPack) =>
    create.mutate({
      body: { packId, title: { zh, en: en || zh }, layer, ...(parent === undefined ? {} : { extends: parent }) },
    });
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)} data-testid="new-pack">
        {t('new.button')}
      </Button>
      <Modal
        open={open}
        title={t('new.title')}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        okText={t('new.ok')}
        cancelText={tParts('cancel')}
        confirmLoading={create.isPending}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" requiredMark={false} onFinish={send} initialValues={{ layer: 'hospital' }}>
          <Form.Item
            name="packId"
            label={t('new.id')}
            extra={t('new.id.help')}
            rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,59}$/, message: t('new.id.help') }]}
          >
            <Input autoComplete="off" placeholder="my-hospital" />
          </Form.Item>
          <Form.Item name="zh" label={t('new.zh')} rules={[{ required: true, message: t('needed') }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="en" label={t('new.en')}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="layer" label={t('new.layer')}>
            <Select
              options={(['nation', 'province', 'city', 'hospital'] as const).map((layer) => ({
                value: layer,
                label: tParts(`layer.${layer}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="parent" label={t('new.parent')} extra={t('new.parent.help')}>
            <Select
              allowClear
              options={(packs.data?.packs ?? []).map((pack) => ({
                value: pack.packId,
                label: `${local(pack.title)} · ${pack.packId}`,
              }))}
            />
          </Form.Item>
        </Form>
        <ProblemNotice error={create.error} kept />
      </Modal>
    </>
  );
}
