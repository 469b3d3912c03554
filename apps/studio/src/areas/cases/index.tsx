import { FileTextOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const casesArea: Area = {
  id: 'cases',
  routes: [{ path: '/cases', lazy: () => import('./page.tsx') }],
  rail: { path: '/cases', icon: FileTextOutlined, permissions: ['case.read'] },
};
