import { SettingOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const adminArea: Area = {
  id: 'admin',
  routes: [{ path: '/admin', lazy: () => import('./page.tsx') }],
  rail: { path: '/admin', icon: SettingOutlined, permissions: ['user.manage', 'role.manage', 'audit.read'] },
};
