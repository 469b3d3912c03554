import { EllipsisOutlined } from '@ant-design/icons';
import { PERMISSIONS, type Permission } from '@caseloom/api';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useAction } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { momentText } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { ProblemNotice, SeverityShape, useIssueText } from '../../../parts/index.ts';
import { useNavigate } from 'react-router';
import { lifeCycleOf, type DraftActionId } from '../life-cycle.ts';
import { ActivateDialog } from '../life-cycle/activate-dialog.tsx';
import { LifeCycleDialog } from '../life-cycle/life-cycle-dialog.tsx';
import { StateBadge } from '../state-badge.tsx';
import { useWorkbench, type PackIssue } from './workbench-context.tsx';
import styles from './workbench.module.css';

interface Props {
  readonly save: (() => Promise<boolean>) | undefined;
  readonly onDrawer: (tab: string) => void;
  readonly onIssues: (issues: readonly PackIssue[]) => void;
}

/** The permission each step needs, for saying which one is missing. */
const NEEDS: Readonly<Record<DraftActionId, Permission>> = {
  edit: 'pack.edit',
  submit: 'pack.edit',
  approve: 'pack.approve',
  reject: 'pack.approve',
  publish: 'pack.publish',
  activate: 'pack.activate',
  discard: 'pack.edit',
};

/** Whose draft, what is stored, what the checks and tests say, and the one next step. */
export function BottomStrip({ save, onDrawer, onIssues }: Props) {
  const { draft } = useWorkbench();
  return (
    <footer className={styles['strip']} data-testid="bottom-strip">
      {draft === undefined ? <PublishedStrip /> : <DraftStrip save={save} onDrawer={onDrawer} onIssues={onIssues} />}
    </footer>
  );
}

