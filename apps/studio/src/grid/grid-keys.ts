import type { KeyboardEvent } from 'react';
import type { GridActions } from './use-grid-actions.ts';

interface Keys {
  readonly actions: GridActions;
  readonly editable: boolean;
  /** Moves or grows the selection; false when the key does not. */
  readonly move: (event: KeyboardEvent) => boolean;
  readonly step: (how: 'down' | 'up' | 'right' | 'left') => void;
  readonly open: (text?: string) => void;
  readonly find: () => void;
  readonly menu: () => void;
  readonly context: () => void;
  /** Esc with nothing to give up: the next Tab leaves the table. */
  readonly release: () => void;
  readonly released: boolean;
}

/** What a key does while no cell is typed into. Keys that are not the table's are left to the page. */
export function gridKey(event: KeyboardEvent, keys: Keys): void {
  const { actions, editable } = keys;
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = (work: () => void): void => {
    event.preventDefault();
    event.stopPropagation();
    work();
  };
  if (key === 'Tab') return keys.released || ctrl ? undefined : act(() => keys.step(event.shiftKey ? 'left' : 'right'));
  if (key === 'Escape') return keys.release();
  if (event.altKey && key === 'ArrowDown' && !ctrl && !event.shiftKey) return act(keys.menu);
  if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) return act(keys.context);
  if (ctrl && (key === 'f' || key === 'h')) return act(keys.find);
  if (editable) {
    if (ctrl && key === 'z') return act(event.shiftKey ? actions.redo : actions.undo);
    if (ctrl && key === 'y') return act(actions.redo);
    if (ctrl && event.altKey && (key === '=' || key === '+')) return act(() => actions.insert('above'));
    if (ctrl && event.altKey && key === '-') return act(actions.remove);
    if (ctrl && key === 'd') return act(() => actions.fillRange('down'));
    if (ctrl && key === 'r') return act(() => actions.fillRange('right'));
    if (event.altKey && event.shiftKey && key === 'ArrowUp') return act(() => actions.move(-1));
    if (event.altKey && event.shiftKey && key === 'ArrowDown') return act(() => actions.move(1));
    if (key === 'Delete') return act(actions.clear);
    if (key === 'Backspace') return act(() => keys.open(''));
    if (key === 'F2') return act(() => keys.open());
  }
  if (key === 'Enter') return act(() => keys.step(event.shiftKey ? 'up' : 'down'));
  if (keys.move(event)) act(() => {});
}
