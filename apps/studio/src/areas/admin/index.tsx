import { SettingOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

const page = () => import('./admin-page.tsx');

export const adminArea: Area = {
  id: 'admin',
  routes: [
    { path: '/admin', lazy: page },
    { path: '/admin/:tab', lazy: page },
  ],
  rail: {
    path: '/admin',
    icon: SettingOutlined,
    permissions: ['user.manage', 'role.manage', 'audit.read', 'system.read'],
  },
};
