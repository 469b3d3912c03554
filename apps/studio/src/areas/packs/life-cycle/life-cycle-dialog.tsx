import { Input, Modal, Radio } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAction } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice, SeverityShape } from '../../../parts/index.ts';
import { versionAfter, type Draft, type DraftActionId } from '../life-cycle.ts';
import type { PackIssue } from '../workbench/workbench-context.tsx';
import { TestReport, type Reference, type Tests } from './test-report.tsx';
import styles from './life-cycle.module.css';

interface Props {
  readonly action: DraftActionId;
  readonly draft: Draft;
  readonly issues: readonly PackIssue[];
  readonly onClose: () => void;
}
const STALE = ['packTree', 'packArtifact', 'listPacks', 'getDraft'] as const;

export function LifeCycleDialog(props: Props) {
  if (props.action === 'submit') return <Submit {...props} />;
  if (props.action === 'approve') return <Approve {...props} />;
  if (props.action === 'reject') return <Reject {...props} />;
  if (props.action === 'publish') return <Publish {...props} />;
  return <Discard {...props} />;
}

interface ShellProps {
  readonly title: string;
  readonly ok: string;
  readonly onOk: () => void;
  readonly onClose: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

function Shell({ title, ok, onOk, onClose, busy, error, disabled = false, danger = false, children }: ShellProps) {
  const t = useT('parts');
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={t('cancel')}
      onOk={onOk}
      onCancel={onClose}
      confirmLoading={busy}
      okButtonProps={{ disabled, danger, 'data-testid': 'dialog-ok' } as never}
      width={560}
    >
      <div className={styles['body']}>
        {children}
        <ProblemNotice error={error} kept />
      </div>
    </Modal>
  );
}

function Submit({ draft, issues, onClose }: Props) {
  const t = useT('packs');
  const [version, setVersion] = useState(draft.nextVersion);
  const [note, setNote] = useState('');
  const submit = useAction('submitDraft', { invalidates: STALE, onSuccess: onClose });
  const errors = issues.filter((one) => one.severity === 'error').length;
  const steps = (['patch', 'minor', 'major'] as const).map((step) => ({
    step,
    version: versionAfter(draft.baseVersion, step),
  }));
  return (
    <Shell
      title={t('submit.title')}
      ok={t('action.submit')}
      busy={submit.isPending}
      error={submit.error}
      onClose={onClose}
      disabled={errors > 0 || version === ''}
      onOk={() =>
        submit.mutate({ params: { id: draft.id }, ifMatch: draft.version, body: { note, nextVersion: version } })
      }
    >
      {errors > 0 ? (
        <p>
          <SeverityShape severity="block" /> {t('submit.errors', { count: errors })}
        </p>
      ) : null}
      <label>
        <span>{t('submit.version', { base: draft.baseVersion ?? '—' })}</span>
        <Radio.Group
          value={version}
          onChange={(event) => setVersion(event.target.value as string)}
          style={{ marginBottom: 8 }}
        >
          {steps.map(({ step, version: next }) => (
            <Radio key={step} value={next}>
              {t(`submit.${step}`)} <code>{next}</code>
            </Radio>
          ))}
        </Radio.Group>
        <Input
          value={version}
          onChange={(event) => setVersion(event.target.value)}
          aria-label={t('submit.versionField')}
          data-testid="submit-version"
        />
      </label>
      <label>
        <span>{t('submit.note')}</span>
        <Input.TextArea
          rows={3}
          value={note}
          maxLength={1000}
          onChange={(event) => setNote(event.target.value)}
          placeholder={t('submit.note.hint')}
          data-testid="submit-note"
        />
      </label>
      <p className="cl-muted">{t('submit.text')}</p>
    </Shell>
  );
}

