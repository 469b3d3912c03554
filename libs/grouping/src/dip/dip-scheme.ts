import { decimal, formatDecimal, isDecimalText } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../document.ts';
import type {
  CompiledScheme,
  DipCandidate,
  DipResult,
  DipSettlementRow,
  GroupingInput,
  GroupingOptions,
  GroupingResult,
  TraceStep,
} from '../types.ts';
import type { CompiledAuxiliary } from './auxiliary/kind.ts';
import { estimatedAverage } from './average.ts';
import type { PublishedAverages } from './average.ts';
import type { Candidate } from './candidate.ts';
import { DIP_CATALOGUES } from './catalogues.ts';
import type { CodePreparation } from './code-preparation.ts';
import type { DipComplicationTables } from './complications.ts';
import type { ExpressionCodes } from './procedure-expression.ts';
import { recommendDip } from './recommend.ts';
import { candidatesOf } from './search/search.ts';
import type { Search } from './search/search.ts';
import type { DipStay } from './stay.ts';
import { compileStep, isPool } from './steps/index.ts';
import type { ChoiceContext, CompiledStep } from './steps/step.ts';
import { choiceStep, codeSteps, complicationSteps, kindStep, neighbourSteps, poolStep, takenSteps } from './story.ts';

/** The tables of a scheme, read and indexed. */
export interface DipParts {
  readonly search: Search;
  readonly codes: ExpressionCodes;
  readonly preparation: CodePreparation;
  readonly complications: DipComplicationTables;
  readonly auxiliary: CompiledAuxiliary;
  readonly averages: PublishedAverages;
}

type CompiledChoice =
  | { readonly pool: readonly Candidate['row']['catalogue'][]; readonly step?: undefined }
  | { readonly name: string; readonly step: CompiledStep };

/** A DIP scheme ready to group; immutable, one stay after the other or side by side. */
export class DipScheme implements CompiledScheme {
  readonly id: string;
  readonly title: DipDocument['title'];
  readonly family = 'dip';
  readonly #parts: DipParts;
  readonly #choices: readonly CompiledChoice[];

  /** There where the method says how; nothing without a principal diagnosis. */
  readonly recommend?: NonNullable<CompiledScheme['recommend']>;

