import type { CaseRecord } from '@caseloom/record';
import type { Random } from '../random.ts';

/**
 * Something that goes wrong in a hospital, written from how it happens there, not from any rule's condition. `inject` and `nearMiss` change a copy;
 * `nearMiss` does what looks like the error and is right, or returns false when this stay offers no such thing.
 */
export interface ErrorKind {
  readonly id: string;
  /** Subcategory of the QC taxonomy it belongs to: A01 … C05. */
  readonly subcategory: string;
  readonly zh: string;
  readonly en: string;
  /** Field where a person would look. */
  readonly field: string;
  readonly applies: (record: Draft) => boolean;
  readonly inject: (record: Draft, random: Random) => void;
  readonly nearMiss?: (record: Draft, random: Random) => boolean;
}

/** A case record whose groups are all there and may be changed. */
export type Draft = {
  [group in 'org' | 'record' | 'patient' | 'contact' | 'insurance' | 'stay' | 'clin' | 'sign' | 'fee']: Record<
    string,
    any
  >;
} & {
  dx: {
    outpatient: Record<string, any>;
    principal: Record<string, any>;
    other?: Record<string, any>[];
    pathology?: Record<string, any>;
    external?: Record<string, any>;
  };
  op?: Record<string, any>[];
  icu?: Record<string, any>[];
  charges: Record<string, any>[];
  settlement?: Record<string, any>;
};

export function draftOf(record: CaseRecord): Draft {
  return structuredClone(record) as unknown as Draft;
}
