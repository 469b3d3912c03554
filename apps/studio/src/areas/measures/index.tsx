import { BarChartOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const measuresArea: Area = {
  id: 'measures',
  routes: [{ path: '/measures', lazy: () => import('./page.tsx') }],
  rail: { path: '/measures', icon: BarChartOutlined, permissions: ['measure.read'] },
};