function Approve({ draft, onClose }: Props) {
  const t = useT('packs');
  const [note, setNote] = useState('');
  const approve = useAction('approveDraft', { invalidates: STALE, onSuccess: onClose });
  const { mutate: runTests, data: tests, error: untested, isPending: testing } = useAction('testDraft', {});
  useEffect(() => runTests({ params: { id: draft.id } }), [runTests, draft.id]);
  return (
    <Shell
      title={t('approve.title')}
      ok={t('action.approve')}
      busy={approve.isPending}
      error={approve.error ?? untested}
      onClose={onClose}
      disabled={testing}
      onOk={() => approve.mutate({ params: { id: draft.id }, ifMatch: draft.version, body: { note } })}
    >
      <AuthorNote draft={draft} />
      <p className="cl-muted">{testing ? t('approve.testing') : t('approve.text')}</p>
      <TestReport tests={tests as Tests | undefined} />
      <label>
        <span>{t('approve.note')}</span>
        <Input.TextArea rows={3} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
      </label>
    </Shell>
  );
}

function Reject({ draft, onClose }: Props) {
  const t = useT('packs');
  const [reason, setReason] = useState('');
  const reject = useAction('rejectDraft', { invalidates: STALE, onSuccess: onClose });
  return (
    <Shell
      title={t('reject.title')}
      ok={t('action.reject')}
      danger
      busy={reject.isPending}
      error={reject.error}
      onClose={onClose}
      disabled={reason.trim() === ''}
      onOk={() => reject.mutate({ params: { id: draft.id }, ifMatch: draft.version, body: { reason } })}
    >
      <AuthorNote draft={draft} />
      <label>
        <span>{t('reject.reason')}</span>
        <Input.TextArea
          rows={4}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
          data-testid="reject-reason"
        />
      </label>
    </Shell>
  );
}

function AuthorNote({ draft }: { readonly draft: Draft }) {
  const t = useT('packs');
  return (
    <p>
      {t('approve.by', { name: draft.author.name, version: draft.nextVersion })}
      {draft.note === undefined || draft.note === '' ? null : <q className={styles['note']}>{draft.note}</q>}
    </p>
  );
}

function Publish({ draft, onClose }: Props) {
  const t = useT('packs');
  const tParts = useT('parts');
  const navigate = useNavigate();
  const publish = useAction('publishDraft', { invalidates: STALE });
  if (publish.data !== undefined) {
    const { hash, tests, reference } = publish.data;
    return (
      <Modal
        open
        title={t('publish.done', { version: draft.nextVersion })}
        okText={t('publish.open')}
        cancelText={tParts('close')}
        onCancel={onClose}
        onOk={() => void navigate(`/packs/hash:${hash}`)}
        okButtonProps={{ 'data-testid': 'publish-open' } as never}
        width={640}
      >
        <TestReport tests={tests as Tests} reference={reference as Reference} />
        <p className="cl-muted">
          {t('publish.hash')} <code style={{ overflowWrap: 'anywhere' }}>{hash}</code>
        </p>
      </Modal>
    );
  }
  return (
    <Shell
      title={t('publish.title', { version: draft.nextVersion })}
      ok={t('action.publish')}
      busy={publish.isPending}
      error={publish.error}
      onClose={onClose}
      onOk={() => publish.mutate({ params: { id: draft.id }, ifMatch: draft.version })}
    >
      <p>{t('publish.text')}</p>
      {publish.error?.problem.code === 'PACK_TESTS_FAIL' ? (
        <TestReport tests={publish.error.problem.current as Tests} />
      ) : null}
      {publish.isPending ? (
        <p className="cl-muted" aria-live="polite">
          {t('publish.running')}
        </p>
      ) : null}
    </Shell>
  );
}

function Discard({ draft, onClose }: Props) {
  const t = useT('packs');
  const navigate = useNavigate();
  const discard = useAction('discardDraft', { invalidates: ['listPacks'], onSuccess: () => void navigate('/packs') });
  return (
    <Shell
      title={t('discard.title')}
      ok={t('action.discard')}
      danger
      busy={discard.isPending}
      error={discard.error}
      onClose={onClose}
      onOk={() => discard.mutate({ params: { id: draft.id }, ifMatch: draft.version })}
    >
      <p>{t('discard.text')}</p>
    </Shell>
  );
}
