import { Input } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { asText } from './as-text.ts';
import type { ValueProps } from './value-props.ts';

/** A FEEL expression; what is wrong with it is told at the condition. */
export function ExpressionText({ value, disabled, label, onChange }: ValueProps) {
  const t = useT('packs');
  return (
    <Input.TextArea
      autoSize={{ minRows: 1, maxRows: 8 }}
      style={{ fontFamily: 'var(--cl-font-code)', fontSize: 13, flex: 1, minWidth: 240 }}
      disabled={disabled}
      value={asText(value)}
      placeholder={t('condition.expression')}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
      data-testid="condition-expression"
    />
  );
}
