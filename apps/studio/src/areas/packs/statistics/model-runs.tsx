import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { momentText, number } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import { DraftChoice, useOwnDrafts } from './draft-choice.tsx';
import styles from './statistics.module.css';

type Run = CallOutput<'listModelRuns'>['runs'][number];

/** Runs of learning, newest first; what a finished one learned can be put into a draft. */
export function ModelRuns() {
  const t = useT('packs');
  const local = useLocal();
  const mayEdit = useMay('pack.edit');
  const [placing, setPlacing] = useState<Run>();
  const first = useOperation('listModelRuns', {}, { refetchInterval: 5_000 });
  const runs = first.data?.runs ?? [];
  if (runs.length === 0) return null;
  return (
    <section>
      <h2>{t('model.runs')}</h2>
      <Table<Run>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={runs}
        data-testid="model-runs"
        columns={[
          { title: t('model.run.period'), key: 'period', width: 210, render: (_, one) => `${one.from} – ${one.to}` },
          { title: t('model.run.by'), key: 'by', width: 200, render: (_, one) => `${one.by} ${momentText(one.at)}` },
          { title: t('model.state'), key: 'state', width: 90, render: (_, one) => t(`model.run.${one.state}`) },
          {
            title: t('model.run.result'),
            key: 'result',
            render: (_, one) =>
              one.state === 'done' ? (
                <>
                  {t('model.run.cases', { n: number(one.cases) })}
                  {one.models.map((model) => (
                    <div key={model.id} className="cl-muted">
                      {local(model.title)} · {t('model.rows', { n: number(model.rows) })}
                      {model.backTest === undefined ? null : ` · ${t('model.backTest.text', { ...model.backTest })}`}
                    </div>
                  ))}
                </>
              ) : null,
          },
          {
            key: 'act',
            width: 120,
            align: 'right',
            render: (_, one) =>
              one.state === 'done' && mayEdit ? (
                <Button size="small" onClick={() => setPlacing(one)} data-testid="place-models">
                  {t('model.place')}
                </Button>
              ) : null,
          },
        ]}
      />
      {placing === undefined ? null : <Place run={placing} onClose={() => setPlacing(undefined)} />}
    </section>
  );
}

function Place({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const t = useT('packs');
  const navigate = useNavigate();
  const drafts = useOwnDrafts();
  const [id, setId] = useState<string>();
  const chosen = drafts.find((one) => one.id === id);
  const place = useAction('placeModels', {
    invalidates: ['listPacks', 'getDraft'],
    onSuccess: (draft) => void navigate(`/packs/draft:${draft.id}`),
  });
  return (
    <Modal
      open
      title={t('model.place')}
      okText={t('model.place')}
      okButtonProps={{ disabled: chosen === undefined, loading: place.isPending }}
      onOk={() =>
        chosen === undefined
          ? undefined
          : place.mutate({ params: { id: run.id }, ifMatch: chosen.version, body: { draftId: chosen.id } })
      }
      onCancel={onClose}
    >
      <div className={styles['form']}>
        <p className="cl-muted">{t('model.place.about')}</p>
        <DraftChoice drafts={drafts} value={id} onChange={setId} />
        <ProblemNotice error={place.error} />
      </div>
    </Modal>
  );
}
