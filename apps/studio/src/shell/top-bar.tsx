import { GlobalOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { Link } from 'react-router';
import { useAction } from '../api/hooks.ts';
import { useMe } from '../api/session.tsx';
import { switchLanguage, useLanguage, useLocal, useT } from '../i18n/index.ts';
import type { Area } from './area.ts';
import { JobsButton } from './jobs-button.tsx';
import { SearchPalette } from './search-palette.tsx';
import styles from './shell.module.css';

/** Scope, pack in force today, search, jobs, language, person. */
export function TopBar({ areas }: { readonly areas: readonly Area[] }) {
  const t = useT('shell');
  const me = useMe();
  const language = useLanguage();
  const remember = useAction('setLanguage', { invalidates: ['session'] });
  const signOut = useAction('signOut', {
    onSuccess: () => {
      // Whoever signs in next on this machine must not see what this tab kept.
      sessionStorage.clear();
      location.assign('/sign-in');
    },
  });
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className={styles['top']}>
      <span className={styles['scope']}>
        {me.tenant.name}
        <small>{me.user.departments.length === 0 ? t('scope.all') : me.user.departments.join(' · ')}</small>
      </span>
      <span className={styles['topGap']} />
      <InForceChip />
      <SearchPalette areas={areas} />
      <JobsButton />
      <Button
        type="text"
        icon={<GlobalOutlined />}
        data-testid="language"
        title={t('language')}
        onClick={() => {
          void switchLanguage(other);
          remember.mutate({ body: { language: other } });
        }}
      >
        {language === 'en' ? '中文' : 'English'}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{ items: [{ key: 'out', label: t('signOut') }], onClick: () => signOut.mutate({}) }}
      >
        <Button type="text" icon={<UserOutlined />} data-testid="person">
          {me.user.name}
        </Button>
      </Dropdown>
    </header>
  );
}

function InForceChip() {
  const t = useT('shell');
  const local = useLocal();
  const { inForce } = useMe();
  const policy = inForce.find((one) => one.purpose === 'policy') ?? inForce[0];
  if (policy === undefined) return null;
  const lines = inForce.map((one) =>
    t('inForce.since', { title: local(one.title), version: one.version, date: one.validFrom }),
  );
  return (
    <Tooltip
      title={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    >
      <Link to="/packs/calendar" className={styles['chip']} data-testid="in-force">
        {local(policy.title)} {policy.version}
      </Link>
    </Tooltip>
  );
}
