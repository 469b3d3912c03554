import { allOf, ALWAYS, anyOf, conditionText, negated, term } from './condition-text.ts';
import type { ConditionText, ListNames } from './condition-text.ts';
import type { RuleCell, RuleRow, SeverityState, Ternary } from './read-rules.ts';

const OPERATED = term('any_proc in {operating}');
const MCC = term('has_mcc');
const CC = term('has_cc');

export const SEVERITY_STATES: readonly SeverityState[] = ['mcc', 'cc', 'neither'];
const COLUMNS: Readonly<Record<SeverityState, readonly [mcc: Ternary, cc: Ternary]>> = {
  mcc: [1, 0],
  cc: [0, 1],
  neither: [0, 0],
};
const STATE_TEXT: Readonly<Record<SeverityState, ConditionText>> = {
  mcc: MCC,
  cc: allOf([CC, negated(MCC)]),
  neither: allOf([negated(MCC), negated(CC)]),
};

type Division = Pick<RuleRow, 'mcc' | 'cc' | 'states'>;

/** The states that fit the columns of a row. */
export function statesOf({ mcc, cc, states }: Division): readonly SeverityState[] {
  if (states !== undefined) return states;
  return SEVERITY_STATES.filter((state) => {
    const [withMcc, withCc] = COLUMNS[state];
    return (mcc === -1 || mcc === withMcc) && (cc === -1 || cc === withCc);
  });
}

/** Condition of the columns `mcc` and `cc`. */
export function divisionText(row: Division): ConditionText {
  const states = statesOf(row);
  if (states.length === SEVERITY_STATES.length) return ALWAYS;
  if (states.length === 2 && !states.includes('mcc')) return negated(MCC);
  if (states.length === 2 && !states.includes('neither')) return anyOf([MCC, CC]);
  return anyOf(states.map((state) => STATE_TEXT[state]));
}

export function operationText(op: Ternary): ConditionText {
  if (op === -1) return ALWAYS;
  return op === 1 ? OPERATED : negated(OPERATED);
}

/** A cell's condition; one that was refused stays as it is, so that the scheme does not run before it is mended. */
export function cellText(cell: RuleCell | undefined, lists: ListNames): ConditionText {
  if (cell === undefined) return ALWAYS;
  return cell.kind === 'refused' ? { text: refusedText(cell.text), binds: 'term' } : conditionText(cell.rule, lists);
}

/** All of the parts; a refused one makes the whole a refused one. */
export function allParts(parts: readonly ConditionText[]): string {
  return (parts.find(({ text }) => text.startsWith(REFUSED)) ?? allOf(parts)).text;
}

const REFUSED = 'refused: ';

function refusedText(text: string): string {
  return `${REFUSED}${text === '' ? '–' : text}`;
}
