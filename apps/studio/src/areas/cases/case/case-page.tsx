import { useParams } from 'react-router';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice } from '../../../parts/index.ts';
import { CaseDesk } from './case-desk.tsx';
import styles from './case.module.css';

/** One case: what is wrong with it, why, and the place to set it right. */
export function Component() {
  const t = useT('cases');
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const detail = useOperation('getCase', { params: { id } }, { keepPrevious: false });
  if (detail.error?.problem.status === 404)
    return (
      <EmptyState
        title={t('case.gone')}
        actions={<Button onClick={() => void navigate('/cases')}>{t('title')}</Button>}
      />
    );
  if (detail.data === undefined) {
    return detail.error === null ? (
      <Loading rows={16} />
    ) : (
      <div className={styles['pad']}>
        <ProblemNotice error={detail.error} onRetry={() => void detail.refetch()} />
      </div>
    );
  }
  return <CaseDesk key={id} latest={detail.data} />;
}
