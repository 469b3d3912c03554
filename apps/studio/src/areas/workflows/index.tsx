import { NodeIndexOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const workflowsArea: Area = {
  id: 'workflows',
  routes: [{ path: '/workflows', lazy: () => import('./page.tsx') }],
  rail: { path: '/workflows', icon: NodeIndexOutlined, permissions: ['pack.read'] },
};
