import { useEffect, useRef, useState, type RefObject } from 'react';

/** The height of a box as it stands on the page, for tables that scroll inside it. */
export function useHeight<E extends HTMLElement>(): [RefObject<E | null>, number] {
  const box = useRef<E>(null);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, height];
}
