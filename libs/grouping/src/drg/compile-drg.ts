import type { Issue, Result } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../document.ts';
import type { CompiledScheme, GroupingInput, GroupingOptions, GroupingResult } from '../types.ts';
import { CodeIndex } from './code-index.ts';
import { codeCase } from './coded-case.ts';
import { CodedScheme, isGroup } from './coded-scheme.ts';
import { ComplicationTables, complicationSteps } from './complications.ts';
import type { ComplicationFinding } from './complications.ts';
import { ExcludedCodes } from './excluded-codes.ts';
import { codedIntakeReason } from './intake.ts';
import { readDrgTables } from './read-tables.ts';
import type { ParsedScheme } from './read-tables.ts';
import { DrgResults } from './results.ts';
import type { UngroupedReason } from './results.ts';
import { Story } from './story.ts';

/** Compiles a DRG scheme: conditions to closures over bit sets of integer-coded lists. Any error in a table refuses the whole. */
export function compileDrg(artifact: Artifact<DrgDocument>): Result<CompiledScheme> {
  const parsed = readDrgTables(artifact);
  const errors = parsed.issues.filter((one) => one.severity === 'error');
  return errors.length > 0
    ? { ok: false, issues: parsed.issues }
    : { ok: true, value: new DrgScheme(artifact, parsed), issues: parsed.issues as Issue[] };
}

/** A DRG scheme ready to group. What its batches need of it stands open; immutable. */
export class DrgScheme implements CompiledScheme {
  readonly id: string;
  readonly title: DrgDocument['title'];
  readonly family = 'drg';
  readonly index = new CodeIndex();
  readonly coded: CodedScheme;
  readonly complications: ComplicationTables;
  readonly excluded: ExcludedCodes;
  readonly results: DrgResults;
  /** False where the head says `intake: none`. */
  readonly checksIntake: boolean;

  constructor(artifact: Artifact<DrgDocument>, parsed: ParsedScheme) {
    this.id = artifact.id;
    this.title = artifact.value.title;
    this.checksIntake = artifact.value.intake !== 'none';
    const lists = new Map([...parsed.lists].map(([name, codes]) => [name, codes.map((code) => this.index.add(code))]));
    for (const name of ['excluded_diagnoses', 'excluded_procedures'])
      for (const row of artifact.tables[name]?.rows ?? []) this.index.add(row['code'] ?? '');
    this.complications = new ComplicationTables(
      { cc: artifact.tables['cc'], mcc: artifact.tables['mcc'], exclusion: artifact.tables['exclusion'] },
      this.index,
    );
    this.excluded = new ExcludedCodes(artifact.tables);
    this.coded = new CodedScheme(parsed, lists, this.index.size, artifact.value.retryWithSingleProcedures === true);
    this.results = new DrgResults(artifact, this.coded);
  }

  /**
   * Groups one record. Implements docs/spec/grouping.md, steps 1 to 6.
   * @returns with options.trace `none` the same answer without the story
   */
  group(input: GroupingInput, _settlement?: unknown, options: GroupingOptions = {}): GroupingResult {
    const story = options.trace === 'none' ? undefined : new Story(this.coded.lists);
    const left = this.excluded.isEmpty ? undefined : this.excluded.leftOf(input);
    const record = codeCase(left === undefined ? input : { ...input, ...left }, this.index, this.complications);
    const invalid = this.checksIntake ? codedIntakeReason(record) : undefined;
    if (invalid !== undefined) {
      story?.note('GROUPING_INTAKE_INVALID', { reason: invalid });
      return { ...this.results.invalid(invalid), complications: NONE, trace: story?.steps ?? NONE };
    }
    const answer = this.coded.answer(record, story);
    const findings = this.complications.findings(record.dx, record.dxCodes);
    story?.steps.unshift(...(left?.steps ?? []), ...complicationSteps(findings, record.dxCodes[0] ?? ''));
    const head = isGroup(answer)
      ? this.results.grouped(answer)
      : this.results.ungrouped(answer, ungroupedReason(input, left?.isPrincipalExcluded === true));
    if (!isGroup(answer)) story?.note('GROUPING_UNGROUPED', { reason: head.reason ?? '' });
    return { ...head, complications: told(findings), trace: story?.steps ?? NONE };
  }
}

function ungroupedReason({ diagnoses }: GroupingInput, isPrincipalExcluded: boolean): UngroupedReason {
  if (isPrincipalExcluded) return 'principalDiagnosisExcluded';
  return (diagnoses[0] ?? '') === '' ? 'noPrincipalDiagnosis' : 'noGroup';
}

/** One list for all results that have nothing to list. */
const NONE: readonly never[] = Object.freeze([]);

function told(findings: readonly ComplicationFinding[]): GroupingResult['complications'] {
  if (findings.length === 0) return NONE;
  return findings.map(({ code, level, excludedBy }) =>
    excludedBy === undefined ? { code, level } : { code, level, excludedBy },
  );
}
