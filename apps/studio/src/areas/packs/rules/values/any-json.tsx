import { Input } from 'antd';
import { useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import type { ValueProps } from './value-props.ts';

/** JSON as text: taken over when it is JSON, kept on screen and said while it is not. */
export function AnyJson({ value, disabled, label, onChange }: ValueProps) {
  const t = useT('packs');
  const [text, setText] = useState<string>();
  const shown = text ?? JSON.stringify(value ?? null);
  const broken = text !== undefined && !isJson(text);
  return (
    <span style={{ flex: 1, minWidth: 200 }}>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 8 }}
        style={{ fontFamily: 'var(--cl-font-code)', fontSize: 12 }}
        disabled={disabled}
        value={shown}
        aria-label={label}
        aria-invalid={broken}
        {...(broken ? { status: 'error' as const } : {})}
        onChange={(event) => {
          setText(event.target.value);
          if (isJson(event.target.value)) onChange(JSON.parse(event.target.value));
        }}
        onBlur={() => (broken ? undefined : setText(undefined))}
      />
      {broken ? <small role="alert">■ {t('condition.json.broken')}</small> : null}
    </span>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
