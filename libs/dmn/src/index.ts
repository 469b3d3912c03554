export { exportDmn } from './export/export-dmn.ts';
export { importDmn, type DmnImportOptions, type ImportedArtifact } from './import/import-dmn.ts';
export { slug, UniqueNames } from './import/names.ts';
export { dmnMessages } from './messages.ts';
