import type { PhaseData } from './postings/phase-data.ts';
import type { RuleLayer } from './postings/rule-layer.ts';
import type { RuleColumns } from './postings/rule-table.ts';
import type { RuleSource } from './rule-source.ts';
import { shareTexts, type SharedTexts } from './shared-texts.ts';
import type { RuleSet, SharedRules } from './types.ts';

/** What {@link SharedRules} holds: plain data, its long columns in shared memory. */
export interface SharedForm {
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
 * thread that opens it reads the same memory.
 */
export function shareLayer(layer: RuleLayer, source: RuleSource): SharedRules {
  const { ids, ...columns } = layer.columns;
  const sets = source.sets.map(({ id, artifact: { value, tables } }): SharedSet => ({
    id,
    value: { ...value, rules: [] },
    columns: tables['rows']?.columns ?? [],
  }));
  const form: SharedForm = {
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
  return form as unknown as SharedRules;
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
