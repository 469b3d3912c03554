import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { isObject } from '../condition-edits.ts';
import styles from '../rules.module.css';

export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      {children}
    </label>
  );
}

interface LocalFieldProps {
  readonly label: string;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
  readonly area?: boolean;
  readonly testId?: string;
}

/** A text in both languages, one above the other; members beside the two stay. */
export function LocalField({ label, value, disabled, onChange, area = false, testId }: LocalFieldProps) {
  const t = useT('packs');
  const own = isObject(value) ? value : {};
  const set = (language: 'zh' | 'en', text: string) => {
    const next = { zh: '', en: '', ...own, [language]: text };
    const isEmpty = next.zh === '' && next.en === '' && Object.keys(next).length === 2;
    onChange(isEmpty ? undefined : next);
  };
  return (
    <div className={styles['field']}>
      <span>{label}</span>
      {(['zh', 'en'] as const).map((language) => {
        const common = {
          value: typeof own[language] === 'string' ? own[language] : '',
          disabled,
          'aria-label': `${label} ${t(`language.${language}`)}`,
          onChange: (event: { target: { value: string } }) => set(language, event.target.value),
          ...(testId === undefined ? {} : { 'data-testid': `${testId}-${language}` }),
        };
        return area ? (
          <Input.TextArea
            key={language}
            autoSize={{ minRows: 1, maxRows: 4 }}
            {...common}
            placeholder={t(`language.${language}`)}
          />
        ) : (
          <Input
            key={language}
            {...common}
            prefix={<span className={styles['language']}>{t(`language.${language}`)}</span>}
          />
        );
      })}
    </div>
  );
}
