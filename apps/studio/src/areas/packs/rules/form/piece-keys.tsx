import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { moveAt, valueAt, type Address } from '../condition-edits.ts';
import { useCondition, useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';

/** What a condition does as a whole: it is selected by going into it, and moves up and down in its list by Alt and the arrows. */
export function PieceKeys({ at, children }: { readonly at: Address; readonly children: ReactNode }) {
  const { rule, change, select, disabled } = useRuleEditing();
  const { selected, path, mark } = useCondition(at);
  const host = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    // The condition that was looked at in another view is brought on screen when this one opens.
    if (first.current && selected) host.current?.scrollIntoView({ block: 'nearest' });
    first.current = false;
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (disabled || !event.altKey || event.nativeEvent.isComposing) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const index = at.at(-1);
    if (typeof index !== 'number') return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    const next = moveAt(rule, at, by);
    if (valueAt(next, at) === valueAt(rule, at)) return;
    change(next);
    select([...at.slice(0, -1), index + by]);
  };
  return (
    <div
      ref={host}
      className={styles['piece']}
      data-selected={selected}
      data-path={path}
      data-decides={mark?.decides === true}
      onKeyDown={onKeyDown}
      onFocusCapture={(event) => {
        if (isInnermost(event.target, host.current)) select(at);
      }}
    >
      {children}
    </div>
  );
}

/** The focus went to this condition itself, not to one inside it. */
function isInnermost(target: EventTarget, host: HTMLElement | null): boolean {
  return target instanceof Element && host !== null && target.closest('[data-path]') === host;
}
