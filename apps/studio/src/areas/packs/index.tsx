import { AppstoreOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

const list = () => import('./list/pack-list-page.tsx');
const statistics = () => import('./statistics/statistics-page.tsx');
const workbench = () => import('./workbench/workbench-page.tsx');

export const packsArea: Area = {
  id: 'packs',
  routes: [
    { path: '/packs', lazy: list },
    { path: '/packs/calendar', lazy: list },
    { path: '/packs/statistics', lazy: statistics },
    { path: '/packs/statistics/:tab', lazy: statistics },
    { path: '/packs/:source', lazy: workbench },
    { path: '/packs/:source/:kind/:artifact', lazy: workbench },
  ],
  rail: { path: '/packs', icon: AppstoreOutlined, permissions: ['pack.read'] },
};
