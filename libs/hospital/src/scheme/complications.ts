import type { Random } from '../random.ts';
import type { NationalEdition } from './edition.ts';
import { MDC_LETTERS, PARTS, diagnoses, exclusionGroup } from './invented-codes.ts';

export interface Complications {
  readonly cc: readonly string[];
  readonly mcc: readonly string[];
  /** Principal diagnoses that exclude the complications of their own group. */
  readonly excluding: readonly string[];
}

/** Shares of all diagnoses, as in the published tables: half are CC, a seventh MCC (a few both), six of seven exclude. */
const MCC = 0.14;
const CC_FROM = 0.12;
const CC_TO = 0.62;
const EXCLUDING = 0.86;
/** Share of the diagnoses whose standing the next edition looks at again. */
const REVISED = 0.03;

/** Codes of multiple trauma and of treatments are no complications: they stand beside the principal diagnosis of the same stay. */
export function complicationsOf(edition: NationalEdition, seed: Random): Complications {
  const cc: string[] = [];
  const mcc: string[] = [];
  const excluding: string[] = [];
  for (const letter of MDC_LETTERS) {
    for (const code of diagnoses(letter, PARTS.entering)) {
      const draw = seed.fork(`complication/${code}`);
      let place = draw.next();
      if (draw.next() < EXCLUDING) excluding.push(code);
      if (edition === '3.0' && draw.next() < REVISED) place = draw.next();
      if (letter === 'Z' || letter === 'R') continue;
      if (place < MCC) mcc.push(code);
      if (place >= CC_FROM && place < CC_TO) cc.push(code);
    }
  }
  return { cc, mcc, excluding };
}

export const grouped = (codes: readonly string[]): (readonly [string, string])[] =>
  codes.map((code) => [code, exclusionGroup(code)]);
