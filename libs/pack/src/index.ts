export * from './types.ts';
export { packMessages } from './messages.ts';
export { parsePack, type KnownPack } from './parse.ts';
export { canonicalFiles, prettyFiles, hashPack } from './format/canonical.ts';
export { prettyJson } from './format/pretty.ts';
export {
  artifactFile,
  classifyPath,
  overlayFile,
  overlayTableFile,
  tableFile,
  LOCK_FILE,
  MANIFEST_FILE,
  type PackPath,
} from './format/paths.ts';
export { LAYERS, localTextSchema } from './format/manifest.ts';
export { formatTable, joinKey, rowKey } from './format/table.ts';
export { parseJson, lineAndColumn, type ParsedJson } from './text/json.ts';
export { nearest, suggestion } from './text/near.ts';
export { addressIn, formatPath, parsePropertyPath } from './text/property-path.ts';
export { compareVersions, isRange, parseVersion, satisfies, type Version } from './semver.ts';
export { checkPack } from './check.ts';
export { checkSchema, type Place } from './format/schema-issues.ts';
export { chainIssues, lockFor } from './lock.ts';
export { resolvePack } from './resolve.ts';
export { addressInResolved } from './resolved-address.ts';
export { artifactKey, elementKey, tableRowKey } from './overlay/layer.ts';
export * from './kinds/index.ts';
export { jsonSchemas, schemaId, type JsonSchema } from './json-schemas.ts';
export { initPack, type InitOptions } from './init.ts';
export { buildPack, lockedFiles, openBundle, type BundledPack } from './bundle.ts';
export {
  diffPacks,
  fieldChanges,
  type ChangeKind,
  type ElementChange,
  type FieldChange,
  type PackDiff,
} from './diff.ts';
export { applyArtifactSave, type ArtifactSave } from './edit-artifact.ts';
export { applyElementEdit } from './edit.ts';
export { applyRowEdits, editedTable } from './edit-rows.ts';
export type { RowBase, RowBatch, RowEdit } from './row-batch.ts';
export type { ElementEdit } from './element-edit.ts';
export * from './overlay-of/index.ts';
export * from './merge/index.ts';
export { mergePatch, mergePatchBetween, sameJson } from './text/merge-patch.ts';
