import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useAction } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice, SeverityShape, useIssueText } from '../../../parts/index.ts';
import { issuePlace } from '../workbench/issue-place.ts';
import { useWorkbench, type PackIssue } from '../workbench/workbench-context.tsx';
import styles from '../workbench/workbench.module.css';

const ORDER = ['error', 'warning', 'info'];
const SHAPE = { error: 'block', warning: 'warn', info: 'info' } as const;

/** Everything the checks say about the pack; a click goes there. */
export function ChecksTab({ onIssues }: { readonly onIssues: (issues: readonly PackIssue[]) => void }) {
  const t = useT('packs');
  const text = useIssueText();
  const { source, issues, draft, editable } = useWorkbench();
  const navigate = useNavigate();
  const check = useAction('checkDraft', { onSuccess: (answer) => onIssues(answer.issues) });
  const ordered = issues.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <>
      {draft === undefined || !editable ? null : (
        <Button
          block
          loading={check.isPending}
          onClick={() => check.mutate({ params: { id: draft.id } })}
          data-testid="run-checks"
        >
          {t('strip.check')}
        </Button>
      )}
      <ProblemNotice error={check.error} />
      {ordered.length === 0 ? (
        <p>
          <SeverityShape severity="pass" /> {t('checks.none')}
        </p>
      ) : null}
      <div role="list" aria-live="polite" style={{ display: 'contents' }}>
        {ordered.map((one, index) => (
          <IssueLine
            key={`${one.code} ${one.path} ${index}`}
            issue={one}
            source={source}
            text={text(one)}
            onOpen={(to) => void navigate(to)}
          />
        ))}
      </div>
    </>
  );
}

function IssueLine({
  issue,
  source,
  text,
  onOpen,
}: {
  readonly issue: PackIssue;
  readonly source: string;
  readonly text: string;
  readonly onOpen: (to: string) => void;
}) {
  const place = issuePlace(issue.path);
  return (
    <button
      type="button"
      role="listitem"
      className={styles['issue']}
      onClick={() =>
        place === undefined
          ? undefined
          : onOpen(
              `/packs/${source}/${place.kind}/${encodeURIComponent(place.artifact)}?drawer=checks&issue=${encodeURIComponent(issue.path)}`,
            )
      }
      data-testid="issue"
    >
      <SeverityShape severity={SHAPE[issue.severity]} />
      <span>{text}</span>
      <code>{issue.path}</code>
    </button>
  );
}
