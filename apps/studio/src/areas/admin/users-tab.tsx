import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Table, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useOperation } from '../../api/hooks.ts';
import { momentText, number } from '../../i18n/format.ts';
import { useT } from '../../i18n/index.ts';
import { EmptyState, ProblemNotice } from '../../parts/index.ts';
import styles from './admin.module.css';
import { UserDialog } from './user-dialog.tsx';
import type { User } from './user.ts';
import { useRoleTitle } from './use-role-title.ts';

const PAGE = 50;

/** Who may sign in, as what, and for which departments. */
export function UsersTab() {
  const t = useT('admin');
  const roleTitle = useRoleTitle();
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<User | 'new'>();
  const q = useDeferredValue(typed.trim());
  const found = useOperation('listUsers', { query: { page, pageSize: PAGE, ...(q === '' ? {} : { q }) } });
  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <Input.Search
          allowClear
          style={{ width: 280 }}
          placeholder={t('users.search')}
          aria-label={t('users.search')}
          value={typed}
          onChange={(event) => (setTyped(event.target.value), setPage(1))}
          data-testid="user-search"
        />
        <span className="cl-muted" aria-live="polite">
          {found.data === undefined ? '' : t('users.count', { count: number(found.data.total) })}
        </span>
        <span className={styles['gap']} />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')} data-testid="new-user">
          {t('users.new')}
        </Button>
      </div>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data?.total === 0 ? (
        <EmptyState title={t('users.none')} actions={<Button onClick={() => setTyped('')}>{t('clear')}</Button>} />
      ) : (
        <Table<User>
          size="small"
          rowKey="id"
          loading={found.isLoading}
          dataSource={found.data?.items ?? []}
          pagination={{
            current: page,
            pageSize: PAGE,
            total: found.data?.total ?? 0,
            onChange: setPage,
            hideOnSinglePage: true,
            showSizeChanger: false,
          }}
          data-testid="user-list"
          columns={[
            {
              title: t('users.name'),
              key: 'name',
              render: (_, one) => (
                <Button
                  type="link"
                  size="small"
                  style={{ padding: 0 }}
                  onClick={() => setOpen(one)}
                  data-testid={`user-${one.account}`}
                >
                  {one.name}
                </Button>
              ),
            },
            { title: t('users.account'), dataIndex: 'account', render: (account: string) => <code>{account}</code> },
            {
              title: t('users.roles'),
              key: 'roles',
              render: (_, one) => one.roles.map((role) => <Tag key={role}>{roleTitle(role)}</Tag>),
            },
            {
              title: t('users.departments'),
              key: 'departments',
              render: (_, one) =>
                one.departments.length === 0 ? (
                  <span className="cl-muted">{t('users.allDepartments')}</span>
                ) : (
                  one.departments.join(', ')
                ),
            },
            {
              title: t('users.seen'),
              key: 'seen',
              width: 170,
              render: (_, one) =>
                one.lastSeenAt === undefined ? (
                  <span className="cl-muted">{t('users.never')}</span>
                ) : (
                  momentText(one.lastSeenAt)
                ),
            },
            {
              title: t('users.state'),
              key: 'state',
              width: 100,
              render: (_, one) => (one.disabled ? `⊘ ${t('users.disabled')}` : `✓ ${t('users.active')}`),
            },
          ]}
        />
      )}
      {open === undefined ? null : (
        <UserDialog user={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}
