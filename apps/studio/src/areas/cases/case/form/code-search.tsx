import { AutoComplete, type RefSelectProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useLanguage, useT } from '../../../../i18n/index.ts';
import styles from './form.module.css';

export interface CodeSearchProps {
  readonly system: 'icd10' | 'icd9cm3';
  readonly code: string;
  readonly label: string;
  readonly id?: string | undefined;
  readonly disabled: boolean;
  /** A code chosen from the table (with its name), or typed as it is (without). */
  readonly onChoose: (code: string, name: string | undefined) => void;
}

const TYPING_MS = 200;
const looksLikeCode = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.+*/-]*$/.test(text);

/** A code by code, name or pinyin initials. What is typed becomes the code only when it is one. */
export function CodeSearch({ system, code, label, id, disabled, onChoose }: CodeSearchProps) {
  const t = useT('cases');
  const language = useLanguage();
  const [text, setText] = useState<string>();
  const [asked, setAsked] = useState('');
  const select = useRef<RefSelectProps>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked((text ?? '').trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useOperation(
    'searchCodes',
    { query: { system, q: asked, limit: 20 } },
    { enabled: asked !== '', staleTime: 60_000 },
  );
  const codes = asked === '' ? [] : (found.data?.codes ?? []);
  const leave = () => {
    if (text === undefined) return;
    const typed = text.trim();
    setText(undefined);
    if (typed === code) return;
    if (typed === '') onChoose('', undefined);
    else if (looksLikeCode(typed)) {
      const exact = codes.find((one) => one.code.toLowerCase() === typed.toLowerCase());
      onChoose(
        exact?.code ?? typed.toUpperCase().replace(/X(?=\d{3}$)/, 'x'),
        exact === undefined ? undefined : nameOf(exact),
      );
    }
  };
  const nameOf = (one: { readonly zh: string; readonly en?: string | undefined }) => one.zh;
  return (
    <AutoComplete
      ref={select}
      {...(id === undefined ? {} : { id })}
      className={styles['codeSearch'] ?? ''}
      variant="borderless"
      size="small"
      value={text ?? code}
      disabled={disabled}
      aria-label={label}
      popupMatchSelectWidth={460}
      defaultActiveFirstOption
      onSearch={setText}
      onSelect={(value: string) => {
        const one = codes.find((entry) => entry.code === value);
        setText(undefined);
        onChoose(value, one === undefined ? undefined : nameOf(one));
      }}
      onBlur={leave}
      notFoundContent={asked === '' || found.isFetching ? null : <span className="cl-muted">{t('code.none')}</span>}
      options={codes.map((one) => ({
        value: one.code,
        label: (
          <span className={styles['codeOption']}>
            <code>{one.code}</code>
            <span>{language === 'en' && one.en !== undefined && one.en !== '' ? `${one.en} · ${one.zh}` : one.zh}</span>
            {one.edition === undefined ? null : <small className="cl-muted">{one.edition}</small>}
          </span>
        ),
      }))}
    />
  );
}
