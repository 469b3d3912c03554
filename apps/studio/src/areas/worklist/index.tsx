import { InboxOutlined } from '@ant-design/icons';
import type { Area } from '../../shell/index.ts';

export const worklistArea: Area = {
  id: 'worklist',
  routes: [{ path: '/', lazy: () => import('./worklist-page.tsx') }],
  rail: { path: '/', icon: InboxOutlined },
};
