import { lazy, Suspense, type ComponentProps } from 'react';

const Loaded = lazy(() => import('./chart.tsx'));

/** The chart library is a chunk of its own. */
export function LazyChart(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
