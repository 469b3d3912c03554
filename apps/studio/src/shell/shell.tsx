import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useOperation } from '../api/hooks.ts';
import { SessionContext } from '../api/session.tsx';
import { switchLanguage, useT } from '../i18n/index.ts';
import { Loading, ProblemNotice } from '../parts/index.ts';
import type { Area } from './area.ts';
import { Notices } from './notices.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { SignInAgain } from './sign-in-again.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { TopBar } from './top-bar.tsx';

/** Everything a signed-in person sees: rail, top bar and the page. */
export function Shell({ areas }: { readonly areas: readonly Area[] }) {
  const t = useT('shell');
  const location = useLocation();
  const session = useOperation('session', {}, { staleTime: 60_000 });
  const language = session.data?.user.language;
  useEffect(() => {
    if (language !== undefined) void switchLanguage(language);
  }, [language]);
  if (session.data === undefined) {
    if (session.error?.problem.status === 401)
      return <Navigate to={`/sign-in?then=${encodeURIComponent(location.pathname + location.search)}`} replace />;
    return session.error === null ? (
      <Loading />
    ) : (
      <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
    );
  }
  if (session.data.user.mustSetPassword)
    return (
      <Navigate to={`/sign-in/password?then=${encodeURIComponent(location.pathname + location.search)}`} replace />
    );
  return (
    <SessionContext value={session.data}>
      <div className={styles['shell']}>
        <a href="#main" className={styles['skip']}>
          {t('skip')}
        </a>
        <Rail areas={areas} />
        <TopBar areas={areas} />
        <main id="main" className={styles['main']} tabIndex={-1}>
          <Notices />
          <Outlet />
        </main>
        <Shortcuts />
        {session.error?.problem.status === 401 ? <SignInAgain account={session.data.user.account} /> : null}
      </div>
    </SessionContext>
  );
}
