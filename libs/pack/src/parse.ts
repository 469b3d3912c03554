import { isKeepableText, issue, type Issue, type Result } from '@caseloom/core';
import { hashPack } from './format/canonical.ts';
import { lockSchema, manifestSchema } from './format/manifest.ts';
import {
  artifactFile,
  classifyPath,
  LOCK_FILE,
  MANIFEST_FILE,
  overlayTableFile,
  type PackPath,
} from './format/paths.ts';
import { checkSchema, placeInFile, type Place } from './format/schema-issues.ts';
import { readTable } from './format/table.ts';
import { readOverlay } from './overlay/read-overlay.ts';
import { parseJson } from './text/json.ts';
import { suggestion } from './text/near.ts';
import { formatPath } from './text/property-path.ts';
import { byCodeUnit, getIn, isRecord } from './text/values.ts';
import {
  PACK_KINDS,
  type Artifact,
  type ArtifactKind,
  type KindRegistry,
  type Overlay,
  type PackFiles,
  type PackKindId,
  type PackLock,
  type PackManifest,
  type SourcePack,
  type Table,
} from './types.ts';
import type { z } from './zod.ts';

/**
 * Reads a pack folder. Everything wrong is an issue with an address (`rules/front-page.json#rules[3].severity`, `codes/icd10.codes.csv:12:code`),
 * all of them at once; the pack is returned when none is an error. Artifacts hold what the files say (defaults of the schema are filled on resolving).
 * Implements PACK-2 to PACK-9.
 */
export function parsePack(files: PackFiles, registry: KindRegistry, known: KnownPack = {}): Result<SourcePack> {
  const reader = new PackReader(files, registry, known);
  const pack = reader.read();
  const issues = reader.issues;
  return pack === undefined || issues.some((one) => one.severity === 'error')
    ? { ok: false, issues }
    : { ok: true, value: pack, issues };
}

/** What need not be read again. */
export interface KnownPack {
  /** The pack before an edit, read without complaint: artifacts and overlays whose files are the same are taken from it. */
  readonly before?: SourcePack | undefined;
  /** Path → what reading that file would give. */
  readonly tables?: ReadonlyMap<string, Table> | undefined;
  /** The pack's hash, from who keeps it under it. Absent: worked out when it is asked for. */
  readonly hash?: string | undefined;
}

class PackReader {
  readonly issues: Issue[] = [];
  readonly #files: PackFiles;
  readonly #registry: KindRegistry;
  readonly #known: KnownPack;

  constructor(files: PackFiles, registry: KindRegistry, known: KnownPack) {
    this.#files = files;
    this.#registry = registry;
    this.#known = known;
  }

  read(): SourcePack | undefined {
    const paths = [...this.#files.keys()].sort(byCodeUnit).map((path) => ({ path, is: classifyPath(path) }));
    for (const one of paths) this.#complainAboutPath(one.path, one.is);
    const manifest = this.#json(MANIFEST_FILE, manifestSchema) as PackManifest | undefined;
    const lock = this.#files.has(LOCK_FILE) ? (this.#json(LOCK_FILE, lockSchema) as PackLock | undefined) : {};
    const artifacts: Artifact[] = [];
    const overlays: Overlay[] = [];
    for (const { path, is } of paths) {
      if (is.type === 'artifact')
        this.#with(is.kind, (kind) => pushIf(artifacts, this.#artifact(path, kind, is.artifact)));
      if (is.type === 'overlay')
        this.#with(is.kind, (kind) => pushIf(overlays, this.#overlay(path, kind, is.artifact)));
    }
    // After all lists of operations, whatever the tables are called: an artifact has one overlay.
    for (const { path, is } of paths)
      if (is.type === 'overlayTable')
        this.#with(is.kind, (kind) => this.#overlayTable(path, kind, is.artifact, is.table, overlays));
    if (manifest !== undefined && manifest.extends === undefined && overlays.length > 0)
      this.issues.push(issue('PACK_OVERLAY_WITHOUT_PARENT', MANIFEST_FILE, { overlay: overlays[0]!.artifact }));
    if (manifest === undefined || lock === undefined || this.issues.some((one) => one.severity === 'error'))
      return undefined;
    const files = this.#files;
    let { hash } = this.#known;
    return {
      manifest,
      lock: Object.freeze({ ...lock }),
      files,
      artifacts,
      overlays,
      get hash() {
        return (hash ??= hashPack(files));
      },
    };
  }

  #isSame(path: string): boolean {
    const { before } = this.#known;
    return before !== undefined && before.files.get(path) === this.#files.get(path);
  }

