import { Button } from 'antd';
import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router';
import { useT } from '../i18n/index.ts';
import styles from './shell.module.css';

/** Shown in place of a page that failed; the rest of the shell goes on working. */
export function CrashPage() {
  const t = useT('shell');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <div className={styles['crash']} role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
      <Button type="primary" onClick={() => location.reload()}>
        {t('crash.reload')}
      </Button>
    </div>
  );
}

export function NotFoundPage() {
  const t = useT('shell');
  const navigate = useNavigate();
  return (
    <div className={styles['crash']}>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <Button type="primary" onClick={() => void navigate('/')}>
        {t('notFound.home')}
      </Button>
    </div>
  );
}
