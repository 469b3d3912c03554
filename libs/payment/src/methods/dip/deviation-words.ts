import type { CasePayType } from '../../types.ts';

/** What published methods call the bands. */
const WORDS: readonly (readonly [word: string, caseType: CasePayType])[] = [
  ['低倍率', 'LOW'],
  ['高倍率', 'HIGH'],
  ['正常倍率', 'NORMAL'],
  ['费用极高', 'EXTREME'],
  ['极高倍率', 'EXTREME'],
];

/** The case type of a published band; undefined for a word that none has. */
export function caseTypeOf(word: string): CasePayType | undefined {
  return WORDS.find(([known]) => known === word)?.[1];
}

/** The word of published tables for a case type that a band can have; undefined for others. */
export function deviationWord(caseType: CasePayType | undefined): string | undefined {
  return WORDS.find(([, known]) => known === caseType)?.[0];
}
