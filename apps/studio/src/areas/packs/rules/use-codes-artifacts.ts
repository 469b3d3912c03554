import { useMemo } from 'react';
import { useWorkbench, type ArtifactNode } from '../workbench/workbench-context.tsx';

/** Value sets, code tables and maps of the pack that is open, inherited ones included. */
export function useCodesArtifacts(): readonly ArtifactNode[] {
  const { tree } = useWorkbench();
  return useMemo(() => tree.artifacts.filter((one) => one.kind === 'codes'), [tree.artifacts]);
}
