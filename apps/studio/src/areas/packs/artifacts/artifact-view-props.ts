import type { ArtifactView } from '../workbench/workbench-context.tsx';

/** What a view of an artifact gets. */
export interface ArtifactViewProps {
  readonly view: ArtifactView;
}
