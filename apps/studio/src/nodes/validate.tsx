import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Checkbox } from 'antd';
import { useT } from '../i18n/index.ts';
import { SeverityTag } from '../parts/index.ts';
import { Labelled } from './labelled.tsx';
import { firstConfigs, namedWays } from './node-defaults.ts';
import type { NodePropertiesProps, NodeView } from './node-view.ts';

const SEVERITIES = ['block', 'error', 'warn'] as const;
const USUAL = ['block', 'error'];

function from(config: NodeView['first']): readonly string[] {
  return Array.isArray(config['findingsFrom']) ? (config['findingsFrom'] as string[]) : USUAL;
}

function Properties({ config, disabled, onChange }: NodePropertiesProps) {
  const t = useT('workflows');
  return (
    <Labelled label={t('validate.findingsFrom')}>
      <Checkbox.Group
        disabled={disabled}
        value={[...from(config)]}
        onChange={(chosen) =>
          onChange(
            {
              findingsFrom:
                chosen.length === 0 || (chosen.length === 2 && USUAL.every((one) => chosen.includes(one)))
                  ? undefined
                  : SEVERITIES.filter((one) => chosen.includes(one)),
            },
            'findingsFrom',
          )
        }
        options={SEVERITIES.map((one) => ({ value: one, label: <SeverityTag severity={one} /> }))}
      />
    </Labelled>
  );
}

export const validate: NodeView = {
  icon: SafetyCertificateOutlined,
  family: 'check',
  first: firstConfigs.validate,
  ...(namedWays.validate === undefined ? {} : { ways: namedWays.validate }),
  Properties,
};
