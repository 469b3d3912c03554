import { formatDecimal } from '@caseloom/core';
import type { TraceStep } from '../types.ts';
import type { Candidate } from './candidate.ts';
import type { CatalogueWord } from './catalogues.ts';
import type { CodeChange } from './code-preparation.ts';
import type { DipComplicationTables } from './complications.ts';
import type { ExpressionCodes } from './procedure-expression.ts';
import type { Search } from './search/search.ts';
import type { DipStay } from './stay.ts';
import type { ChoiceContext, CompiledStep } from './steps/step.ts';

type Args = TraceStep['args'];

/** Translated, removed and excluded codes. */
export function codeSteps(changes: readonly CodeChange[]): readonly TraceStep[] {
  return changes.map(({ kind, from, to, by }) => note(CHANGES[by](to), { kind, from, to }));
}

const CHANGES: Readonly<Record<CodeChange['by'], (to: string) => string>> = {
  map: (to) => (to === '' ? 'GROUPING_DIP_CODE_REMOVED' : 'GROUPING_DIP_CODE_TRANSLATED'),
  exclusion: () => 'GROUPING_DIP_PROCEDURE_EXCLUDED',
  repeat: () => 'GROUPING_DIP_PROCEDURE_REPEATED',
};

export function kindStep({ kind, procedures }: DipStay): TraceStep {
  return note('GROUPING_DIP_KIND', { kind, codes: procedures.join(' ') });
}

/** What counted as CC or MCC, what did not, and by what it was decided. */
export function complicationSteps(
  { complications, principal }: DipStay,
  tables: DipComplicationTables,
): readonly TraceStep[] {
  return complications.map(({ code, level, excludedBy }) => {
    const prefix = tables.includePrefixOf(code);
    const told: Args = { code, level: level.toUpperCase(), principal, group: excludedBy ?? '—', prefix };
    if (prefix === '')
      return note(excludedBy === undefined ? 'GROUPING_COMPLICATION_COUNTED' : 'GROUPING_COMPLICATION_EXCLUDED', told);
    return note(
      excludedBy === undefined ? 'GROUPING_DIP_COMPLICATION_INCLUDED' : 'GROUPING_DIP_COMPLICATION_NOT_INCLUDED',
      told,
    );
  });
}

/** A catalogue joins the list: its candidates, what the auxiliary catalogue made of them, and the rows of the diagnosis that did not hold. */
export function poolStep(
  catalogue: CatalogueWord,
  joined: readonly Candidate[],
  auxiliary: readonly TraceStep[],
  neighbours: readonly TraceStep[],
  context: ChoiceContext,
): TraceStep {
  return {
    ...note('GROUPING_DIP_POOL', { catalogue, count: joined.length }),
    detail: [...joined.map((one) => candidateStep(one, 'note', context)), ...auxiliary, ...neighbours],
  };
}

/** Rows of the stay's diagnosis key that are no candidates, each with what the stay lacks for it. */
export function neighbourSteps(
  word: CatalogueWord,
  { catalogue, method }: Search,
  codes: ExpressionCodes,
  stay: DipStay,
  found: readonly Candidate[],
): readonly TraceStep[] {
  return catalogue
    .byExpression(word, stay.principal.slice(0, method.dx_key_length))
    .all.filter((row) => !found.some((one) => one.row === row))
    .map((row): TraceStep => {
      const told = { group: row.code, name: row.name };
      const lacking = (row.expression?.groups ?? []).filter((group) => !group.some((code) => stay.met.includes(code)));
      if (row.expression === undefined)
        return { code: 'GROUPING_DIP_CONSERVATIVE_PASSED', args: { ...told, kind: stay.kind }, outcome: 'passed' };
      const missing = lacking.map((group) => group.map((code) => codes.texts[code]!).join('/')).join(' + ');
      return { code: 'GROUPING_DIP_ROW_PASSED', args: { ...told, missing }, outcome: 'passed' };
    });
}

/** A step of the choice: who stays, and of each that goes why. */
export function choiceStep(
  name: string,
  step: CompiledStep,
  before: readonly Candidate[],
  kept: readonly Candidate[],
  context: ChoiceContext,
): TraceStep {
  return {
    ...note(`GROUPING_DIP_STEP_${name.toUpperCase()}`, { before: before.length, after: kept.length }),
    detail: before.map((one) =>
      kept.includes(one)
        ? candidateStep(one, 'taken', context)
        : {
            ...candidateStep(one, 'passed', context),
            detail: [{ ...step.why(one, before, kept, context), outcome: 'note' as const }],
          },
    ),
  };
}

/** The group, and the candidates that were left beside it and stand behind it. */
export function takenSteps(list: readonly Candidate[], context: ChoiceContext): readonly TraceStep[] {
  const [chosen, ...behind] = list;
  if (chosen === undefined) return [{ ...note('GROUPING_UNGROUPED', { reason: 'noGroup' }) }];
  const others = behind.filter((one) => one.row !== chosen.row);
  return [
    {
      code: 'GROUPING_DIP_TAKEN',
      args: tell(chosen, context),
      outcome: 'taken',
      ...(others.length === 0
        ? {}
        : {
            detail: others.map((one) => ({
              code: 'GROUPING_DIP_BEHIND_FIRST',
              args: { group: one.code, name: one.row.name, first: chosen.code },
              outcome: 'passed' as const,
            })),
          }),
    },
  ];
}

function candidateStep(one: Candidate, outcome: TraceStep['outcome'], context: ChoiceContext): TraceStep {
  return { code: 'GROUPING_DIP_CANDIDATE', args: tell(one, context), outcome };
}

function tell(one: Candidate, { average, stay }: ChoiceContext): Args {
  const { row, auxiliary } = one;
  return {
    group: one.code,
    name: row.name,
    catalogue: row.catalogue,
    kind: one.opType,
    score: row.scoreText,
    matched: one.matched.map((place) => stay.procedures[place]).join(' ') || '—',
    average: formatDecimal(average(one)),
    auxiliary: auxiliary === undefined ? '—' : `${auxiliary.kind} ${auxiliary.level} × ${auxiliary.factorText}`,
    seq: row.seq,
    ...(one.code === row.code ? {} : { rewrittenFrom: row.code }),
  };
}

function note(code: string, args: Args): TraceStep {
  return { code, args, outcome: 'note' };
}
