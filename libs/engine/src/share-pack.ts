import type { Issue } from '@caseloom/core';
import type { Artifact, PackKindId, Provenance, ResolvedPack, Table } from '@caseloom/pack';
import { openSharedRules, type RuleSet, type SharedRules } from '@caseloom/rules';
import { compileParts } from './compile.ts';
import { packEnvironment } from './environment.ts';
import type { CompiledPack, SharedPack } from './types.ts';

/** JSON of a long list, so many elements a piece. */
type Pieces = readonly string[];
const ELEMENTS = 2_000;

interface SharedTable {
  readonly columns: readonly string[];
  /** Cells of each row. */
  readonly rows: Pieces;
}

/** What {@link SharedPack} holds. */
interface SharedForm {
  readonly hash: string;
  readonly manifest: ResolvedPack['manifest'];
  readonly layers: ResolvedPack['layers'];
  readonly kinds: readonly PackKindId[];
  readonly artifacts: readonly (Omit<Artifact, 'tables'> & {
    readonly tables: readonly (readonly [name: string, table: SharedTable])[];
  })[];
  readonly provenance: Pieces;
  readonly disabled: Pieces;
  readonly issues: Pieces;
  readonly rules: SharedRules;
}

/** A compiled pack as a message between threads: compiled rules in shared memory, everything else as plain data. */
export function sharePack(pack: CompiledPack): SharedPack {
  const { manifest, layers, artifacts, provenance, disabled } = pack.resolved;
  const form: SharedForm = {
    hash: pack.hash,
    manifest,
    layers: layers.map(({ id, version, layer, hash }) => ({ id, version, layer, hash })),
    kinds: [...artifacts.keys()],
    artifacts: [...artifacts.values()].flatMap((byId) =>
      [...byId.values()].map(({ kind, id, value, tables }) => ({
        kind,
        id,
        value: kind === 'rules' ? { ...(value as RuleSet), rules: [] } : value,
        tables:
          kind === 'rules' ? [] : Object.entries(tables).map(([name, table]) => [name, sharedTable(table)] as const),
      })),
    ),
    provenance: inPieces([...provenance]),
    disabled: inPieces(disabled),
    issues: inPieces(pack.issues),
    rules: pack.rules.share(),
  };
  return form as unknown as SharedPack;
}

/**
 * Opens what {@link sharePack} made. Answers as the pack that was shared, except that rule sets of `resolved` have neither rules nor rows: `rules` has
 * them. Takes a pause after each piece of work, so that a thread that answers people can do so in between.
 */
export function* openSharedPack(shared: SharedPack): Generator<void, CompiledPack> {
  const { hash, manifest, layers, rules, ...form } = shared as unknown as SharedForm;
  const artifacts = new Map(form.kinds.map((kind) => [kind, new Map<string, Artifact>()]));
  for (const { kind, id, value, tables: shapes } of form.artifacts) {
    const tables: Record<string, Table> = {};
    for (const [name, table] of shapes) tables[name] = yield* openTable(table);
    artifacts.get(kind)!.set(id, { kind, id, value, tables });
  }
  const provenance = new Map(yield* ofPieces<[string, Provenance]>(form.provenance));
  const disabled = yield* ofPieces<ResolvedPack['disabled'][number]>(form.disabled);
  const issues = yield* ofPieces<Issue>(form.issues);
  const resolved: ResolvedPack = { hash, manifest, layers, artifacts, provenance, disabled };
  const environment = packEnvironment(resolved);
  yield;
  const parts = compileParts(resolved).parts;
  yield;
  return { hash, resolved, environment, rules: openSharedRules(rules, environment), ...parts, issues };
}

const sharedTable = ({ columns, rows }: Table): SharedTable => ({
  columns,
  rows: inPieces(rows, (row) => columns.map((column) => row[column] ?? '')),
});

function* openTable({ columns, rows: pieces }: SharedTable): Generator<void, Table> {
  const rows: Record<string, string>[] = [];
  for (const piece of pieces) {
    for (const cells of JSON.parse(piece) as string[][]) {
      const row = Object.create(null) as Record<string, string>;
      columns.forEach((column, index) => (row[column] = cells[index]!));
      rows.push(row);
    }
    yield;
  }
  return { columns, rows };
}

function inPieces<T>(list: readonly T[], written: (one: T) => unknown = (one) => one): Pieces {
  return Array.from({ length: Math.ceil(list.length / ELEMENTS) }, (_, index) =>
    JSON.stringify(list.slice(index * ELEMENTS, (index + 1) * ELEMENTS).map(written)),
  );
}

function* ofPieces<T>(pieces: Pieces): Generator<void, T[]> {
  const list: T[] = [];
  for (const piece of pieces) {
    for (const one of JSON.parse(piece) as T[]) list.push(one);
    yield;
  }
  return list;
}
