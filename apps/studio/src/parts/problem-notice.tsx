import type { Problem } from '@caseloom/api';
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { ProblemError } from '../api/client.ts';
import { useT } from '../i18n/index.ts';
import { SeverityShape } from './severity-tag.tsx';
import { useIssueText } from './issue-text.ts';
import styles from './parts.module.css';

export interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly onClose?: () => void;
  /** Says that the input was kept. */
  readonly kept?: boolean;
}

/** What failed, what was kept, what to do, and a number to quote. */
export function ProblemNotice({ error, onRetry, onClose, kept = false }: ProblemNoticeProps) {
  const t = useT('parts');
  const text = useIssueText();
  if (error === undefined || error === null) return null;
  const problem = problemOfError(error);
  return (
    <div className={styles['problem']} role="alert" data-testid="problem">
      <SeverityShape severity="block" />
      <div className={styles['problemText']}>
        <div>{text(problem)}</div>
        {problem.issues === undefined || problem.issues.length === 0 ? null : (
          <ul>
            {problem.issues.slice(0, 8).map((issue, index) => (
              <li key={index}>
                {text(issue)} {issue.path === '' ? null : <code className="cl-muted">{issue.path}</code>}
              </li>
            ))}
          </ul>
        )}
        <div className="cl-muted">
          {kept ? `${t('problem.kept')} ` : ''}
          {problem.requestId === '' ? '' : t('problem.quote', { id: problem.requestId })}
        </div>
      </div>
      {onRetry === undefined ? null : (
        <Button size="small" onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
      {onClose === undefined ? null : (
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('close')} onClick={onClose} />
      )}
    </div>
  );
}

function problemOfError(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    status: 0,
    code: 'STUDIO_FAILED',
    args: { message: error instanceof Error ? error.message : String(error) },
    requestId: '',
  };
}
