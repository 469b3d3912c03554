import { LockOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { useT } from '../i18n/index.ts';
import { firstConfigs } from './node-defaults.ts';
import type { NodePropertiesProps, NodeView } from './node-view.ts';

function Properties({ config, disabled, onChange }: NodePropertiesProps) {
  const t = useT('workflows');
  return (
    <Checkbox
      disabled={disabled}
      checked={config['unlock'] === true}
      onChange={(event) => onChange({ unlock: event.target.checked ? true : undefined }, 'unlock')}
    >
      {t('lock.unlock')}
    </Checkbox>
  );
}

function About({ config }: { readonly config: NodeView['first'] }) {
  const t = useT('workflows');
  return <>{config['unlock'] === true ? t('lock.unlock') : t('lock.about')}</>;
}

export const lock: NodeView = { icon: LockOutlined, family: 'automatic', first: firstConfigs.lock, About, Properties };
