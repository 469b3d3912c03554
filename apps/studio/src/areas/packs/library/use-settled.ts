import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/** A text that is typed: shown at once, told on after a pause; what comes from outside replaces it. */
export function useSettled(outside: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(outside);
  const latest = useRef({ outside, tell });
  latest.current = { outside, tell };
  useEffect(() => setText(outside), [outside]);
  useEffect(() => {
    if (text === latest.current.outside) return undefined;
    const timer = setTimeout(() => latest.current.tell(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
