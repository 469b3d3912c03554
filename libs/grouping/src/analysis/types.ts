import type { Issue } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import type { CodeSystemId } from '../code-systems.ts';
import type { GroupingInput, GroupingResult, SchemeFamilyId } from '../types.ts';

export type { CodeSystemId };

/** A node of the scheme as a person browses it: MDC → ADRG → DRG, or catalogue → diagnosis key → DIP group, or type → APG. */
export interface SchemeNode {
  /** Unique in the scheme: `MDCA`, `MDCA/AA1`, `MDCA/AA1/AA19`; `core/K80.1`, `core/K80.1/12`. */
  readonly id: string;
  readonly level: 'mdc' | 'adrg' | 'group' | 'catalogue' | 'key' | 'type';
  readonly code: string;
  readonly name: string;
  /** Condition as the table writes it, where the node has one; several entry rules of one ADRG come one after another. */
  readonly conditions?: readonly { readonly rule: string; readonly condition: string; readonly path: string }[];
  readonly weight?: string;
  readonly meanCharge?: string;
  readonly children?: readonly SchemeNode[];
}

/** One place of the scheme whose condition names the code, through a list or a key. */
export interface CodeLead {
  /** Id of the node in the tree. */
  readonly node: string;
  readonly level: SchemeNode['level'];
  /** Code of the node: `MDCG`, `GB1`, `GB11`; the rule or group that it is tried as. */
  readonly opens: string;
  readonly name: string;
  readonly path: string;
  /** `principal_dx`, `any_proc` …, as the condition writes it. */
  readonly subject: string;
  /** List, key or expression that holds the code. */
  readonly list: string;
  /** The test stands under a `not`: the code keeps a record out. */
  readonly isNegated: boolean;
  /** Order tried among the leads of the code, 1 first: of records that meet several, the lowest wins. */
  readonly rank: number;
}

/** Where a code of a diagnosis or procedure leads. */
export interface CodeStory {
  readonly code: string;
  readonly system: CodeSystemId;
  readonly leads: readonly CodeLead[];
  /** The lead of a rule or group that is tried first, of those that ask for the code; absent when there is none. */
  readonly first?: CodeLead;
  /** Tables of complications that it stands in, MCC first. */
  readonly complications: readonly { readonly level: 'cc' | 'mcc'; readonly exclusionGroup: string }[];
  /** Exclusion group that it switches off as the principal diagnosis. */
  readonly excludes?: string;
  readonly isOperating?: boolean;
  /** Left out before grouping. */
  readonly isExcluded?: boolean;
}

/** A row that can be the answer: a DRG, an ambiguous rule, or a rule that answers itself when none of its DRGs holds. */
interface ReachedRow {
  readonly group: string;
  readonly kind: 'drg' | 'ambiguous' | 'noDrg' | 'key';
  readonly path: string;
}

/** What is known of such a row: a record that it answers, the proof that there is none, or neither within the budget. A group may stand in several rows. */
export type Reach =
  | (ReachedRow & { readonly state: 'reached'; readonly witness: GroupingInput })
  | (ReachedRow & {
      readonly state: 'dead';
      /** Addresses of what takes every record first; empty when its own condition can never hold. */
      readonly by: readonly string[];
    })
  | (ReachedRow & { readonly state: 'undecided' });

/** Elements of one scheme against another, by id. */
export interface TableDifference {
  readonly table: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly same: number;
  /** Rows of both that are tried in another order; 0 for tables whose order means nothing. */
  readonly moved: number;
  /** The first few, with the cells that differ. */
  readonly examples: readonly {
    readonly key: string;
    readonly change: 'added' | 'removed' | 'changed';
    readonly cells?: Readonly<Record<string, readonly [before: string, after: string]>>;
  }[];
}

/** What is different about a group that both schemes have; `lists` means that its conditions read alike but a list they name has other codes. */
export type GroupChange = 'name' | 'conditions' | 'lists' | 'weight' | 'meanCharge' | 'meanLosDays' | 'riskLevel';

/** Two schemes compared: groups, tables and codes. */
export interface SchemeComparison {
  /** Ids of the artifacts. */
  readonly a: string;
  readonly b: string;
  /** Members of the head that differ, as JSON; empty where absent. */
  readonly head: readonly { readonly member: string; readonly a: string; readonly b: string }[];
  readonly groups: {
    readonly same: number;
    readonly changed: readonly {
      readonly code: string;
      readonly name: string;
      readonly what: readonly GroupChange[];
    }[];
    readonly onlyA: readonly { readonly code: string; readonly name: string }[];
    readonly onlyB: readonly { readonly code: string; readonly name: string }[];
  };
  readonly tables: readonly TableDifference[];
  /** Codes that lead elsewhere: rules (of DIP: groups) that ask for them, in order tried, before and after. A DIP diagnosis is its key. */
  readonly codes: readonly {
    readonly code: string;
    readonly system: CodeSystemId;
    readonly a: readonly string[];
    readonly b: readonly string[];
  }[];
}

/** Cases that both groupers answer differently, put together by what made the difference. */
export interface SideBySide {
  readonly cases: number;
  readonly same: number;
  readonly different: number;
  readonly clusters: readonly DifferenceCluster[];
}

export interface DifferenceCluster {
  /** Message code and args of the cause, e.g. SIDE_BY_SIDE_COMPLICATION {code, level, a: counted, b: excluded}. */
  readonly cause: { readonly code: string; readonly args: Readonly<Record<string, string | number>> };
  readonly cases: number;
  /** The most frequent pairs of answers. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly cases: number }[];
  /** Ids of the first few cases. */
  readonly examples: readonly string[];
  /** Sum of weight(b) − weight(a) over cases where both have one. */
  readonly weightChange?: string;
}

/** Settled cases against the scheme's answers. */
export interface Agreement {
  readonly cases: number;
  readonly agree: number;
  /** The first thousand. */
  readonly differences: readonly {
    readonly id: string;
    readonly settled: string;
    readonly answer: string;
    readonly status: GroupingResult['status'];
  }[];
}

/** What an importer says of a scheme before anybody relies on it. */
export interface ConformityReport {
  readonly scheme: {
    readonly id: string;
    readonly title: LocalText;
    readonly family: SchemeFamilyId;
    /** Rows of each table; `groups` distinct groups. */
    readonly counts: Readonly<Record<string, number>>;
  };
  /** Per table with codes; absent codes tables are told by `checked: false`. */
  readonly codes: readonly {
    readonly table: string;
    readonly system: CodeSystemId;
    readonly checked: boolean;
    readonly total: number;
    readonly unknown: readonly string[];
    readonly expired: readonly { readonly code: string; readonly validTo: string }[];
  }[];
  /** Codes that several rules of one MDC ask for in the same place of a record, and the rule that wins where both hold. */
  readonly overlaps: {
    readonly total: number;
    readonly examples: readonly {
      readonly code: string;
      readonly system: CodeSystemId;
      readonly within: string;
      readonly winner: string;
      readonly others: readonly string[];
    }[];
  };
  readonly reach: {
    /** Groups. */
    readonly reached: number;
    /** Every row of the groups that none of their rows reaches. */
    readonly dead: readonly Reach[];
    /** Rows that nothing reaches, of groups that another row does. */
    readonly shadowed: readonly Reach[];
    /** Groups. */
    readonly undecided: readonly string[];
  };
  /** Against the base pack's scheme, when there is one. */
  readonly comparison?: SchemeComparison;
  readonly agreement?: Agreement;
  /** Everything else: slips of the source with their addresses (sheet, row, column). */
  readonly issues: readonly Issue[];
}
