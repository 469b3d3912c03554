import type { Budget, Issue, RuleOutcome, Severity } from '@caseloom/core';
import type { Names } from '@caseloom/expression';
import type { LocalText } from '@caseloom/pack';
import type { Facts } from '@caseloom/record';

export type RulePhase = 'validate' | 'group' | 'pay';

/** A json-rules-engine condition with our operators; see docs/spec/rules.md. */
export type Condition =
  | { readonly all: readonly Condition[]; readonly name?: string; readonly priority?: number }
  | { readonly any: readonly Condition[]; readonly name?: string; readonly priority?: number }
  | { readonly not: Condition; readonly name?: string; readonly priority?: number }
  | { readonly condition: string; readonly name?: string; readonly priority?: number }
  | {
      readonly fact: string;
      readonly operator: string;
      readonly value: unknown;
      readonly path?: string;
      readonly params?: Record<string, unknown>;
      readonly name?: string;
      readonly priority?: number;
    };

/** Metadata of a rule, in `event.params`. */
export interface RuleParams {
  readonly severity: Severity;
  readonly title?: LocalText;
  readonly message?: LocalText;
  readonly suggestion?: LocalText;
  /** Canonical path of the field the finding points at. */
  readonly field?: string;
  readonly category?: string;
  readonly subcategory?: string;
  readonly engine?: 'basic' | 'knowledge' | 'stat';
  readonly dimension?: string;
  readonly stages?: readonly string[];
  readonly deduction?: string;
  readonly source?: string;
  readonly basis?: LocalText;
  /** Valid dates, inclusive, by the run's as-of date. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly [other: string]: unknown;
}

export interface Rule {
  /** Element id: unique in the resolved pack. */
  readonly id: string;
  readonly name?: string;
  readonly conditions: Condition;
  readonly event: { readonly type: string; readonly params: RuleParams };
  readonly priority?: number;
  /** False: not applicable; unknown: not evaluable. */
  readonly appliesWhen?: Condition;
  /** Fact name of a list (`op`, `icu`, `diagnoses`): the rule runs once per item, which conditions read as fact `item`. */
  readonly forEach?: string;
}

/** A column of the table `rows` beside a template. */
export interface TemplateColumn {
  readonly name: string;
  readonly title?: LocalText;
  /** text: one text; list: texts separated by `;` `；` `、` or `|`; number: a decimal text; flag: 是/否, true/false, 1/0; severity and date: as texts, checked. */
  readonly type: 'text' | 'list' | 'number' | 'flag' | 'severity' | 'date';
  /** Code system or value set of the cells: `icd10`, `icd9cm3` or the id of a `codes` artifact. Offered by pickers and checked. */
  readonly codes?: string;
  /** An empty cell drops every test that uses the column from its `all` or `any`; without it an empty cell is an error. */
  readonly optional?: boolean;
  readonly about?: LocalText;
}

/** One rule for many rows: each row of the table `rows` is a rule of its own, named by its cell `id`. */
export interface RuleTemplate {
  readonly columns: readonly TemplateColumn[];
  /** A value that is exactly `{{column}}` takes the typed cell; inside a longer text the cell is filled in as written. */
  readonly rule: Omit<Rule, 'id'>;
}

export interface RuleSet {
  readonly title: LocalText;
  readonly missing: 'unknown' | 'reference';
  /** Severity of rules that name none; imported json-rules-engine files know no severities. */
  readonly severity?: Severity;
  readonly conditions?: Readonly<Record<string, Condition>>;
  readonly template?: RuleTemplate;
  readonly rules: readonly Rule[];
}

/** Tables and parameters that operators may ask for; built by the engine from the resolved pack. */
export interface RuleEnvironment {
  /** Members of a value set or code list; undefined when no such set exists (a located error at compile time). */
  readonly codeSet: (name: string) => CodeSet | undefined;
  /** A code system's table: code → name and attributes. */
  readonly codeTable: (system: string) => CodeTable | undefined;
  readonly parameter: (name: string) => string | undefined;
  /** Facts and fields that exist, by fact name and path; unknown ones are errors at compile time. */
  readonly hasField: (fact: string, path: string) => boolean;
  /** A map between code editions by artifact id: from → to. */
  readonly map?: (artifact: string) => ReadonlyMap<string, string> | undefined;
  /** Names and types for FEEL in `satisfies`; absent: the record's catalogue. */
  readonly names?: Names;
}

/** Members of a value set or code list. */
export interface CodeSet {
  readonly has: (code: string) => boolean;
  readonly size: number;
  /** Only a part of the set: a code that is not here may still belong to it, so *not a member* is unknown. */
  readonly sample?: boolean;
}

