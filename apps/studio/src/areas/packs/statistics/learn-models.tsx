import { addDays } from '@caseloom/core';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useAction } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.tsx';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import { DateInput } from '../date-input.tsx';
import styles from './statistics.module.css';

/** Asks for the period to learn from; the work goes on in the background. */
export function LearnModels() {
  const t = useT('packs');
  const { today } = useMe();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(addDays(today, -365) ?? today);
  const [to, setTo] = useState(today);
  const learn = useAction('learnModels', { invalidates: ['listModelRuns'], onSuccess: () => setOpen(false) });
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="learn-models">
        {t('model.learn')}
      </Button>
      <Modal
        open={open}
        title={t('model.learn')}
        okText={t('model.learn.ok')}
        okButtonProps={{ loading: learn.isPending, disabled: to < from }}
        onOk={() => learn.mutate({ body: { from, to } })}
        onCancel={() => setOpen(false)}
      >
        <div className={styles['form']}>
          <p className="cl-muted">{t('model.learn.about')}</p>
          <div className={styles['days']}>
            <DateInput value={from} onChange={setFrom} label={t('stat.from')} />
            <DateInput value={to} onChange={setTo} label={t('stat.to')} />
          </div>
          <ProblemNotice error={learn.error} />
        </div>
      </Modal>
    </>
  );
}
