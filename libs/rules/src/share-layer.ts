import type { PhaseData } from './postings/phase-data.ts';
import type { RuleLayer } from './postings/rule-layer.ts';
import type { RuleColumns } from './postings/rule-table.ts';
import type { RuleSource } from './rule-source.ts';
import type { RuleSet, SharedRules } from './types.ts';

/** Texts one after the other in shared memory, with where each begins. */
export interface SharedTexts {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

/** What {@link SharedRules} holds: plain data, its long columns in shared memory. */
export interface SharedForm {
  readonly sets: readonly { readonly id: string; readonly value: RuleSet }[];
  readonly columns: Omit<RuleColumns, 'ids'>;
  readonly ids: SharedTexts;
  readonly documents: SharedTexts;
  readonly phases: readonly PhaseData[];
}

/**
 * Puts a compiled layer where other threads can use it without compiling: the index and the documents of the rules as JSON, in shared memory. Every
 * thread that opens it reads the same memory.
 */
export function shareLayer(layer: RuleLayer, source: RuleSource): SharedRules {
  const { ids, ...columns } = layer.columns;
  const form: SharedForm = {
    sets: source.sets.map(({ id, artifact: { value } }) => {
      const { template: _template, ...set } = value;
      return { id, value: { ...set, rules: [] } };
    }),
    columns: sharedColumns(columns),
    ids: shareTexts(ids.length, (ordinal) => ids[ordinal]!),
    documents: shareTexts(ids.length, (ordinal) => JSON.stringify(layer.rule(ordinal))),
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

function shareTexts(count: number, text: (index: number) => string): SharedTexts {
  const starts = new Uint32Array(new SharedArrayBuffer((count + 1) * 4));
  let units = new Uint16Array(count * 32);
  let end = 0;
  for (let index = 0; index < count; index++) {
    const one = text(index);
    if (end + one.length > units.length) {
      const grown = new Uint16Array((end + one.length) * 2);
      grown.set(units);
      units = grown;
    }
    for (let at = 0; at < one.length; at++) units[end + at] = one.charCodeAt(at);
    end += one.length;
    starts[index + 1] = end;
  }
  const shared = new Uint16Array(new SharedArrayBuffer(end * 2));
  shared.set(units.subarray(0, end));
  return { units: shared, starts };
}

/** Texts from one to before another, joined. */
export function textOf({ units, starts }: SharedTexts, from: number, to: number): string {
  const [start, end] = [starts[from]!, starts[to]!];
  let text = '';
  for (let at = start; at < end; at += 8192)
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + 8192)));
  return text;
}
