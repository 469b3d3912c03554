import { looksLikeDiagnosis, looksLikeProcedure } from './code-shape.ts';
import type { Concept } from './header-words.ts';
import { codesIn } from './split-codes.ts';
import { halfWidth } from './tidy-text.ts';

/** What the cells of a column look like: the share of the filled ones that read as each kind. */
export type Content = Readonly<Record<ContentKind, number>> & { readonly filled: number };
export type ContentKind =
  | 'mdc'
  | 'mdcClass'
  | 'adrg'
  | 'drg'
  | 'dx'
  | 'proc'
  | 'rule'
  | 'flag'
  | 'decimal'
  | 'severity';

/** An expression of rules: a call or a field of the case. */
const RULE = /is_[a-z]+[0-9]?\s*\(|case\.[a-z_]+|multi_wound/;

const LOOKS: Readonly<Record<ContentKind, (text: string) => boolean>> = {
  mdc: (text) => /^(?:MDC[A-Z]|0000)$/i.test(text),
  mdcClass: (text) => /^(?:[A-Z]00|Z[0-9]{2})$/.test(text),
  adrg: (text) => /^(?:[A-Z][A-Z][0-9A-Z]|0000)(?:_[0-9]+)?$/.test(text),
  drg: (text) => /^(?:[A-Z][A-Z][0-9A-Z][0-9A-Z]?[A-Z]?|0000)$/.test(text),
  dx: (text) => everyCode(text, looksLikeDiagnosis),
  proc: (text) => everyCode(text, looksLikeProcedure),
  rule: (text) => RULE.test(text),
  flag: (text) => /^(?:-1|0|1)$/.test(text),
  decimal: (text) => /^[0-9]+(?:[.,][0-9]+)*%?$/.test(text),
  severity: (text) => /^m?cc$/i.test(text),
};

/** @param cells texts of a column below its header, a sample will do */
export function contentOf(cells: readonly string[]): Content {
  const filled = cells.map((cell) => halfWidth(cell).trim()).filter((cell) => cell !== '');
  const share = (looks: (text: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(looks).length / filled.length;
  const shares = Object.fromEntries(Object.entries(LOOKS).map(([kind, looks]) => [kind, share(looks)]));
  return { ...(shares as Record<ContentKind, number>), filled: filled.length };
}

/** What the content of a column must look like for a header's meaning; meanings not named here go with any content. */
const EXPECTED: Partial<Record<Concept, readonly ContentKind[]>> = {
  mdc: ['mdc'],
  adrg: ['adrg'],
  drg: ['drg'],
  dx: ['dx'],
  proc: ['proc'],
  code: ['dx', 'proc'],
  mdcRule: ['rule', 'flag'],
  adrgRule: ['rule', 'flag'],
  drgRule: ['rule', 'flag'],
  op: ['flag'],
  mcc: ['flag'],
  cc: ['flag'],
  weight: ['decimal'],
  meanCharge: ['decimal'],
  meanLosDays: ['decimal'],
  level: ['severity'],
};

/** How well content goes with a meaning, 0 to 1; empty columns and meanings without a look of their own: undefined. */
export function fitOf(concept: Concept, content: Content): number | undefined {
  const kinds = EXPECTED[concept];
  if (kinds === undefined || content.filled === 0) return undefined;
  return Math.min(
    1,
    kinds.reduce((sum, kind) => sum + content[kind], 0),
  );
}

function everyCode(text: string, looks: (text: string) => boolean): boolean {
  const codes = codesIn(text);
  return codes.length > 0 && codes.every(({ code }) => looks(code));
}
