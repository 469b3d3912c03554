import { BarChartOutlined, CalendarOutlined } from '@ant-design/icons';
import { Tabs } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import { useMay } from '../../../api/session.tsx';
import { PageHeader } from '../../../shell/index.ts';
import { Calendar } from './calendar.tsx';
import styles from './list.module.css';
import { NewPackButton } from './new-pack.tsx';
import { PackTable } from './pack-table.tsx';

/** Every pack from nation to hospital, and the calendar of what is in force when. */
export function Component() {
  const t = useT('packs');
  const navigate = useNavigate();
  const mayEdit = useMay('pack.edit');
  const calendar = useLocation().pathname.endsWith('/calendar');
  return (
    <>
      <PageHeader
        title={t('title')}
        primary={mayEdit ? <NewPackButton /> : undefined}
        below={
          <Tabs
            activeKey={calendar ? 'calendar' : 'packs'}
            onChange={(key) => void navigate(key === 'packs' ? '/packs' : `/packs/${key}`)}
            items={[
              { key: 'packs', label: t('tab.packs') },
              { key: 'calendar', label: t('tab.calendar'), icon: <CalendarOutlined /> },
              { key: 'statistics', label: t('tab.statistics'), icon: <BarChartOutlined /> },
            ]}
          />
        }
      />
      <div className={styles['page']}>{calendar ? <Calendar /> : <PackTable />}</div>
    </>
  );
}
