import { Button, Input } from 'antd';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import styles from './tables.module.css';

interface Props {
  readonly onReason: (reason: string) => void;
}

/** Asks why inherited rows are taken out, when a save needs to know. */
export function ReasonBar({ onReason }: Props) {
  const t = useT('tables');
  const [text, setText] = useState('');
  const give = () => text.trim() !== '' && onReason(text.trim());
  return (
    <div className={styles['reason']} role="alert">
      {t('reason.ask')}
      <Input
        size="small"
        style={{ width: 280 }}
        placeholder={t('reason')}
        aria-label={t('reason')}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => event.nativeEvent.isComposing || give()}
        data-testid="rows-reason"
      />
      <Button size="small" type="primary" disabled={text.trim() === ''} onClick={give} data-testid="rows-reason-ok">
        {t('column.ok')}
      </Button>
    </div>
  );
}
