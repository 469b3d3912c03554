export { overlayOf, fullFiles, type ArtifactOverlay, type ListDifference, type OverlayOptions } from './overlay-of.ts';
export { nearestBase, type BaseShare } from './nearest-base.ts';
