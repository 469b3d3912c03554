import type { PhaseData } from './postings/phase-data.ts';
import type { RuleLayer } from './postings/rule-layer.ts';
import type { RuleColumns } from './postings/rule-table.ts';
import type { RuleSource } from './rule-source.ts';
import { shareTexts, type SharedTexts } from './shared-texts.ts';
import type { Rule, RuleSet, SharedRules } from './types.ts';

/** Rules edited since a layer was compiled. */
export interface SharedEdits {
  /** Written anew, with the number of the set they stand in. */
  readonly edited: readonly { readonly rule: Rule; readonly set: number }[];
  /** Ordinals of the layer that are no longer in use. */
  readonly gone: readonly number[];
}

/** What {@link SharedRules} holds: a layer as plain data, its long columns in shared memory, and the edits since. */
export type SharedForm = SharedLayer & SharedEdits;

interface SharedLayer {
  readonly sets: readonly SharedSet[];
  readonly columns: Omit<RuleColumns, 'ids'>;
  readonly ids: SharedTexts;
  /** Slots of the IdTable over the ids. */
  readonly slots: Int32Array;
  /** Of each rule its JSON: the document, or the list of the cells of its row. */
  readonly documents: SharedTexts;
  readonly phases: readonly PhaseData[];
}

/** A rule set without its rules. */
export interface SharedSet {
  readonly id: string;
  readonly value: RuleSet;
  /** Of the rows beside its template. */
  readonly columns: readonly string[];
}

/**
 * Puts a compiled layer where other threads can use it without compiling: the index and the documents of the rules as JSON, in shared memory. Every
 * thread that opens it reads the same memory. Edits since travel as documents and are compiled where they are opened.
 */
export function shareLayer(layer: RuleLayer, source: RuleSource, edits: SharedEdits): SharedRules {
  const known = shared.get(layer) ?? sharedLayer(layer, source);
  shared.set(layer, known);
  const form: SharedForm = { ...known, ...edits };
  return form as unknown as SharedRules;
}

/** While a layer is in use, what was shared of it serves everybody. */
const shared = new WeakMap<RuleLayer, SharedLayer>();

function sharedLayer(layer: RuleLayer, source: RuleSource): SharedLayer {
  const { ids, ...columns } = layer.columns;
  const sets = source.sets.map(({ id, artifact: { value, tables } }): SharedSet => ({
    id,
    value: { ...value, rules: [] },
    columns: tables['rows']?.columns ?? [],
  }));
  return {
    sets,
    columns: sharedColumns(columns),
    ids: shareTexts(ids.length, (ordinal) => ids.at(ordinal)!),
    slots: new Int32Array(sharedCopy(layer.ids.slots)),
    documents: shareTexts(ids.length, (ordinal) => {
      const row = layer.row(ordinal);
      const cells = row && sets[columns.sets[ordinal]!]!.columns.map((column) => row[column] ?? '');
      return JSON.stringify(cells ?? layer.rule(ordinal));
    }),
    phases: layer.phases.map(sharedPhase),
  };
}

function sharedColumns(columns: Omit<RuleColumns, 'ids'>): Omit<RuleColumns, 'ids'> {
  const { sets, sources, severities, priorities, phases, reads, validities } = columns;
  return {
    ...columns,
    sets: new Int32Array(sharedCopy(sets)),
    sources: new Int32Array(sharedCopy(sources)),
    severities: new Uint8Array(sharedCopy(severities)),
    priorities: new Float64Array(sharedCopy(priorities)),
    phases: new Uint8Array(sharedCopy(phases)),
    reads: new Int32Array(sharedCopy(reads)),
    validities: new Int32Array(sharedCopy(validities)),
  };
}

function sharedPhase(phase: PhaseData): PhaseData {
  return {
    ...phase,
    slots: new Int32Array(sharedCopy(phase.slots)),
    pool: new Int32Array(sharedCopy(phase.pool)),
    numbers: new Float64Array(sharedCopy(phase.numbers)),
    shapeOf: new Int32Array(sharedCopy(phase.shapeOf)),
  };
}

function sharedCopy(array: Int32Array | Uint8Array | Float64Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(array.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return buffer;
}
