import type { Condition } from '../../condition/ast.ts';
import type { ParsedMdc, ParsedRule, ParsedScheme } from '../../drg/read-tables.ts';
import type { Formula } from './formula.ts';
import type { RecordModel } from './record-model.ts';
import type { Literal } from './solver.ts';

/** Something tried earlier that, where it holds, is the answer. */
export interface EarlierAnswer {
  readonly path: string;
  readonly answers: Literal;
}

/** A row that can be the answer, with what must hold for it and what must not. */
export interface AnswerRow {
  readonly group: string;
  readonly kind: 'drg' | 'ambiguous' | 'noDrg';
  readonly path: string;
  /** The rule it belongs to. */
  readonly rule: string;
  /** MDC, rule and row hold, and nothing before them: in an order of which rows that follow each other share most. */
  readonly asks: readonly Literal[];
  /** What must not hold, in the order tried. */
  readonly before: readonly EarlierAnswer[];
}

/** Every row that can be the answer, in the order tried (docs/spec/grouping.md, part 4). */
export function answerRows({ mdcs }: ParsedScheme, formula: Formula, record: RecordModel): readonly AnswerRow[] {
  const rows: AnswerRow[] = [];
  const before: EarlierAnswer[] = [];
  for (const mdc of mdcs) {
    const entered = record.holds(mdc.condition);
    const outside: Path = { before: [...before], asks: [...before.map(({ answers }) => answers ^ 1), entered] };
    const inside: EarlierAnswer[] = [];
    for (const rule of mdc.rules) {
      const holds = record.holds(rule.condition);
      rows.push(...rowsOfRule(rule, after(outside, inside, holds), record));
      const answers = formula.and([entered, holds, answersOf(rule, formula, record)]);
      if (answers !== formula.never) inside.push({ path: rule.path, answers });
    }
    before.push(...inside);
    if (endsHere(mdc) && entered !== formula.never) before.push({ path: mdc.path, answers: entered });
  }
  return rows;
}

type Path = Pick<AnswerRow, 'asks' | 'before'>;

/** The path goes on past rows that must not hold to one that must. */
function after({ asks, before }: Path, passed: readonly EarlierAnswer[], holds: Literal): Path {
  return { before: [...before, ...passed], asks: [...asks, ...passed.map(({ answers }) => answers ^ 1), holds] };
}

/** An MDC that keeps what it has entered: nothing after it is tried. */
function endsHere(mdc: ParsedMdc): boolean {
  return mdc.noGroup === 'stop';
}

function rowsOfRule(
  { rule, path, kind, drgs, noDrgResult }: ParsedRule,
  entered: Path,
  record: RecordModel,
): AnswerRow[] {
  if (kind === 'ambiguous') return [{ rule, path, group: rule, kind, ...entered }];
  const tried: EarlierAnswer[] = [];
  const rows = drgs.map((drg): AnswerRow => {
    const holds = record.holds(drg.condition);
    const row = { rule, group: drg.drg, kind: 'drg' as const, path: drg.path, ...after(entered, tried, holds) };
    tried.push({ path: drg.path, answers: holds });
    return row;
  });
  if (noDrgResult === '') return rows;
  const none = after(entered, tried, record.holds(ALWAYS));
  return [...rows, { rule, group: noDrgResult, kind: 'noDrg', path: `${path}:no_drg_result`, ...none }];
}

const ALWAYS: Condition = { kind: 'constant', value: true, span: { from: 0, to: 0 } };

/** Whether the rule answers once it is entered. */
function answersOf(rule: ParsedRule, formula: Formula, record: RecordModel): Literal {
  if (rule.kind === 'ambiguous' || rule.noDrgResult !== '') return formula.always;
  return formula.or(rule.drgs.map((drg) => record.holds(drg.condition)));
}
