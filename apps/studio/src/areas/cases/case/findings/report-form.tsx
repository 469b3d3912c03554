import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useAction } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { ProblemNotice } from '../../../../parts/index.ts';
import styles from './findings.module.css';

/** "This prompt is wrong": to the queue of quality control, with the rule's explanation attached by the server. */
export function ReportForm({
  caseId,
  findingKey,
  onDone,
}: {
  readonly caseId: string;
  readonly findingKey: string;
  readonly onDone: () => void;
}) {
  const t = useT('cases');
  const parts = useT('parts');
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const send = useAction('sendFeedback', {
    onSuccess: () => {
      void message.success(t('report.sent'));
      onDone();
    },
  });
  return (
    <form
      className={styles['decide']}
      onSubmit={(event) => {
        event.preventDefault();
        const words = text.trim();
        send.mutate({ params: { id: caseId }, body: { key: findingKey, ...(words === '' ? {} : { text: words }) } });
      }}
    >
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('report.text')}
        aria-label={t('report.text')}
        data-testid="report-text"
      />
      <div className={styles['acts']}>
        <Button size="small" type="primary" htmlType="submit" loading={send.isPending} data-testid="report-send">
          {t('report.send')}
        </Button>
        <Button size="small" onClick={onDone}>
          {parts('cancel')}
        </Button>
        <span className="cl-muted">{t('report.about')}</span>
      </div>
      <ProblemNotice error={send.error} />
    </form>
  );
}
