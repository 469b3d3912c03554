import { decimal, formatDecimal, isDecimalText } from '@caseloom/core';
import type { Decimal, Issue, Result } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../document.ts';
import type {
  CompiledScheme,
  DipSettlementRow,
  GroupingInput,
  GroupingOptions,
  GroupingResult,
  TraceStep,
} from '../types.ts';
import { AuxiliaryCatalogue } from './auxiliary.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate, CandidateSearch, PricedCandidate } from './candidates.ts';
import { DIP_CATALOGUES, readCatalogue } from './catalogue.ts';
import type { Catalogue, CatalogueWord } from './catalogue.ts';
import { chooseStep } from './choose.ts';
import { DipComplicationTables } from './complications.ts';
import type { DipComplications } from './complications.ts';
import { isPool } from './method.ts';
import { notBuilt } from './not-built.ts';
import { ProcedureKinds } from './procedure-kinds.ts';

/** Compiles a DIP scheme. @fails GROUPING_DIP_NOT_BUILT for every option of the vocabulary that is not computed yet, and errors in the tables */
export function compileDip(artifact: Artifact<DipDocument>): Result<CompiledScheme> {
  const { catalogue, issues: rowIssues } = readCatalogue(artifact.tables['groups'], artifact.value.method);
  const auxiliary = new AuxiliaryCatalogue(artifact.tables['supplement'], artifact.value.method);
  const issues: Issue[] = [...notBuilt(artifact.value.method), ...rowIssues, ...auxiliary.issues];
  if (issues.some((one) => one.severity === 'error')) return { ok: false, issues };
  return { ok: true, value: new DipScheme(artifact, catalogue, auxiliary), issues };
}

class DipScheme implements CompiledScheme {
  readonly id: string;
  readonly title: DipDocument['title'];
  readonly family = 'dip';
  readonly #method: DipDocument['method'];
  readonly #search: CandidateSearch;
  readonly #auxiliary: AuxiliaryCatalogue;
  readonly #complications: DipComplicationTables;
  readonly #excludedProcedures: ReadonlySet<string>;

  constructor(artifact: Artifact<DipDocument>, catalogue: Catalogue, auxiliary: AuxiliaryCatalogue) {
    this.id = artifact.id;
    this.title = artifact.value.title;
    this.#method = artifact.value.method;
    this.#search = {
      method: this.#method,
      catalogue,
      kinds: new ProcedureKinds(artifact.tables['procedures'], this.#method),
    };
    this.#auxiliary = auxiliary;
    this.#complications = new DipComplicationTables(artifact.tables['ccmcc'], artifact.tables['ccmcc_exclude']);
    this.#excludedProcedures = new Set(
      (artifact.tables['excluded_procedures']?.rows ?? []).map((row) => row['code'] ?? ''),
    );
  }

  /**
   * Groups one stay by the scheme's pipeline. A blank fee counts as 0.
   * @param settlement average factors of the hospital, by insurance type; without it the stay is `invalid` with reason `noSettlementRow`
   */
  group(input: GroupingInput, settlement?: DipSettlementRow, options: GroupingOptions = {}): GroupingResult {
    const trace: TraceStep[] | undefined = options.trace === 'none' ? undefined : [];
    const refused =
      (input.diagnoses[0] ?? '') === ''
        ? 'noPrincipalDiagnosis'
        : settlement === undefined
          ? 'noSettlementRow'
          : undefined;
    if (refused !== undefined || settlement === undefined) {
      trace?.push({ code: 'GROUPING_INTAKE_INVALID', args: { reason: refused ?? '' }, outcome: 'note' });
      return this.#without('invalid', refused ?? '', [], trace);
    }
    const procedures = input.procedures.filter((code) => code !== '' && !this.#excludedProcedures.has(code));
    this.#tellProcedures(input.procedures, procedures, trace);
    const complications = this.#complications.of(input.diagnoses);
    const chosen = this.#choose(input, procedures, complications, settlement, trace);
    if (chosen === undefined) {
      trace?.push({ code: 'GROUPING_UNGROUPED', args: { reason: 'noGroup' }, outcome: 'note' });
      return this.#without('ungrouped', 'noGroup', complications, trace);
    }
    trace?.push({ code: 'GROUPING_DIP_TAKEN', args: tell(chosen), outcome: 'taken' });
    return {
      scheme: this.id,
      family: 'dip',
      status: 'grouped',
      ...NO_DRG,
      name: chosen.row.name,
      ...(chosen.row.averageCharge === undefined ? {} : { meanCharge: chosen.row.averageCharge }),
      dip: dipResult(chosen),
      complications,
      trace: trace ?? [],
    };
  }

  #choose(
    input: GroupingInput,
    procedures: readonly string[],
    complications: DipComplications,
    settlement: DipSettlementRow,
    trace: TraceStep[] | undefined,
  ): PricedCandidate | undefined {
    const fee = isDecimalText(input.totalCharge ?? '') ? decimal(input.totalCharge!) : decimal('0');
    const price = (candidate: Candidate): PricedCandidate => {
      const auxiliary = this.#auxiliary.pick(candidate.row.code, input, complications);
      return { ...candidate, auxiliary, estimatedAverage: estimatedAverage(candidate, auxiliary, settlement) };
    };
    let list: readonly PricedCandidate[] = [];
    for (const step of this.#method.choose) {
      if (isPool(step)) {
        for (const word of step.pool as CatalogueWord[]) {
          const joined = candidatesOf(word, this.#search, input.diagnoses[0]!, procedures).map(price);
          trace?.push({
            code: 'GROUPING_DIP_POOL',
            args: { catalogue: word, count: joined.length },
            outcome: 'note',
            detail: joined.map(candidateStep('note')),
          });
          list = [...list, ...joined];
        }
        continue;
      }
      const before = list;
      list = chooseStep(step, before, fee);
      if (before.length > 0) {
        const kept = list;
        trace?.push({
          code: 'GROUPING_DIP_STEP',
          args: { step: step.step, before: before.length, after: kept.length },
          outcome: 'note',
          detail: before.map((one) => candidateStep(kept.includes(one) ? 'taken' : 'passed')(one)),
        });
      }
    }
    return list[0];
  }

  #tellProcedures(given: readonly string[], used: readonly string[], trace: TraceStep[] | undefined): void {
    if (trace === undefined) return;
    const removed = given.filter((code) => this.#excludedProcedures.has(code));
    if (removed.length > 0)
      trace.push({ code: 'GROUPING_DIP_PROCEDURES_EXCLUDED', args: { codes: removed.join(' ') }, outcome: 'note' });
    trace.push({
      code: 'GROUPING_DIP_KIND',
      args: { kind: this.#search.kinds.ofList(used), codes: used.join(' ') },
      outcome: 'note',
    });
  }

  #without(
    status: 'invalid' | 'ungrouped',
    reason: string,
    complications: DipComplications,
    trace: TraceStep[] | undefined,
  ): GroupingResult {
    return { scheme: this.id, family: 'dip', status, reason, ...NO_DRG, complications, trace: trace ?? [] };
  }
}

