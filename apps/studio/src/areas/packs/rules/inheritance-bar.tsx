import { Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { LayerBadge } from '../../../parts/index.ts';
import { useWorkbench, type ArtifactView, type ElementView } from '../workbench/workbench-context.tsx';
import { InheritedDialog } from './inherited-dialog.tsx';
import type { RuleKnowledge } from './knowledge.ts';
import styles from './rules.module.css';

interface Props {
  readonly view: ArtifactView;
  readonly element: ElementView;
  readonly value: unknown;
  readonly knowledge: RuleKnowledge;
  readonly overriding: boolean;
  readonly onOverride: () => void;
  readonly onGone: () => void;
}

/** Where an element comes from and what this pack may do with it: override, restore what was inherited, disable here, delete. */
export function InheritanceBar({ view, element, value, knowledge, overriding, onOverride, onGone }: Props) {
  const t = useT('packs');
  const { tree, editable, saveElement, saving } = useWorkbench();
  const [disabling, setDisabling] = useState(false);
  const { provenance } = element;
  const own = provenance === undefined || provenance.packId === tree.pack.packId;
  const first = provenance?.op === undefined || provenance.op === 'own' || provenance.op === 'add';
  const changedHere = own && !first;
  const edit = (action: 'restore' | 'delete' | 'disable', reason?: string) =>
    saveElement({
      kind: view.kind,
      artifact: view.id,
      family: 'rules',
      element: element.id,
      action,
      ...(reason === undefined ? {} : { reason }),
    });
  return (
    <div className={styles['inheritance']} data-testid="inheritance">
      <LayerBadge layer={provenance?.layer ?? view.layer} />
      {element.disabled ? (
        <span>
          <strong>⊘ {t('inherit.disabled')}</strong>{' '}
          {provenance?.reason === undefined ? '' : t('inherit.reason', { reason: provenance.reason })}
        </span>
      ) : own ? (
        <span>{changedHere ? t('inherit.changedHere') : t('inherit.own')}</span>
      ) : (
        <span>
          {t('inherit.from', { pack: provenance.packId, version: provenance.version })}
          {overriding ? ` · ${t('inherit.overriding')}` : ''}
        </span>
      )}
      {changedHere || overriding ? (
        <InheritedDialog view={view} element={element} value={value} knowledge={knowledge} />
      ) : null}
      <span className={styles['gap']} />
      {!editable ? null : (
        <>
          {!own && !overriding && !element.disabled ? (
            <Button size="small" onClick={onOverride} data-testid="override">
              {t('inherit.override')}
            </Button>
          ) : null}
          {changedHere || (element.disabled && own) ? (
            <Popconfirm
              title={t('inherit.restore.ask')}
              onConfirm={() => void edit('restore')}
              okText={t('inherit.restore')}
              cancelText={t('no')}
            >
              <Button size="small" loading={saving} data-testid="restore">
                {t('inherit.restore')}
              </Button>
            </Popconfirm>
          ) : null}
          {element.disabled ? null : own && first ? (
            <Popconfirm
              title={t('inherit.delete.ask')}
              onConfirm={async () => ((await edit('delete')) ? onGone() : undefined)}
              okText={t('inherit.delete')}
              cancelText={t('no')}
            >
              <Button size="small" danger type="text">
                {t('inherit.delete')}
              </Button>
            </Popconfirm>
          ) : (
            <Button size="small" type="text" onClick={() => setDisabling(true)} data-testid="disable-here">
              {t('inherit.disable')}
            </Button>
          )}
        </>
      )}
      {disabling ? (
        <DisableDialog
          onClose={() => setDisabling(false)}
          onDisable={(reason) => edit('disable', reason)}
          busy={saving}
        />
      ) : null}
    </div>
  );
}

function DisableDialog({
  onClose,
  onDisable,
  busy,
}: {
  readonly onClose: () => void;
  readonly onDisable: (reason: string) => Promise<boolean>;
  readonly busy: boolean;
}) {
  const t = useT('packs');
  const tParts = useT('parts');
  const [reason, setReason] = useState('');
  const disable = async () => {
    if (await onDisable(reason.trim())) onClose();
  };
  return (
    <Modal
      open
      title={t('inherit.disable')}
      okText={t('inherit.disable')}
      cancelText={tParts('cancel')}
      onCancel={onClose}
      onOk={() => void disable()}
      confirmLoading={busy}
      okButtonProps={{ disabled: reason.trim() === '', 'data-testid': 'dialog-ok' } as never}
    >
      <p>{t('inherit.disable.text')}</p>
      <Input.TextArea
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={tParts('reason')}
        aria-label={tParts('reason')}
        data-testid="disable-reason"
      />
    </Modal>
  );
}
