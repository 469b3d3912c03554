import { Radio } from 'antd';
import { useT } from '../../../i18n/index.ts';
import { SeverityTag } from '../../../parts/index.ts';

interface Props {
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** How serious a finding is, by shape and word. */
export function SeverityPicker({ value, disabled, onChange }: Props) {
  const t = useT('packs');
  return (
    <Radio.Group
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as string)}
      aria-label={t('rule.severity')}
      data-testid="rule-severity-picker"
    >
      {(['block', 'error', 'warn', 'info'] as const).map((one) => (
        <Radio.Button key={one} value={one}>
          <span data-testid={`severity-${one}`}>
            <SeverityTag severity={one} />
          </span>
        </Radio.Button>
      ))}
    </Radio.Group>
  );
}
