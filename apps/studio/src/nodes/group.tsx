import { ApartmentOutlined } from '@ant-design/icons';
import { firstConfigs } from './node-defaults.ts';
import type { NodeView } from './node-view.ts';

export const group: NodeView = { icon: ApartmentOutlined, family: 'automatic', first: firstConfigs.group };
