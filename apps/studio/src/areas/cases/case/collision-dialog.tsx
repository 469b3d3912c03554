import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { CaseRecord } from '@caseloom/record';
import { useT } from '../../../i18n/index.ts';
import { decide, type Collision } from './edit/collision.ts';
import { DecideTable } from './decide-table.tsx';
import styles from './case.module.css';

/** Somebody else saved first: both versions side by side, keep mine or take theirs, field by field. */
export function CollisionDialog({
  collision,
  onDecide,
  onCancel,
}: {
  readonly collision: Collision;
  readonly onDecide: (record: CaseRecord) => void;
  readonly onCancel: () => void;
}) {
  const t = useT('cases');
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (path: string, choice: 'mine' | 'theirs') =>
    setTheirs(new Set(choice === 'theirs' ? [...theirs, path] : [...theirs].filter((one) => one !== path)));
  const items = collision.conflicts.map(({ path, base, local, incoming }) => ({
    path,
    base,
    mine: local,
    theirs: incoming,
  }));
  return (
    <Modal
      open
      width={820}
      title={t('collision.title')}
      onCancel={onCancel}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onCancel}>
          {t('collision.later')}
        </Button>,
        <Button
          key="go"
          type="primary"
          autoFocus
          onClick={() => onDecide(decide(collision, theirs))}
          data-testid="collision-go"
        >
          {t('collision.go')}
        </Button>,
      ]}
    >
      <p className={styles['lead']}>{items.length === 0 ? t('collision.none') : t('collision.text')}</p>
      {items.length === 0 ? null : (
        <>
          <div className={styles['bulk']}>
            <Button size="small" onClick={() => setTheirs(new Set())}>
              {t('collision.allMine')}
            </Button>
            <Button size="small" onClick={() => setTheirs(new Set(items.map((item) => item.path)))}>
              {t('collision.allTheirs')}
            </Button>
          </div>
          <DecideTable
            items={items}
            theirs={theirs}
            onChoose={choose}
            mineTitle={t('collision.mine')}
            theirsTitle={t('collision.theirs')}
          />
        </>
      )}
    </Modal>
  );
}