  constructor({ id, value }: Artifact<DipDocument>, parts: DipParts) {
    this.id = id;
    this.title = value.title;
    this.#parts = parts;
    this.#choices = value.method.choose.map((one) =>
      isPool(one) ? { pool: one.pool } : { name: one.step, step: compileStep(one) },
    );
    const how = value.method.recommend;
    if (how !== undefined) this.recommend = (input, settlement) => this.#recommend(how, input, settlement);
  }

  /**
   * Groups one stay by the scheme's pipeline. A blank fee counts as 0.
   * @param settlement average factors of the hospital, by insurance type; without it the stay is `invalid` with reason `noSettlementRow`
   */
  group(input: GroupingInput, settlement?: DipSettlementRow, options: GroupingOptions = {}): GroupingResult {
    const trace: TraceStep[] | undefined = options.trace === 'none' ? undefined : [];
    const stay = this.#stay(input);
    if (stay === undefined) return this.#invalid('noPrincipalDiagnosis', trace);
    if (settlement === undefined) return this.#invalid('noSettlementRow', trace);
    trace?.push(
      ...codeSteps(this.#parts.preparation.changes(input.diagnoses, input.procedures)),
      kindStep(stay),
      ...complicationSteps(stay, this.#parts.complications),
    );
    const context = this.#context(stay, settlement);
    const list = this.#choose(context, trace);
    trace?.push(...takenSteps(list, context));
    const [chosen] = list;
    const { complications } = stay;
    if (chosen === undefined)
      return { ...this.#head, status: 'ungrouped', reason: 'noGroup', complications, trace: trace ?? [] };
    return {
      ...this.#head,
      status: 'grouped',
      name: chosen.row.name,
      ...(chosen.row.averageCharge === undefined ? {} : { meanCharge: chosen.row.averageCharge }),
      dip: dipResult(chosen, context),
      complications,
      trace: trace ?? [],
    };
  }

  #recommend(
    how: NonNullable<DipDocument['method']['recommend']>,
    input: GroupingInput,
    settlement: DipSettlementRow | undefined,
  ): readonly DipCandidate[] {
    const { search, codes } = this.#parts;
    const stay = this.#stay(input);
    if (stay === undefined) return [];
    const withProcedures = (procedures: readonly string[]): DipStay => this.#read(input, input.diagnoses, procedures)!;
    const average = settlement === undefined ? undefined : this.#average(settlement);
    return recommendDip({ how, search, codes, withProcedures }, stay, average);
  }

  /** The stay with its codes prepared; undefined without a principal diagnosis. */
  #stay(input: GroupingInput): DipStay | undefined {
    return (input.diagnoses[0] ?? '') === '' ? undefined : this.#read(input, input.diagnoses, input.procedures);
  }

  #read(input: GroupingInput, given: readonly string[], performed: readonly string[]): DipStay | undefined {
    const { search, codes, preparation, complications } = this.#parts;
    const { diagnoses, procedures } = preparation.prepare(given, performed);
    const principal = diagnoses[0];
    if (principal === undefined) return undefined;
    const known = procedures.map((code) => search.kinds.of(code));
    const meets = procedures.map((code) => codes.metBy(code));
    const met: number[] = [];
    for (const numbers of meets) met.push(...numbers);
    return {
      input,
      principal,
      procedures,
      known,
      meets,
      met,
      kind: search.kinds.ofList(known),
      complications: complications.of(diagnoses),
    };
  }

  #context(stay: DipStay, settlement: DipSettlementRow): ChoiceContext {
    return {
      stay,
      kinds: this.#parts.search.kinds,
      fee: () => decimal(isDecimalText(stay.input.totalCharge ?? '') ? stay.input.totalCharge! : '0'),
      average: this.#average(settlement),
    };
  }

  /** The published average where the method looks one up and there is one, else estimated. */
  #average(settlement: DipSettlementRow): ChoiceContext['average'] {
    const { averages } = this.#parts;
    return (candidate) => averages.of(candidate, settlement) ?? estimatedAverage(candidate, settlement);
  }

  /** Runs the pipeline: catalogues join the working list, steps shorten it. The first of what is left is the group. */
  #choose(context: ChoiceContext, trace: TraceStep[] | undefined): readonly Candidate[] {
    const { search, codes, auxiliary } = this.#parts;
    let list: readonly Candidate[] = [];
    for (const choice of this.#choices) {
      if (choice.step === undefined) {
        for (const word of choice.pool) {
          const found = candidatesOf(word, search, context.stay);
          const joined = found.length === 0 ? found : auxiliary.apply(found, context.stay);
          trace?.push(
            poolStep(
              word,
              joined,
              auxiliary.story(found, context.stay),
              neighbourSteps(word, search, codes, context.stay, found),
              context,
            ),
          );
          if (joined.length > 0) list = list.length === 0 ? joined : [...list, ...joined];
        }
        continue;
      }
      if (list.length === 0) continue;
      const kept = choice.step.keep(list, context);
      trace?.push(choiceStep(choice.name, choice.step, list, kept, context));
      list = kept;
    }
    return list;
  }

  #invalid(reason: string, trace: TraceStep[] | undefined): GroupingResult {
    trace?.push({ code: 'GROUPING_INTAKE_INVALID', args: { reason }, outcome: 'note' });
    return { ...this.#head, status: 'invalid', reason, complications: [], trace: trace ?? [] };
  }

  get #head(): Pick<GroupingResult, 'scheme' | 'family' | 'mdc' | 'adrg' | 'drg'> {
    return { scheme: this.id, family: 'dip', mdc: '0000', adrg: '', drg: '' };
  }
}

function dipResult(chosen: Candidate, { stay, average }: ChoiceContext): DipResult {
  const { row, auxiliary } = chosen;
  return {
    group: chosen.code,
    groupSeq: row.seq,
    catalogue: DIP_CATALOGUES[row.catalogue],
    opType: chosen.opType,
    matchedProcedures: chosen.matched.map((place) => stay.procedures[place]!),
    score: row.scoreText,
    ...(auxiliary === undefined
      ? {}
      : {
          auxiliaryKind: auxiliary.kind,
          auxiliaryLevel: auxiliary.level,
          auxiliaryFactor: auxiliary.factorText,
        }),
    ...(row.severity === undefined ? {} : { severity: row.severity }),
    estimatedAverage: formatDecimal(average(chosen)),
    ...(row.basicFactorText === undefined ? {} : { basicFactor: row.basicFactorText }),
  };
}