  /** What the pack before has under a name, when every file of that name is the same. */
  #unchanged<T>(prefix: string, found: T | undefined): T | undefined {
    if (found === undefined) return undefined;
    const { before } = this.#known;
    const isOf = (path: string): boolean => path.startsWith(prefix);
    return [...before!.files.keys(), ...this.#files.keys()].every((path) => !isOf(path) || this.#isSame(path))
      ? found
      : undefined;
  }

  /** One by one: a table may have more wrong rows than a call takes arguments. */
  #complain(issues: readonly Issue[]): void {
    for (const one of issues) this.issues.push(one);
  }

  #complainAboutPath(path: string, is: PackPath): void {
    if (!this.#isSame(path) && (!isKeepableText(this.#files.get(path)!) || !isKeepableText(path)))
      this.issues.push(issue('PACK_FILE_TEXT', path, { file: path }));
    if (is.type === 'unknown') this.issues.push(issue('PACK_FILE_UNEXPECTED', path, { file: path }));
    if (is.type === 'unknownKind')
      this.issues.push(issue('PACK_KIND_UNKNOWN', path, { kind: is.kind, known: suggestion(is.kind, PACK_KINDS) }));
    if (is.type === 'table' && !this.#files.has(artifactFile(is.kind, is.artifact)))
      this.issues.push(
        issue('PACK_TABLE_WITHOUT_ARTIFACT', path, { artifact: is.artifact, file: artifactFile(is.kind, is.artifact) }),
      );
    if ((is.type === 'artifact' || is.type === 'overlay' || is.type === 'overlayTable') && !this.#registry.has(is.kind))
      this.issues.push(
        issue('PACK_KIND_UNKNOWN', path, { kind: is.kind, known: [...this.#registry.keys()].join(', ') }),
      );
  }

  #with(id: PackKindId, run: (kind: ArtifactKind) => void): void {
    const kind = this.#registry.get(id);
    if (kind !== undefined) run(kind);
  }

  #json(path: string, schema: z.ZodType): unknown {
    const text = this.#files.get(path);
    if (text === undefined) {
      this.issues.push(issue('PACK_FILE_MISSING', path, { file: path }));
      return undefined;
    }
    const { json, issues } = parseJson(text, path);
    this.#complain(issues);
    if (json === undefined) return undefined;
    const checked = checkSchema(schema, json.value, placeInFile(path, json.spanOf));
    this.#complain(checked.issues);
    return checked.issues.length > 0 ? undefined : json.value;
  }

  #artifact(path: string, kind: ArtifactKind, id: string): Artifact | undefined {
    const same = this.#unchanged(
      `${kind.kind}/${id}.`,
      this.#known.before?.artifacts.find((one) => one.kind === kind.kind && one.id === id),
    );
    return same ?? this.#newArtifact(path, kind, id);
  }

  #newArtifact(path: string, kind: ArtifactKind, id: string): Artifact | undefined {
    const { json, issues } = parseJson(this.#files.get(path)!, path);
    this.#complain(issues);
    const tables = this.#tables(kind, id);
    if (json === undefined) return undefined;
    const place = placeInFile(path, json.spanOf);
    const { issues: wrong } = checkSchema(kind.schema, json.value, place);
    this.#complain(wrong);
    const twice = familyIssues(kind, json.value, place);
    this.#complain(twice);
    return wrong.length + twice.length > 0 ? undefined : { kind: kind.kind, id, value: json.value, tables };
  }

  #tables(kind: ArtifactKind, artifact: string): Readonly<Record<string, Table>> {
    const tables = Object.create(null) as Record<string, Table>;
    const prefix = `${kind.kind}/${artifact}.`;
    for (const path of [...this.#files.keys()].sort(byCodeUnit)) {
      const is = classifyPath(path);
      if (is.type !== 'table' || !path.startsWith(prefix) || is.artifact !== artifact) continue;
      const spec = this.#tableSpec(kind, is.table, path);
      if (spec === undefined) continue;
      const known = this.#knownTable(path, kind, artifact, is.table);
      const { table, issues } =
        known === undefined
          ? readTable(this.#files.get(path)!, path, spec, { overlay: false })
          : { table: known, issues: [] };
      this.#complain(issues);
      tables[is.table] = table;
    }
    return tables;
  }

  #knownTable(path: string, kind: ArtifactKind, artifact: string, table: string): Table | undefined {
    const given = this.#known.tables?.get(path);
    if (given !== undefined || !this.#isSame(path)) return given;
    return this.#known.before?.artifacts.find((one) => one.kind === kind.kind && one.id === artifact)?.tables[table];
  }

  #tableSpec(kind: ArtifactKind, table: string, path: string): ArtifactKind['tables'][string] | undefined {
    if (Object.hasOwn(kind.tables, table)) return kind.tables[table];
    this.issues.push(
      issue('PACK_TABLE_UNKNOWN', path, {
        table,
        kind: kind.kind,
        known: suggestion(table, Object.keys(kind.tables)) || '–',
      }),
    );
    return undefined;
  }

  #overlay(path: string, kind: ArtifactKind, artifact: string): Overlay | undefined {
    const same = this.#unchangedOverlay(kind, artifact);
    if (same !== undefined) return same;
    const { overlay, issues } = readOverlay(this.#files.get(path)!, path, kind, artifact);
    this.#complain(issues);
    return overlay;
  }

  #unchangedOverlay(kind: ArtifactKind, artifact: string): Overlay | undefined {
    return this.#unchanged(
      `overlay/${kind.kind}/${artifact}.`,
      this.#known.before?.overlays.find((one) => one.kind === kind.kind && one.artifact === artifact),
    );
  }

  #overlayTable(path: string, kind: ArtifactKind, artifact: string, name: string, overlays: Overlay[]): void {
    const same = this.#unchangedOverlay(kind, artifact);
    if (same !== undefined) return void (overlays.includes(same) || overlays.push(same));
    const spec = this.#tableSpec(kind, name, path);
    if (spec === undefined) return;
    const { table, issues } = readTable(this.#files.get(overlayTableFile(kind.kind, artifact, name))!, path, spec, {
      overlay: true,
    });
    this.#complain(issues);
    const index = overlays.findIndex((one) => one.kind === kind.kind && one.artifact === artifact);
    const base: Overlay = overlays[index] ?? {
      kind: kind.kind,
      artifact,
      ops: [],
      addresses: [],
      tables: Object.create(null) as Overlay['tables'],
    };
    const tables = Object.assign(Object.create(null) as Record<string, Table>, base.tables, { [name]: table });
    overlays.splice(index === -1 ? overlays.length : index, index === -1 ? 0 : 1, { ...base, tables });
  }
}

/** Elements without an id, and ids given twice within a family. */
export function familyIssues(kind: ArtifactKind, value: unknown, place: Place): Issue[] {
  const issues: Issue[] = [];
  for (const family of kind.families) {
    const path = family.path.split('.');
    const list = getIn(value, path);
    if (!Array.isArray(list)) continue;
    const seen = new Map<string, number>();
    list.forEach((element: unknown, index) => {
      const id = isRecord(element) && Object.hasOwn(element, family.key) ? element[family.key] : undefined;
      const at = [...path, index, family.key];
      const complain = (code: string, args: Issue['args']): void =>
        void issues.push({
          ...issue(code, place.address(at), args),
          ...(place.span === undefined ? {} : { span: place.span(at) }),
        });
      if (typeof id !== 'string' || id === '') return complain('PACK_ID_MISSING', { key: family.key });
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      else complain('PACK_ID_DUPLICATE', { id, first: formatPath([...path, first]) });
    });
  }
  return issues;
}

function pushIf<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}
