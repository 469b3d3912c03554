import { Tabs } from 'antd';
import type { ComponentType } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { Permission } from '@caseloom/api';
import { useMe } from '../../api/session.tsx';
import { useT } from '../../i18n/index.ts';
import { EmptyState } from '../../parts/index.ts';
import { PageHeader } from '../../shell/index.ts';
import { AuditTab } from './audit-tab.tsx';
import { RolesTab } from './roles-tab.tsx';
import { SystemTab } from './system-tab.tsx';
import { UsersTab } from './users-tab.tsx';

interface Tab {
  readonly id: 'users' | 'roles' | 'audit' | 'system';
  readonly needs: Permission;
  readonly Page: ComponentType;
}
const TABS: readonly Tab[] = [
  { id: 'users', needs: 'user.manage', Page: UsersTab },
  { id: 'roles', needs: 'role.manage', Page: RolesTab },
  { id: 'audit', needs: 'audit.read', Page: AuditTab },
  { id: 'system', needs: 'system.read', Page: SystemTab },
];

/** Users, roles, audit and system: separate hands, so most people see one of them. */
export function Component() {
  const t = useT('admin');
  const { permissions } = useMe();
  const { tab } = useParams();
  const navigate = useNavigate();
  const allowed = TABS.filter((one) => permissions.includes(one.needs));
  const shown = allowed.find((one) => one.id === tab);
  const [first] = allowed;
  if (first === undefined) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('none')}>{t('none.text')}</EmptyState>
      </>
    );
  }
  if (shown === undefined) return <Navigate to={`/admin/${first.id}`} replace />;
  return (
    <>
      <PageHeader
        title={t('title')}
        below={
          <Tabs
            activeKey={shown.id}
            onChange={(id) => void navigate(`/admin/${id}`)}
            items={allowed.map((one) => ({ key: one.id, label: t(`tab.${one.id}`) }))}
          />
        }
      />
      <shown.Page />
    </>
  );
}
