import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useMe } from '../api/session.tsx';
import { useT } from '../i18n/index.ts';
import { SeverityShape, useIssueText } from '../parts/index.ts';
import styles from './shell.module.css';

const STORE = 'caseloom.noticesRead';

/** What the installation has to say to everybody, on the start page; once read it stays away until the tab is closed. */
export function Notices() {
  const t = useT('shell');
  const text = useIssueText();
  const { notices } = useMe();
  const { pathname } = useLocation();
  const [read, setRead] = useState<readonly string[]>(() => (sessionStorage.getItem(STORE) ?? '').split(' '));
  const close = (code: string) => {
    const next = [...read, code];
    sessionStorage.setItem(STORE, next.join(' '));
    setRead(next);
  };
  if (pathname !== '/') return null;
  return notices
    .filter((notice) => !read.includes(notice.code))
    .map((notice) => (
      <div key={notice.code} className={styles['notice']} role="status" data-testid={`notice-${notice.code}`}>
        <SeverityShape severity="warn" /> <span>{text(notice)}</span>
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('notice.close')}
          onClick={() => close(notice.code)}
        />
      </div>
    ));
}
