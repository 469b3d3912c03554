import type { Issue, Result } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import type { DrgDocument } from '../document.ts';
import type { CompiledScheme, GroupingInput, GroupingOptions, GroupingResult, TraceStep } from '../types.ts';
import { CodeIndex, CodeSet } from './code-index.ts';
import { codeCase, withSingleProcedure } from './coded-case.ts';
import type { CodedCase } from './coded-case.ts';
import { compileCondition } from './compile-condition.ts';
import type { CodeLists } from './compile-condition.ts';
import { ComplicationTables, complicationSteps } from './complications.ts';
import { ExcludedCodes } from './excluded-codes.ts';
import { intakeReason } from './intake.ts';
import { readDrgTables } from './read-tables.ts';
import type { ParsedScheme } from './read-tables.ts';
import type { Answer, MdcEntry, WeightRow } from './scheme-model.ts';
import { Story } from './story.ts';
import { walk } from './walk.ts';

/** Compiles a DRG scheme: conditions to closures over bit sets of integer-coded lists. Any error in a table refuses the whole. */
export function compileDrg(artifact: Artifact<DrgDocument>): Result<CompiledScheme> {
  const parsed = readDrgTables(artifact);
  const errors = parsed.issues.filter((one) => one.severity === 'error');
  return errors.length > 0
    ? { ok: false, issues: parsed.issues }
    : { ok: true, value: new DrgScheme(artifact, parsed), issues: parsed.issues as Issue[] };
}

class DrgScheme implements CompiledScheme {
  readonly id: string;
  readonly title: DrgDocument['title'];
  readonly family = 'drg';
  readonly #document: DrgDocument;
  readonly #index = new CodeIndex();
  readonly #mdcs: readonly MdcEntry[];
  readonly #complications: ComplicationTables;
  readonly #excluded: ExcludedCodes;
  readonly #weights: ReadonlyMap<string, WeightRow>;
  readonly #primaryCare: ReadonlySet<string>;