function DraftStrip({ save, onDrawer, onIssues }: Props) {
  const t = useT('packs');
  const text = useIssueText();
  const local = useLocal();
  const { draft, issues, saving, unsaved } = useWorkbench();
  const [dialog, setDialog] = useState<DraftActionId>();
  const test = useAction('testDraft', { invalidates: ['packTree'], onSuccess: () => onDrawer('tests') });
  const check = useAction('checkDraft', { onSuccess: (answer) => (onIssues(answer.issues), onDrawer('checks')) });
  if (draft === undefined) return null;
  const cycle = lifeCycleOf(draft);
  const errors = issues.filter((one) => one.severity === 'error').length;
  const warnings = issues.filter((one) => one.severity === 'warning').length;
  const needed = local(PERMISSIONS[NEEDS[cycle.next.id]]);
  const refusal =
    cycle.next.why === undefined
      ? t('strip.mayNot')
      : text({
          code: cycle.next.why,
          args: { author: draft.author.name, state: t(`state.${draft.state}`), permission: needed },
        });
  const wrong = cycle.next.id === 'submit' && errors > 0 ? t('submit.errors', { count: errors }) : undefined;
  const why = unsaved ? t('strip.saveFirst') : cycle.next.allowed ? wrong : refusal;
  const menu = [
    { key: 'check', label: t('strip.check'), disabled: !cycle.mayEdit },
    { key: 'test', label: t('strip.test'), disabled: !cycle.mayEdit },
    ...cycle.menu.map((one) => ({ key: one.id, label: t(`action.${one.id}`), danger: one.id === 'discard' })),
  ];
  const choose = (key: string) => {
    if (key === 'check') check.mutate({ params: { id: draft.id } });
    else if (key === 'test') test.mutate({ params: { id: draft.id } });
    else setDialog(key as DraftActionId);
  };
  return (
    <>
      <span className={styles['stripItem']}>
        <StateBadge state={draft.state} /> <span>{t('strip.whose', { name: draft.author.name })}</span>{' '}
        <code>{draft.nextVersion}</code>
      </span>
      <span className={styles['stripItem']} data-unsaved={unsaved} data-testid="save-state">
        {saving
          ? t('strip.saving')
          : unsaved
            ? `● ${t('strip.unsaved')}`
            : `✓ ${t('strip.saved', { at: momentText(draft.updatedAt).slice(11) })}`}
        {save === undefined ? null : (
          <Button size="small" loading={saving} onClick={() => void save()} data-testid="save">
            {t('strip.save')} <kbd>Ctrl S</kbd>
          </Button>
        )}
      </span>
      <button
        type="button"
        className={styles['stripButton']}
        onClick={() => onDrawer('checks')}
        data-testid="strip-checks"
      >
        {errors + warnings === 0 ? (
          <>
            <SeverityShape severity="pass" /> {t('strip.noIssues')}
          </>
        ) : (
          <>
            <span className={styles['stripItem']}>
              <SeverityShape severity="block" /> {errors}
            </span>
            <span className={styles['stripItem']}>
              <SeverityShape severity="warn" /> {warnings}
            </span>
          </>
        )}
      </button>
      {draft.tests === undefined ? null : (
        <button type="button" className={styles['stripButton']} onClick={() => choose('test')}>
          <SeverityShape severity={draft.tests.failed === 0 ? 'pass' : 'block'} />{' '}
          {t('strip.tests', {
            passed: draft.tests.passed,
            total: draft.tests.passed + draft.tests.failed + (draft.tests.changed ?? 0),
          })}
        </button>
      )}
      {draft.reviewNote === undefined || draft.reviewNote === '' ? null : (
        <Tooltip title={draft.reviewNote}>
          <span className={styles['stripItem']}>{t('strip.reviewed', { name: draft.reviewer?.name ?? '' })}</span>
        </Tooltip>
      )}
      <span className={styles['gap']} />
      {check.error === null && test.error === null ? null : (
        <ProblemNotice error={check.error ?? test.error} onClose={() => (check.reset(), test.reset())} />
      )}
      <Dropdown trigger={['click']} menu={{ items: menu, onClick: ({ key }) => choose(key) }}>
        <Button
          icon={<EllipsisOutlined />}
          aria-label={t('strip.more')}
          data-testid="strip-more"
          loading={check.isPending || test.isPending}
        />
      </Dropdown>
      <Tooltip title={why}>
        <Button
          type="primary"
          disabled={why !== undefined}
          onClick={() => setDialog(cycle.next.id)}
          data-testid={`next-${cycle.next.id}`}
        >
          {t(`action.${cycle.next.id}`)}
        </Button>
      </Tooltip>
      {dialog === 'activate' ? (
        <ActivateDialog hash={draft.publishedHash ?? ''} onClose={() => setDialog(undefined)} />
      ) : dialog === undefined || dialog === 'edit' ? null : (
        <LifeCycleDialog action={dialog} draft={draft} issues={issues} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

function PublishedStrip() {
  const t = useT('packs');
  const { tree } = useWorkbench();
  const navigate = useNavigate();
  const mayEdit = useMay('pack.edit');
  const mayActivate = useMay('pack.activate');
  const [activating, setActivating] = useState(false);
  const create = useAction('createDraft', {
    invalidates: ['listPacks'],
    onSuccess: (draft) => void navigate(`/packs/draft:${draft.id}`),
  });
  const { hash, packId, version } = tree.pack;
  return (
    <>
      <span className={styles['stripItem']}>
        <StateBadge state="published" /> <code>{version}</code> <span className="cl-muted">{t('strip.immutable')}</span>
      </span>
      <Tooltip title={hash}>
        <code className="cl-muted">{hash?.slice(0, 12)}</code>
      </Tooltip>
      <span className={styles['gap']} />
      {create.error === null ? null : <ProblemNotice error={create.error} onClose={() => create.reset()} />}
      {mayEdit ? (
        <Button
          loading={create.isPending}
          onClick={() => create.mutate({ body: { packId, ...(hash === undefined ? {} : { fromHash: hash }) } })}
          data-testid="draft-from-here"
        >
          {t('strip.draftFromHere')}
        </Button>
      ) : null}
      {mayActivate && hash !== undefined ? (
        <Button type="primary" onClick={() => setActivating(true)} data-testid="next-activate">
          {t('action.activate')}
        </Button>
      ) : null}
      {activating && hash !== undefined ? <ActivateDialog hash={hash} onClose={() => setActivating(false)} /> : null}
    </>
  );
}
