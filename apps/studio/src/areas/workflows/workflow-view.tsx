import type { ArtifactViewProps } from '../packs/artifacts/artifact-page.tsx';
import { ArtifactCode } from '../packs/artifacts/artifact-code.tsx';

export function WorkflowView({ view }: ArtifactViewProps) {
  return <ArtifactCode view={view} />;
}
