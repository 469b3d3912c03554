import { Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/index.ts';
import { isCovered, isTyping, useKeys } from './keys.ts';
import styles from './shell.module.css';

const SHORTCUTS = [
  ['Ctrl K', 'keys.search'],
  ['Ctrl S', 'keys.save'],
  ['Ctrl Z', 'keys.undo'],
  ['Ctrl Y', 'keys.redo'],
  ['J / K', 'keys.move'],
  ['Enter', 'keys.enter'],
  ['X', 'keys.select'],
  ['1 … 9', 'keys.finding'],
  ['Esc', 'keys.escape'],
  ['?', 'keys.help'],
] as const;

/** `?` lists the shortcuts. */
export function Shortcuts() {
  const t = useT('shell');
  const [open, setOpen] = useState(false);
  useKeys((event) => {
    if (event.key === '?' && !isTyping(event) && !isCovered()) setOpen(true);
  });
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('keys.title')} width={420}>
      <dl className={styles['keys']}>
        {SHORTCUTS.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
