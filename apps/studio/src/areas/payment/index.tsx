import { AccountBookOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const paymentArea: Area = {
  id: 'payment',
  routes: [{ path: '/payment', lazy: () => import('./page.tsx') }],
  rail: { path: '/payment', icon: AccountBookOutlined, permissions: ['pack.read'] },
};
