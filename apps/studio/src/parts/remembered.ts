import { useCallback, useState } from 'react';

/** State that this machine remembers under a stable key: column choices, pane sizes, folded sections. */
export function useRemembered<T>(key: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(`caseloom.${key}`);
      return kept === null ? initial : (JSON.parse(kept) as T);
    } catch {
      return initial;
    }
  });
  const remember = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(`caseloom.${key}`, JSON.stringify(next));
      } catch {
        // A full or forbidden store costs only the memory of this choice.
      }
    },
    [key],
  );
  return [value, remember];
}
