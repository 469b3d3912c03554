import type { Issue } from '@caseloom/core';
import type { ZodType } from 'zod';

/** A pack folder in memory: path with `/` → UTF-8 text. Nobody here touches a disk. */
export type PackFiles = ReadonlyMap<string, string>;

export type Layer = 'nation' | 'province' | 'city' | 'hospital';
export type LocalText = { readonly zh: string; readonly en: string };

export interface PackManifest {
  readonly format: 1;
  readonly id: string;
  /** Semantic version. */
  readonly version: string;
  readonly title: LocalText;
  readonly layer: Layer;
  readonly extends?: { readonly id: string; readonly range: string };
  readonly language?: string;
  readonly maintainers?: readonly string[];
}

/** parent id → exact version and hash; present once published. */
export type PackLock = Readonly<Record<string, { readonly version: string; readonly sha256: string }>>;

export const PACK_KINDS = [
  'codes',
  'rules',
  'tables',
  'grouping',
  'payment',
  'measures',
  'models',
  'workflows',
  'tests',
  'record',
  'reports',
] as const;
export type PackKindId = (typeof PACK_KINDS)[number];

/** A list of elements inside an artifact that overlays address by id. `path` is a property path, e.g. `rules` or `nodes`. */
export interface ElementFamily {
  readonly path: string;
  readonly key: string;
  /** Order carries meaning: `add` may take `before` or `after`. */
  readonly ordered: boolean;
}

export interface TableColumn {
  readonly name: string;
  readonly required?: boolean;
  readonly about?: string;
  /** Numbers the rows from 1 in an ordered table and says no more than their order: what an overlay changed is numbered anew. */
  readonly sequence?: boolean;
}

export interface TableSpec {
  /** `required`: the column stands in the header and no cell of it is empty. */
  readonly columns: readonly TableColumn[];
  /** Columns that identify a row; empty: rows have no identity and overlays may only append or replace the table. */
  readonly key: readonly string[];
  readonly ordered: boolean;
  /** In an ordered table: columns that make groups of rows, within which alone the order counts. Absent: it counts throughout. */
  readonly orderWithin?: readonly string[];
  /** Further columns are kept and allowed. */
  readonly open?: boolean;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** Overlay tables as read: the line of the file on which each row starts. */
  readonly lines?: readonly number[];
}

export interface Artifact<T = unknown> {
  readonly kind: PackKindId;
  readonly id: string;
  readonly value: T;
  /** Long tables by name; absent tables are absent. */
  readonly tables: Readonly<Record<string, Table>>;
}

/** What an artifact kind is. Domain rooms export theirs; the engine builds the registry. */
export interface ArtifactKind<T = unknown> {
  readonly kind: PackKindId;
  readonly title: LocalText;
  /** Closed schema of `<kind>/<artifact>.json`; also the source of the published JSON Schema. */
  readonly schema: ZodType<T>;
  readonly families: readonly ElementFamily[];
  readonly tables: Readonly<Record<string, TableSpec>>;
  /** Members whose change alters no result (`position`, `label`); a diff counts them apart. Names, at any depth. */
  readonly cosmetic?: readonly string[];
  /**
   * Checks beyond the schema, on a resolved artifact. Paths are relative to the artifact: a property path `rules[3].conditions`, or a table's place
   * `weights.csv:12:weight` with the row counted as if the resolved table were one file (header row 1). `checkPack` makes them addresses.
   */
  check?(artifact: Artifact<T>, context: CheckContext): readonly Issue[];
}

export interface CheckContext {
  /** All artifacts of the resolved pack. */
  readonly artifacts: (kind: PackKindId) => readonly Artifact[];
}

export type KindRegistry = ReadonlyMap<PackKindId, ArtifactKind>;

/** A pack as its folder says, before its parents are applied. */
export interface SourcePack {
  readonly manifest: PackManifest;
  readonly lock: PackLock;
  readonly files: PackFiles;
  readonly artifacts: readonly Artifact[];
  readonly overlays: readonly Overlay[];
  /** SHA-256 over the pack's own canonical files and its lock. */
  readonly hash: string;
}

/** Where an element of an ordered family comes to stand: beside one that is there. */
export interface OverlayPlace {
  readonly before?: string;
  readonly after?: string;
}

export type OverlayOp =
  | ({
      readonly op: 'add';
      readonly id: string;
      readonly family?: string;
      readonly value: Record<string, unknown>;
    } & OverlayPlace)
  | ({
      readonly op: 'replace';
      readonly id: string;
      readonly family?: string;
      readonly value: Record<string, unknown>;
    } & OverlayPlace)
  | ({
      readonly op: 'patch';
      readonly id: string;
      readonly family?: string;
      readonly value: Record<string, unknown>;
    } & OverlayPlace)
  | ({ readonly op: 'move'; readonly id: string; readonly family?: string } & OverlayPlace)
  | { readonly op: 'disable'; readonly id: string; readonly family?: string; readonly reason: string };

/** What holds for all rows of an overlay table. */
export interface OverlayTableNote {
  /** Why rows are disabled that give no reason of their own. */
  readonly reason: string;
  /** The inherited rows are out; the rows that the overlay adds are the table. */
  readonly clear: boolean;
  /** Address of the op. */
  readonly address: string;
}

/** Family name by which an overlay addresses an artifact's own fields: `patch` them, or `disable` the whole artifact (id = artifact id). */
export const ARTIFACT_FAMILY = '$artifact';

export interface Overlay {
  readonly kind: PackKindId;
  readonly artifact: string;
  readonly ops: readonly OverlayOp[];
  /** Address of each op, in the order of `ops`: `overlay/rules/front-page.json#[3]`. */
  readonly addresses: readonly string[];
  readonly addCodes?: readonly unknown[];
  readonly removeCodes?: readonly string[];
  readonly tables: Readonly<Record<string, Table>>;
  /** By table; tables without a note are absent. */
  readonly tableNotes?: ReadonlyMap<string, OverlayTableNote>;
}

/** Where an element of a resolved pack comes from. */
export interface Provenance {
  readonly packId: string;
  readonly version: string;
  readonly layer: Layer;
  readonly op: 'own' | 'add' | 'replace' | 'patch' | 'disable';
  readonly reason?: string;
  /** Where in that pack: `overlay/rules/front-page.json#[3]`, `overlay/grouping/drg.weights.csv:12`, `rules/front-page.json`. */
  readonly address?: string;
  /** Earlier layers' say on the same element, oldest first. */
  readonly history: readonly Omit<Provenance, 'history'>[];
}

/** Pure function of the hashes in its lock. */
export interface ResolvedPack {
  /** Hash of the topmost pack (with its lock): the identity of the whole. */
  readonly hash: string;
  readonly manifest: PackManifest;
  /** National first. */
  readonly layers: readonly {
    readonly id: string;
    readonly version: string;
    readonly layer: Layer;
    readonly hash: string;
  }[];
  readonly artifacts: ReadonlyMap<PackKindId, ReadonlyMap<string, Artifact>>;
  /** Key: `kind/artifact`, or `kind/artifact#family/element`, or `kind/artifact.table#k1|k2`. Elements without an entry come from the artifact's own. */
  readonly provenance: ReadonlyMap<string, Provenance>;
  /** Elements that an overlay disabled, with the reason; they are not in `artifacts`. */
  readonly disabled: readonly { readonly key: string; readonly by: Provenance; readonly value: unknown }[];
}
