import { Breadcrumb } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './shell.module.css';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** Where the page hangs; the last one is the page's parent. Links may carry filters. */
  readonly crumbs?: readonly { readonly title: ReactNode; readonly to: string }[];
  /** Beside the title: badges, states. */
  readonly beside?: ReactNode;
  /** Secondary buttons and menus. */
  readonly actions?: ReactNode;
  /** The page's one primary button. */
  readonly primary?: ReactNode;
  /** A line below: tabs, filters. */
  readonly below?: ReactNode;
}

/** Title, breadcrumbs, one primary button at the top right. */
export function PageHeader({ title, crumbs, beside, actions, primary, below }: PageHeaderProps) {
  return (
    <header className={styles['pageHeader']}>
      {crumbs === undefined || crumbs.length === 0 ? null : (
        <Breadcrumb items={crumbs.map((crumb) => ({ title: <Link to={crumb.to}>{crumb.title}</Link> }))} />
      )}
      <div className={styles['pageHeaderLine']}>
        <h1>{title}</h1>
        {beside}
        <div className={styles['pageHeaderActions']}>
          {actions}
          {primary}
        </div>
      </div>
      {below}
    </header>
  );
}
