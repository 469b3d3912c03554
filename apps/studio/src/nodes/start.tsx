import { PlayCircleOutlined } from '@ant-design/icons';
import { firstConfigs } from './node-defaults.ts';
import type { NodeView } from './node-view.ts';

export const start: NodeView = { icon: PlayCircleOutlined, family: 'edge', first: firstConfigs.start };