export interface CodeTable {
  readonly system: string;
  readonly get: (code: string) => Readonly<Record<string, string>> | undefined;
  readonly has: (code: string) => boolean;
  readonly size: number;
  /** Only a part of the system: a code that is not here may still exist, so *not in the table* is unknown. */
  readonly sample?: boolean;
  readonly rows?: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** One outcome that is worth a line. Not fired and not applicable are counted, and explained on demand. */
export interface RuleResult {
  readonly ruleId: string;
  readonly outcome: RuleOutcome;
  readonly severity: Severity;
  /** Where the finding points: the rule's field, with the item's index for `forEach`: `op[1].level`. */
  readonly path: string;
  /** What fired the rule: fields read with their values, in the order read. */
  readonly read: readonly { readonly path: string; readonly value: unknown }[];
  /** For notEvaluable: the first missing or ill-typed field and why. */
  readonly missing?: { readonly path: string; readonly reason: 'missing' | 'type' | 'external' };
  readonly error?: Issue;
}

/** The whole condition tree with values, for one rule and one case. */
export interface ConditionExplanation {
  readonly kind: 'all' | 'any' | 'not' | 'test';
  readonly result: boolean | undefined;
  readonly label?: string;
  readonly fact?: string;
  readonly path?: string;
  readonly operator?: string;
  readonly expected?: unknown;
  readonly read?: unknown;
  readonly missing?: { readonly path: string; readonly reason: 'missing' | 'type' | 'external' };
  readonly children?: readonly ConditionExplanation[];
}

export interface RuleExplanation {
  readonly ruleId: string;
  readonly outcome: RuleOutcome;
  /** One per item for `forEach`, else one. */
  readonly instances: readonly {
    readonly path: string;
    readonly outcome: RuleOutcome;
    readonly appliesWhen?: ConditionExplanation;
    readonly conditions: ConditionExplanation;
    readonly firstReason?: ConditionExplanation;
  }[];
}

/** A rule of the compiled sets. The document of a rule that a template makes from a row is written when it is asked for. */
export interface RuleInfo {
  readonly id: string;
  /** Artifact that the rule stands in. */
  readonly set: string;
  readonly severity: Severity;
  readonly priority: number;
  readonly phase: RulePhase;
  /** Canonical paths it may read: `op[].level`. */
  readonly reads: readonly string[];
  readonly rule: Rule;
}

export interface RunOptions {
  /** `YYYY-MM-DD`: valid time of the run. */
  readonly asOf: string;
  readonly budget: Budget;
}

/**
 * `each` asks every rule that what is missing may have kept from answering and tells them one by one; `fields` tells how many rules read each
 * missing or ill-typed field and asks none of them. Both find exactly the same rules fired and failed.
 */
export type NotEvaluableMode = 'each' | 'fields';

/** A field that kept rules from answering: with `each` exactly so many, with `fields` the rules that read it. */
export interface MissingField {
  readonly path: string;
  readonly reason: 'missing' | 'type' | 'external';
  readonly rules: number;
}

export interface RuleCounts {
  /** Rules that had their turn. */
  readonly rules: number;
  readonly fired: number;
  readonly failed: number;
  /** Told by `each` only. */
  readonly notEvaluable?: number;
}

export interface RulesAnswer {
  /** Fired and failed, with `each` also not evaluable, by priority (high first), severity, id. Not fired and not applicable are told on demand. */
  readonly results: readonly RuleResult[];
  /** Sorted by path and reason. */
  readonly missing: readonly MissingField[];
  readonly counts: RuleCounts;
}

/** What became of one rule, and what kept it from answering. */
export interface RuleStanding {
  readonly outcome: RuleOutcome;
  readonly missing?: RuleResult['missing'];
}

export interface CompiledRules {
  readonly size: number;
  readonly get: (ruleId: string) => RuleInfo | undefined;
  /** By priority (high first), severity, id. */
  readonly ids: () => Iterable<string>;
  /** Runs the rules of one phase. */
  readonly evaluate: (
    facts: Facts,
    options: RunOptions & { readonly phase: RulePhase; readonly notEvaluable?: NotEvaluableMode },
  ) => RulesAnswer;
  /** @throws CaseloomError RULE_UNKNOWN. */
  readonly outcome: (ruleId: string, facts: Facts, options: RunOptions) => RuleStanding;
  /** @throws CaseloomError RULE_UNKNOWN. */
  readonly explain: (ruleId: string, facts: Facts, options: RunOptions) => RuleExplanation;
  /** The first `limit` rules of all phases that cannot be told, in order; with `path` those that this field kept from answering. */
  readonly notEvaluable: (
    facts: Facts,
    options: RunOptions & { readonly path?: string; readonly limit: number },
  ) => readonly RuleResult[];
  /** The same rules after an edit of one set, compiled for the difference only; these stay as they are. Answers as if all were compiled anew. */
  readonly recompile: (edit: RulesEdit) => { readonly value: CompiledRules; readonly issues: readonly Issue[] };
  /** These rules in a form that threads open without compiling all of them: see openSharedRules. */
  readonly share: () => SharedRules;
}

/** Compiled rules as messages to worker threads carry them: plain data with its long columns in shared memory. */
export interface SharedRules {
  readonly sets: readonly { readonly id: string }[];
}

/** Rules of one set that were written anew (known by their ids or not), and ids of rules that are gone. */
export interface RulesEdit {
  readonly set: string;
  readonly upsert: readonly Rule[];
  readonly remove: readonly string[];
}
