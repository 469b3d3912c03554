import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useLocal, useT } from '../../../../i18n/index.ts';
import styles from './findings.module.css';

/** Why a finding is waived or acknowledged: a code of the hospital's list, and words. */
export interface GivenReason {
  readonly code?: string | undefined;
  readonly text?: string | undefined;
}

/** The reason for waiving or acknowledging: from the hospital's list; where it has none, waiving needs words. */
export function DecideForm({
  kind,
  busy,
  onDecide,
  onCancel,
}: {
  readonly kind: 'waive' | 'acknowledge';
  readonly busy: boolean;
  readonly onDecide: (reason: GivenReason) => void;
  readonly onCancel: () => void;
}) {
  const t = useT('cases');
  const parts = useT('parts');
  const local = useLocal();
  const label = useId();
  const [text, setText] = useState('');
  const [code, setCode] = useState<string>();
  const [tried, setTried] = useState(false);
  const { data } = useOperation('overrideReasons', {}, { staleTime: 300_000 });
  if (data === undefined) return null;
  const { reasons } = data;
  const needsText =
    reasons.length === 0 ? kind === 'waive' : reasons.find((one) => one.code === code)?.needsText === true;
  const lacksCode = reasons.length > 0 && code === undefined;
  const lacksText = needsText && text.trim() === '';
  return (
    <form
      className={styles['decide']}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!lacksCode && !lacksText) onDecide({ code, text: text.trim() === '' ? undefined : text.trim() });
      }}
    >
      {reasons.length === 0 ? null : (
        <>
          <span id={label} className="cl-visually-hidden">
            {t('decide.code')}
          </span>
          <Radio.Group
            aria-labelledby={label}
            value={code ?? null}
            onChange={(event) => setCode(event.target.value as string)}
            options={reasons.map((one) => ({ value: one.code, label: local(one.title) }))}
            data-testid="decide-code"
          />
        </>
      )}
      <Input.TextArea
        autoFocus={reasons.length === 0}
        autoSize={{ minRows: reasons.length === 0 ? 2 : 1, maxRows: 5 }}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={
          needsText ? t(reasons.length === 0 ? 'decide.reasonNeeded' : 'decide.textNeeded') : t('decide.reason')
        }
        aria-label={parts('reason')}
        status={tried && lacksText ? 'error' : ''}
        data-testid="decide-reason"
      />
      <div className={styles['acts']}>
        <Button size="small" type="primary" htmlType="submit" loading={busy} data-testid="decide-confirm">
          {t(`decide.${kind}`)}
        </Button>
        <Button size="small" onClick={onCancel}>
          {parts('cancel')}
        </Button>
        {tried && (lacksCode || lacksText) ? (
          <span className={styles['needed']} role="alert">
            {lacksCode ? t('decide.codeNeeded') : parts('reason.needed')}
          </span>
        ) : null}
      </div>
    </form>
  );
}
