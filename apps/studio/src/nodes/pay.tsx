import { AccountBookOutlined } from '@ant-design/icons';
import { firstConfigs } from './node-defaults.ts';
import type { NodeView } from './node-view.ts';

export const pay: NodeView = { icon: AccountBookOutlined, family: 'automatic', first: firstConfigs.pay };
