import { useImperativeHandle, useRef, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { useT } from '../i18n/index.ts';
import type { Suggestion } from './grid-types.ts';
import styles from './grid.module.css';
import { entryOf, useSuggestions } from './use-suggestions.ts';
import type { LaidColumn } from './use-columns.ts';
import { HEAD, ROW } from './use-window.ts';

export type Step = 'down' | 'up' | 'right' | 'left' | 'stay' | 'range';

export interface EditorHandle {
  readonly focus: () => void;
  /** Opens with a text, the caret at its end. */
  readonly open: (text: string) => void;
  /** Takes what is typed into the cell, when something is being typed. */
  readonly commit: () => void;
}

interface Props {
  readonly handle: Ref<EditorHandle>;
  readonly row: number;
  readonly laid: LaidColumn | undefined;
  readonly width: number;
  readonly editable: boolean;
  readonly gridId: string;
  readonly activeId: string;
  readonly helpId: string;
  /** Typing began by itself: the cell's old text is replaced. */
  readonly onCommit: (text: string, step: Step) => void;
  readonly onRefused: () => void;
  readonly onReveal: () => void;
  /** A key while nothing is being typed. */
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onCopy: (event: ClipboardEvent<HTMLTextAreaElement>, cut: boolean) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly onLeave: () => void;
}

/**
 * The one text field of a table. It holds the keyboard all the time and lies unseen over the active cell, so that typing, also with an input
 * method, begins there with nothing lost; it shows as soon as something is typed.
 */
export function CellEditor(props: Props) {
  const { row, laid, width, editable } = props;
  const t = useT('grid');
  const field = useRef<HTMLTextAreaElement>(null);
  /** `enter`: typed over the cell, arrows go on. `edit`: opened to change the text, arrows move the caret. */
  const [mode, setMode] = useState<'enter' | 'edit'>();
  const [typed, setTyped] = useState<string>();
  const suggestions = useSuggestions(mode === undefined ? undefined : laid?.column, typed);
  const isFrozen = laid?.frozen === true;

  const fit = () => {
    const area = field.current;
    if (area === null) return;
    area.style.height = `${ROW}px`;
    area.style.height = `${Math.min(240, Math.max(ROW, area.scrollHeight))}px`;
  };
  const close = () => {
    const area = field.current;
    if (area !== null) {
      area.value = '';
      area.style.height = `${ROW}px`;
    }
    setMode(undefined);
    setTyped(undefined);
    suggestions.close();
  };
  const commit = (step: Step) => {
    if (mode === undefined) return;
    const text = field.current?.value ?? '';
    close();
    props.onCommit(text, step);
  };
  const begin = () => {
    if (mode !== undefined) return;
    if (!editable) {
      if (field.current !== null) field.current.value = '';
      return props.onRefused();
    }
    props.onReveal();
    setMode('enter');
  };
  useImperativeHandle(props.handle, () => ({
    focus: () => field.current?.focus({ preventScroll: true }),
    open: (text) => {
      const area = field.current;
      if (area === null) return;
      if (!editable) return props.onRefused();
      area.value = text;
      area.focus({ preventScroll: true });
      area.setSelectionRange(text.length, text.length);
      setMode('edit');
      setTyped(undefined);
      fit();
    },
    commit: () => commit('stay'),
  }));

  const accept = (one: Suggestion, step: Step) => {
    const area = field.current;
    if (area === null) return;
    area.value = laid?.column.list === true ? entryOf(area.value, true).before + one.value : one.value;
    suggestions.close();
    setTyped(undefined);
    if (step === 'stay') {
      area.focus({ preventScroll: true });
      setMode('edit');
      fit();
    } else commit(step);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (mode === undefined) return props.onKey(event);
    const { found, chosen } = suggestions;
    const picked = found[chosen];
    const take = (step: Step) => {
      event.preventDefault();
      if (picked === undefined) commit(step);
      else accept(picked, laid?.column.list === true && step === 'down' ? 'stay' : step);
    };
    if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      field.current?.setRangeText('\n', field.current.selectionStart, field.current.selectionEnd, 'end');
      fit();
    } else if (event.key === 'Enter') take(event.ctrlKey || event.metaKey ? 'range' : event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Tab') take(event.shiftKey ? 'left' : 'right');
    else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (found.length > 0) suggestions.close();
      else close();
    } else if (found.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      suggestions.choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'F2') {
      event.preventDefault();
      setMode('edit');
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') commit('stay');
    else if (mode === 'enter' && !event.ctrlKey && !event.shiftKey && ARROWS[event.key] !== undefined) {
      event.preventDefault();
      commit(ARROWS[event.key]!);
    }
  };

  const { found, chosen } = suggestions;
  const open = mode !== undefined;
  return (
    <div className={styles['editorRow']} style={{ top: HEAD + row * ROW, width }}>
      <div
        className={isFrozen ? styles['editorBoxFrozen'] : styles['editorBox']}
        style={{ left: laid?.left ?? 0, width: laid === undefined ? 0 : open ? Math.max(laid.width, 160) : laid.width }}
      >
        <textarea
          ref={field}
          className={`${styles['editor']} ${open ? styles['editorOpen'] : ''} ${laid?.column.code === true ? styles['editorCode'] : ''}`}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          aria-label={t('editor', { column: laid?.column.title ?? '', row: row + 1 })}
          aria-describedby={props.helpId}
          aria-controls={found.length > 0 ? `${props.gridId}-choices` : props.gridId}
          aria-activedescendant={chosen >= 0 ? `${props.gridId}-choice-${chosen}` : open ? undefined : props.activeId}
          data-testid="grid-input"
          onInput={(event) => {
            begin();
            if (!editable) return;
            setTyped(event.currentTarget.value);
            fit();
          }}
          onCompositionStart={begin}
          onKeyDown={onKeyDown}
          onCopy={(event) => open || props.onCopy(event, false)}
          onCut={(event) => open || props.onCopy(event, true)}
          onPaste={(event) => open || props.onPaste(event)}
          onBlur={() => {
            commit('stay');
            props.onLeave();
          }}
        />
        {found.length === 0 ? null : (
          <ul
            id={`${props.gridId}-choices`}
            role="listbox"
            aria-label={t('suggest')}
            className={styles['choices']}
            style={{ top: (field.current?.offsetHeight ?? ROW) + 4 }}
          >
            {found.map((one, index) => (
              <li
                key={one.value}
                id={`${props.gridId}-choice-${index}`}
                role="option"
                aria-selected={index === chosen}
                className={`${styles['choice']} ${index === chosen ? styles['choiceOn'] : ''}`}
                onPointerDown={(event) => {
                  event.preventDefault();
                  event.stopPropagation();
                  accept(one, laid?.column.list === true ? 'stay' : 'down');
                }}
              >
                <code>{one.value}</code>
                <span>{one.label}</span>
                {one.detail === undefined ? null : <small>{one.detail}</small>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
