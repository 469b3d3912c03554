import { Button, Input } from 'antd';
import { useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import styles from './findings.module.css';

/** The reason for waiving or acknowledging; waiving needs one. */
export function DecideForm({
  kind,
  busy,
  onDecide,
  onCancel,
}: {
  readonly kind: 'waive' | 'acknowledge';
  readonly busy: boolean;
  readonly onDecide: (reason: string | undefined) => void;
  readonly onCancel: () => void;
}) {
  const t = useT('cases');
  const parts = useT('parts');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needed = kind === 'waive';
  const missing = needed && reason.trim() === '';
  return (
    <form
      className={styles['decide']}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) onDecide(reason.trim() === '' ? undefined : reason.trim());
      }}
    >
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={needed ? t('decide.reasonNeeded') : t('decide.reason')}
        aria-label={parts('reason')}
        status={tried && missing ? 'error' : ''}
        data-testid="decide-reason"
      />
      <div className={styles['acts']}>
        <Button size="small" type="primary" htmlType="submit" loading={busy} data-testid="decide-confirm">
          {t(`decide.${kind}`)}
        </Button>
        <Button size="small" onClick={onCancel}>
          {parts('cancel')}
        </Button>
        {tried && missing ? <span className={styles['needed']}>{parts('reason.needed')}</span> : null}
      </div>
    </form>
  );
}
