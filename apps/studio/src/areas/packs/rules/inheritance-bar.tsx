import { Button, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { LayerBadge } from '../../../parts/index.ts';
import { useWorkbench, type ArtifactView, type ElementView } from '../workbench/workbench-context.tsx';
import { differences } from './differences.ts';
import styles from './rules.module.css';

interface Props {
  readonly view: ArtifactView;
  readonly element: ElementView;
  readonly value: unknown;
  readonly overriding: boolean;
  readonly onOverride: () => void;
  readonly onGone: () => void;
}

/** Where an element comes from and what this pack may do with it: override, restore what was inherited, disable here, delete. */
export function InheritanceBar({ view, element, value, overriding, onOverride, onGone }: Props) {
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
      {changedHere || overriding ? <Inherited view={view} element={element} value={value} /> : null}
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

/** The value one layer below, and what differs from it here. */
function Inherited({
  view,
  element,
  value,
}: {
  readonly view: ArtifactView;
  readonly element: ElementView;
  readonly value: unknown;
}) {
  const t = useT('packs');
  const { tree } = useWorkbench();
  const [open, setOpen] = useState(false);
  const below = tree.layers.filter((one) => one.packId !== tree.pack.packId).at(-1);
  const source = below?.hash === undefined ? undefined : `hash:${below.hash}`;
  const base = useOperation(
    'packArtifact',
    { params: { source: source ?? '', kind: view.kind, artifact: view.id } },
    { enabled: open && source !== undefined },
  );
  const inherited = base.data?.families
    .find((one) => one.path === 'rules')
    ?.elements.find((one) => one.id === element.id);
  if (below === undefined || source === undefined) return null;
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)} data-testid="show-inherited">
        {t('inherit.show')}
      </Button>
      <Modal
        open={open}
        title={t('inherit.title', { pack: below.packId, version: below.version ?? '' })}
        footer={null}
        onCancel={() => setOpen(false)}
        width={720}
      >
        {inherited === undefined ? (
          <p className="cl-muted">{base.isLoading ? '…' : t('inherit.none')}</p>
        ) : (
          <table className={styles['differences']}>
            <thead>
              <tr>
                <th>{t('inherit.member')}</th>
                <th>{t('inherit.base')}</th>
                <th>{t('inherit.here')}</th>
              </tr>
            </thead>
            <tbody>
              {differences(inherited.value, value).map((one) => (
                <tr key={one.path}>
                  <td>
                    <code>{one.path}</code>
                  </td>
                  <td>{shown(one.before)}</td>
                  <td>{shown(one.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p>
          <Link to={`/packs/${source}/${view.kind}/${view.id}?element=${encodeURIComponent(element.id)}`}>
            {t('inherit.open')}
          </Link>
        </p>
      </Modal>
    </>
  );
}

const shown = (value: unknown): string =>
  value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