  constructor(artifact: Artifact<DrgDocument>, parsed: ParsedScheme) {
    this.id = artifact.id;
    this.title = artifact.value.title;
    this.#document = artifact.value;
    const coded = new Map([...parsed.lists].map(([name, codes]) => [name, codes.map((code) => this.#index.add(code))]));
    this.#complications = new ComplicationTables(
      { cc: artifact.tables['cc'], mcc: artifact.tables['mcc'], exclusion: artifact.tables['exclusion'] },
      this.#index,
    );
    this.#excluded = new ExcludedCodes(artifact.tables);
    this.#primaryCare = primaryCareGroups(artifact.tables['group_attributes']);
    this.#mdcs = compileMdcs(parsed, codeSets(coded, this.#index.size));
    this.#weights = new Map((artifact.tables['weights']?.rows ?? []).map((row) => [row['drg'] ?? '', weightRow(row)]));
  }

  /**
   * Groups one record. Implements docs/spec/grouping.md, steps 1 to 6.
   * @returns with options.trace `none` the same answer without the story
   */
  group(input: GroupingInput, _settlement?: unknown, options: GroupingOptions = {}): GroupingResult {
    const story = options.trace === 'none' ? undefined : new Story();
    const invalid = intakeReason(input);
    if (invalid !== undefined) {
      story?.note('GROUPING_INTAKE_INVALID', { reason: invalid });
      return this.#without('invalid', invalid, story, []);
    }
    const left = this.#excluded.isEmpty ? undefined : this.#excluded.leftOf(input);
    const read = left === undefined ? input : { ...input, ...left };
    const record = codeCase(read, this.#index, (dx) => this.#complications.of(dx));
    const answer = walk(this.#mdcs, record, story) ?? this.#retry(record, story);
    const findings = this.#complications.findings(record.dx, record.dxCodes);
    story?.steps.unshift(...(left?.steps ?? []), ...complicationSteps(findings, record.dxCodes[0] ?? ''));
    const complications = findings.map(({ code, level, excludedBy }) => ({
      code,
      level,
      ...(excludedBy === undefined ? {} : { excludedBy }),
    }));
    if (answer !== undefined) return this.#with(answer, story, complications);
    const reason =
      left?.isPrincipalExcluded === true
        ? 'principalDiagnosisExcluded'
        : (input.diagnoses[0] ?? '') === ''
          ? 'noPrincipalDiagnosis'
          : 'noGroup';
    story?.note('GROUPING_UNGROUPED', { reason });
    return this.#without('ungrouped', reason, story, complications);
  }

  #retry(record: CodedCase, story: Story | undefined): Answer | undefined {
    if (this.#document.retryWithSingleProcedures !== true) return undefined;
    for (let position = 1; position < record.procs.length; position++) {
      story?.retry(record.procCodes[position]!);
      const answer = walk(this.#mdcs, withSingleProcedure(record, position), story);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** MDC and ADRG follow from the answer's letters, not from the MDC or rule that was entered; an ambiguous answer has ADRG `QY`. */
  #with(answer: Answer, story: Story | undefined, complications: GroupingResult['complications']): GroupingResult {
    return {
      scheme: this.id,
      family: 'drg',
      status: answer.status,
      ...(answer.status === 'ambiguous' ? { reason: 'operationUnrelated' } : {}),
      mdc: `MDC${answer.drg.slice(0, 1)}`,
      adrg: answer.status === 'ambiguous' ? 'QY' : answer.drg.slice(0, 3),
      drg: answer.drg,
      name: answer.name,
      ...this.#weights.get(answer.drg),
      ...(this.#primaryCare.has(answer.drg) ? { primaryCare: true as const } : {}),
      complications,
      trace: traceOf(story),
    };
  }

  #without(
    status: 'invalid' | 'ungrouped',
    reason: string,
    story: Story | undefined,
    complications: GroupingResult['complications'],
  ): GroupingResult {
    return {
      scheme: this.id,
      family: 'drg',
      status,
      reason,
      ...this.#document.results[status],
      complications,
      trace: traceOf(story),
    };
  }
}

function traceOf(story: Story | undefined): readonly TraceStep[] {
  return story?.steps ?? [];
}

function codeSets(coded: ReadonlyMap<string, readonly number[]>, size: number): CodeLists {
  const sets = new Map([...coded].map(([name, ids]) => [name, new CodeSet(ids, size)]));
  return {
    list: (name) => sets.get(name)!,
    withPrefix: (prefix) => [...sets].filter(([name]) => name.startsWith(prefix)).map(([name, set]) => ({ name, set })),
  };
}

function compileMdcs(parsed: ParsedScheme, lists: CodeLists): MdcEntry[] {
  return parsed.mdcs.map((mdc) => ({
    mdc: mdc.mdc,
    name: mdc.name,
    condition: compileCondition(mdc.condition, lists),
    rules: mdc.rules.map((rule) => ({
      rule: rule.rule,
      adrg: rule.adrg,
      name: rule.name,
      kind: rule.kind,
      condition: compileCondition(rule.condition, lists),
      noDrgResult: rule.noDrgResult,
      drgs: rule.drgs.map((drg) => ({
        drg: drg.drg,
        name: drg.name,
        condition: compileCondition(drg.condition, lists),
      })),
    })),
  }));
}

function primaryCareGroups(table: Table | undefined): ReadonlySet<string> {
  return new Set((table?.rows ?? []).filter((row) => row['primary_care'] === 'yes').map((row) => row['drg'] ?? ''));
}

function weightRow(row: Readonly<Record<string, string>>): WeightRow {
  const cell = (column: string): string | undefined => row[column] || undefined;
  const weight = cell('weight');
  const meanCharge = cell('mean_charge');
  const meanLosDays = cell('mean_los_days');
  const riskLevel = cell('risk_level');
  return {
    ...(weight === undefined ? {} : { weight }),
    ...(meanCharge === undefined ? {} : { meanCharge }),
    ...(meanLosDays === undefined ? {} : { meanLosDays }),
    ...(riskLevel === undefined ? {} : { riskLevel }),
  };
}
