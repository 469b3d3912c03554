import { Popover } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useRuleEditing } from '../rule-editing.ts';
import styles from './sentence.module.css';

interface Props {
  /** What the phrase is, for those who hear it. */
  readonly label: string;
  readonly text: ReactNode;
  readonly kind: 'field' | 'operator' | 'value';
  readonly editor: ReactNode;
  /** Opens when it turns true, closes when it turns false again. */
  readonly wanted?: boolean;
  readonly testId?: string;
}

/** A phrase of a sentence; a click opens its editor, Escape closes it and goes back to the phrase. Where nothing may be changed it is plain text. */
export function PhraseButton({ label, text, kind, editor, wanted, testId }: Props) {
  const { disabled } = useRuleEditing();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted !== undefined) setOpen(wanted);
  }, [wanted]);
  if (disabled)
    return (
      <span className={styles['phrase']} data-kind={kind}>
        {text}
      </span>
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      title={label}
      afterOpenChange={(visible) => {
        if (visible) body.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
      }}
      content={
        <div ref={body} className={styles['editor']} role="dialog" aria-label={label} onKeyDown={onKeyDown}>
          {open ? editor : null}
        </div>
      }
    >
      <button
        ref={button}
        type="button"
        className={styles['phrase']}
        data-kind={kind}
        aria-haspopup="dialog"
        aria-expanded={open}
        {...(testId === undefined ? {} : { 'data-testid': testId })}
      >
        <span className="cl-visually-hidden">{label} </span>
        {text === '' ? '…' : text}
      </button>
    </Popover>
  );
}
