import type { CallOutput } from '../../../../api/client.ts';

export type Recommendations = CallOutput<'recommendGroups'>;
export type Candidate = Recommendations['candidates'][number];
export type Missing = Candidate['missing'][number];

/** Codes named in one sentence; of more it says how many there are. */
const NAMED = 6;

export interface Evidence {
  readonly ask: 'diagnosis' | 'procedure' | 'kind';
  /** Codes with their names, any of which would do; empty where a kind is asked for. */
  readonly codes: readonly string[];
  /** How many codes there are in all, where not all are named. */
  readonly of?: number;
  readonly kind?: string;
}

/** What to look for in the record, one entry each; of an entry any one code is enough. */
export function toVerify(missing: readonly Missing[]): readonly Evidence[] {
  return missing.map(({ kind, anyOf, opType }): Evidence => {
    if (anyOf.length === 0 && opType !== undefined) return { ask: 'kind', codes: [], kind: opType };
    const codes = anyOf.slice(0, NAMED).map(({ code, name }) => (name === undefined ? code : `${code} ${name}`));
    return anyOf.length > NAMED ? { ask: kind, codes, of: anyOf.length } : { ask: kind, codes };
  });
}

/** Counterfactuals by what they ask: diagnoses that the group rests on, and the choice of the principal one. */
export function byQuestion(all: Recommendations['counterfactuals']) {
  return {
    without: all.filter((one) => one.kind === 'without'),
    principal: all.filter((one) => one.kind === 'principal'),
  };
}