const NO_DRG = { mdc: '0000', adrg: '', drg: '' } as const;

/** base × average factor, 1.7 of the method: base = score, or auxiliary score × factor; a basic group has its own factors. Not rounded. */
function estimatedAverage(
  candidate: Candidate,
  auxiliary: PricedCandidate['auxiliary'],
  settlement: DipSettlementRow,
): Decimal {
  const base = auxiliary === undefined ? candidate.row.score : auxiliary.score.times(auxiliary.factor);
  if (candidate.catalogue !== '基层') return base.times(decimal(settlement.averageFactor));
  return base
    .times(decimal(settlement.averageFactorBasic ?? settlement.averageFactor))
    .times(candidate.row.basicFactor ?? 1);
}

function dipResult(chosen: PricedCandidate): NonNullable<GroupingResult['dip']> {
  const { row, auxiliary } = chosen;
  return {
    group: row.code,
    groupSeq: row.seq,
    catalogue: DIP_CATALOGUES[chosen.catalogue],
    opType: chosen.opType,
    matchedProcedures: chosen.matched,
    score: formatDecimal(row.score),
    ...(auxiliary === undefined
      ? {}
      : {
          auxiliaryKind: auxiliary.kind,
          auxiliaryLevel: auxiliary.level,
          auxiliaryFactor: formatDecimal(auxiliary.factor),
        }),
    estimatedAverage: formatDecimal(chosen.estimatedAverage),
    ...(row.basicFactor === undefined ? {} : { basicFactor: formatDecimal(row.basicFactor) }),
  };
}

function tell(one: PricedCandidate): Record<string, string> {
  return {
    group: one.row.code,
    name: one.row.name,
    catalogue: one.catalogue,
    kind: one.opType,
    score: formatDecimal(one.row.score),
    matched: one.matched.join(' '),
    average: formatDecimal(one.estimatedAverage),
    auxiliary:
      one.auxiliary === undefined
        ? '—'
        : `${one.auxiliary.kind} ${one.auxiliary.level} × ${formatDecimal(one.auxiliary.factor)}`,
  };
}

function candidateStep(outcome: TraceStep['outcome']): (one: PricedCandidate) => TraceStep {
  return (one) => ({ code: 'GROUPING_DIP_CANDIDATE', args: tell(one), outcome });
}
