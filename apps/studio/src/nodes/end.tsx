import { CheckSquareOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useT } from '../i18n/index.ts';
import { Labelled } from './labelled.tsx';
import { firstConfigs } from './node-defaults.ts';
import type { NodePropertiesProps, NodeView } from './node-view.ts';

function Properties({ config, disabled, onChange }: NodePropertiesProps) {
  const t = useT('workflows');
  const outcome = config['outcome'];
  return (
    <Labelled label={t('end.outcome')}>
      <Input
        disabled={disabled}
        placeholder="completed"
        value={typeof outcome === 'string' ? outcome : ''}
        onChange={(event) =>
          onChange({ outcome: event.target.value === '' ? undefined : event.target.value }, 'outcome')
        }
      />
    </Labelled>
  );
}

export const end: NodeView = { icon: CheckSquareOutlined, family: 'edge', first: firstConfigs.end, Properties };
