import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Height that is left in an element for a table's body once its head and pager are taken off, kept up as the window and panes change. */
export function useHeightBelow(taken: number): [RefObject<HTMLDivElement | null>, number] {
  const host = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const measure = () => setHeight(Math.max(160, element.clientHeight - taken));
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [taken]);
  return [host, height];
}
