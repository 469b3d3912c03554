import { Button } from 'antd';
import { useAction } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import { TestReport } from '../life-cycle/test-report.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';

/** Runs the pack's own tests and lists what differs. */
export function TestsTab() {
  const t = useT('packs');
  const { draft, unsaved } = useWorkbench();
  const run = useAction('testDraft', { invalidates: ['packTree'] });
  if (draft === undefined) return null;
  return (
    <>
      <Button
        block
        loading={run.isPending}
        disabled={unsaved}
        onClick={() => run.mutate({ params: { id: draft.id } })}
        data-testid="run-tests"
      >
        {t('strip.test')}
      </Button>
      {unsaved ? <p className="cl-muted">{t('strip.saveFirst')}</p> : null}
      <ProblemNotice error={run.error} />
      {run.data === undefined ? null : <TestReport tests={run.data} reference={draft.tests?.reference} />}
      {run.data === undefined && draft.tests !== undefined ? (
        <TestReport tests={draft.tests} reference={draft.tests.reference} />
      ) : null}
    </>
  );
}
