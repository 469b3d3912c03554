export { mergePacks, type MergedPack, type PacksToMerge } from './merge-packs.ts';
export { mergeArtifact, type MergedArtifact } from './merge-artifact.ts';
export type { MergeConflict, MergedElement, MergeOutcome } from './types.ts';
