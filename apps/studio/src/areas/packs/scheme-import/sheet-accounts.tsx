import { Table } from 'antd';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { SeenImport } from './preview-import.tsx';
import { useRoleName } from './use-role-name.ts';
import styles from './scheme-import.module.css';

/** What became of each sheet and of its columns: nothing is passed over in silence. */
export function SheetAccounts({ sheets }: Pick<SeenImport, 'sheets'>) {
  const t = useT('scheme-import');
  const roleName = useRoleName();
  if (sheets.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h2>{t('sheets')}</h2>
      <Table
        size="small"
        pagination={false}
        rowKey="sheet"
        dataSource={sheets}
        columns={[
          { title: t('sheets.sheet'), dataIndex: 'sheet', render: (name: string) => <strong>{name}</strong> },
          {
            title: t('role'),
            dataIndex: 'roles',
            render: (roles: readonly string[]) =>
              roles.length === 0 ? t('sheet.unread') : roles.map(roleName).join(t('and')),
          },
          { title: t('count.rows'), dataIndex: 'rows', align: 'right', render: (rows: number) => number(rows) },
          { title: t('sheets.used'), dataIndex: 'usedColumns', render: (all: readonly string[]) => all.join(t('and')) },
          {
            title: t('sheets.unused'),
            dataIndex: 'unusedColumns',
            render: (all: readonly string[]) => (all.length === 0 ? '—' : all.join(t('and'))),
          },
        ]}
      />
    </section>
  );
}
