import { CaseloomError, type Issue } from '@caseloom/core';
import {
  importSchemeFolder,
  importWorkbook,
  type CodeSystems,
  type SchemeMapping,
  type SheetAccount,
  type SourceSheet,
} from '@caseloom/grouping';
import { MANIFEST_FILE, parsePack, type Artifact, type PackFiles, type PackManifest } from '@caseloom/pack';
import { importDipSettlement } from '@caseloom/payment';
import { kinds } from './kinds.ts';

/** What holds a scheme: tables of the folder form by file name, or sheets with what they are taken for. */
export type SchemeUpload =
  | { readonly kind: 'tables'; readonly tables: PackFiles }
  | { readonly kind: 'sheets'; readonly sheets: readonly SourceSheet[]; readonly mapping: SchemeMapping };

export interface SchemeImportOptions {
  /** Id of the artifact; what cannot stand in a file name is replaced by `-`. */
  readonly id: string;
  readonly title?: string;
  /** Codes that hold in the pack: what codes of the scheme are held against, and numbers restored by. */
  readonly codes?: CodeSystems;
}

/** A scheme as a source gives it, as files of a pack. */
export interface ImportedSchemeFiles {
  /** Id that the artifact got. */
  readonly artifact: string;
  readonly scheme: PackFiles;
  /** Payment policies that the settlement rows of a DIP folder make. */
  readonly policies: PackFiles;
  readonly issues: readonly Issue[];
  /** What was counted on the way: files, or sheets, rows, lists, codes, rules and groups. */
  readonly counts: Readonly<Record<string, number>>;
  /** What became of each sheet. */
  readonly sheets: readonly SheetAccount[];
}

/**
 * Makes files of a pack of a scheme that a bureau gave: the grouping artifact, and for DIP the policies of its settlement rows. Errors among the issues mean that the
 * scheme does not run before they are mended; the files are there all the same.
 * @throws CaseloomError when there is nothing to work with: no head, no tables
 */
export function importScheme(upload: SchemeUpload, { id, title, codes }: SchemeImportOptions): ImportedSchemeFiles {
  if (upload.kind === 'sheets') {
    const options = { id, ...(title === undefined ? {} : { title }), ...(codes === undefined ? {} : { codes }) };
    const { artifact, files, issues, counts, sheets } = importWorkbook(upload.sheets, upload.mapping, options);
    return { artifact: artifact.id, scheme: files, policies: new Map(), issues, counts: { ...counts }, sheets };
  }
  const { tables } = upload;
  const imported = importSchemeFolder(tables, { id, ...(codes === undefined ? {} : { codes }) });
  if (imported.files === undefined) throw new CaseloomError(imported.issues);
  const made = { artifact: imported.artifact.id, scheme: imported.files, sheets: [] };
  const counts = { files: imported.files.size };
  if (!tables.has('settle.csv')) return { ...made, counts, policies: new Map(), issues: imported.issues };
  const settlement = importDipSettlement(tables, made.artifact);
  return { ...made, counts, policies: settlement.files, issues: [...imported.issues, ...settlement.issues] };
}

/** What the imported files hold, defaults and all, as if they stood alone in the pack. @throws CaseloomError with what is wrong in them */
export function importedArtifacts(
  { scheme, policies }: Pick<ImportedSchemeFiles, 'scheme' | 'policies'>,
  manifest: PackManifest,
): readonly Artifact[] {
  const { extends: _parent, ...alone } = manifest;
  const parsed = parsePack(new Map([[MANIFEST_FILE, JSON.stringify(alone)], ...scheme, ...policies]), kinds);
  if (!parsed.ok) throw new CaseloomError(parsed.issues);
  return parsed.value.artifacts;
}
