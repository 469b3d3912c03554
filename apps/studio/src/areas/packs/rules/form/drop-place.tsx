import { useState } from 'react';
import { moveTo, type Address } from '../condition-edits.ts';
import { addressOfPath, pathOf } from '../rule-address.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';

/** What a dragged condition carries: its path in the rule. */
export const DRAGGED = 'application/x-caseloom-condition';

/** The gap before a condition, into which another one can be dropped. */
export function DropPlace({ list, index }: { readonly list: Address; readonly index: number }) {
  const { rule, change, select, disabled } = useRuleEditing();
  const [over, setOver] = useState(false);
  if (disabled) return null;
  return (
    <div
      className={styles['dropPlace']}
      data-over={over}
      aria-hidden="true"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        const from = addressOfPath(event.dataTransfer.getData(DRAGGED));
        const next = moveTo(rule, from, list, index);
        if (next === rule) return;
        change(next);
        select(undefined);
      }}
      data-place={`${pathOf(list)}[${index}]`}
    />
  );
}
