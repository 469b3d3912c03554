export { overlayOf, fullFiles, type ArtifactOverlay, type ListDifference, type OverlayOptions } from './overlay-of.ts';
export { layOver, withoutArtifacts, type LaidArtifact, type LayOptions } from './lay-over.ts';
export { nearestBase, type BaseShare } from './nearest-base.ts';
export { knownReasons } from './known-reasons.ts';
