import { AppstoreOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const packsArea: Area = {
  id: 'packs',
  routes: [{ path: '/packs', lazy: () => import('./page.tsx') }],
  rail: { path: '/packs', icon: AppstoreOutlined, permissions: ['pack.read'] },
};
