import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import { DraftChoice, useOwnDrafts } from './draft-choice.tsx';
import type { Model } from './models-tab.tsx';
import styles from './statistics.module.css';
import { percent } from './words.ts';

/** Accepts a model at a threshold, in one's own draft; it speaks once that draft is published and activated. */
export function AcceptModel({ model, onClose }: { readonly model: Model; readonly onClose: () => void }) {
  const t = useT('packs');
  const local = useLocal();
  const navigate = useNavigate();
  const drafts = useOwnDrafts();
  const [id, setId] = useState<string>();
  const [threshold, setThreshold] = useState('0.80');
  const chosen = drafts.find((one) => one.id === id);
  const accept = useAction('acceptModel', {
    invalidates: ['listModels', 'listPacks'],
    onSuccess: (draft) => void navigate(`/packs/draft:${draft.id}/models/${model.id}`),
  });
  return (
    <Modal
      open
      title={t('model.accept.title', { title: local(model.title) })}
      okText={t('model.accept')}
      okButtonProps={{ disabled: chosen === undefined, loading: accept.isPending }}
      onOk={() =>
        chosen === undefined
          ? undefined
          : accept.mutate({
              params: { model: model.id },
              ifMatch: chosen.version,
              body: { draftId: chosen.id, threshold },
            })
      }
      onCancel={onClose}
      data-testid="accept-model"
    >
      <div className={styles['form']}>
        <p>
          {t('model.precision')}：<strong>{percent(model.precision)}</strong>{' '}
          <span className="cl-muted">{t('model.judged', { right: model.right, judged: model.judged })}</span>
        </p>
        <label>
          <span className={styles['label']}>{t('model.threshold')}</span>
          <Input value={threshold} onChange={(event) => setThreshold(event.target.value.trim())} />
        </label>
        <DraftChoice drafts={drafts} value={id} onChange={setId} />
        <ProblemNotice error={accept.error} />
      </div>
    </Modal>
  );
}
