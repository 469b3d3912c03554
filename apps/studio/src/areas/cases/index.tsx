import { FileTextOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const casesArea: Area = {
  id: 'cases',
  routes: [
    { path: '/cases', lazy: () => import('./list/list-page.tsx') },
    { path: '/cases/:id', lazy: () => import('./case/case-page.tsx') },
  ],
  rail: { path: '/cases', icon: FileTextOutlined, permissions: ['case.read'] },
};
