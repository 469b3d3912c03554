import { DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, NavLink } from 'react-router';
import { useMe } from '../api/session.tsx';
import { useT } from '../i18n/index.ts';
import { useRemembered } from '../parts/index.ts';
import type { Area } from './area.ts';
import styles from './shell.module.css';

/** The left rail: one entry per area that the person may enter. */
export function Rail({ areas }: { readonly areas: readonly Area[] }) {
  const t = useT('shell');
  const { permissions } = useMe();
  const [wide, setWide] = useRemembered('rail.wide', false);
  const entries = areas.flatMap((area) => {
    if (area.rail === undefined || area.id === 'imports') return [];
    const needed = area.rail.permissions;
    const allowed = needed === undefined || needed.some((one) => permissions.includes(one));
    return allowed ? [{ id: area.id, ...area.rail }] : [];
  });
  return (
    <nav className={styles['rail']} data-wide={wide} aria-label={t('rail.label')}>
      <Link to="/" className={styles['mark']} aria-label={t('product')}>
        <img src="/favicon.svg" alt="" />
        {wide ? t('product') : null}
      </Link>
      {entries.map(({ id, path, icon: Icon }) => (
        <NavLink key={id} to={path} end={path === '/'} className={styles['railLink'] ?? ''} data-testid={`rail-${id}`}>
          <Icon />
          <span>{t(`rail.${id}`)}</span>
        </NavLink>
      ))}
      <div className={styles['railFoot']}>
        <Button
          type="text"
          className={styles['railToggle'] ?? ''}
          icon={wide ? <DoubleLeftOutlined /> : <DoubleRightOutlined />}
          aria-label={t(wide ? 'rail.narrow' : 'rail.widen')}
          onClick={() => setWide(!wide)}
        />
      </div>
    </nav>
  );
}
