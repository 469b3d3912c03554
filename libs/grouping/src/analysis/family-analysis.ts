import type { Artifact } from '@caseloom/pack';
import type { CodeStory, CodeSystemId, Reach, SchemeNode } from './types.ts';

/** What each family of schemes tells of its tables; comparing, searching and reporting are made from this. */
export interface FamilyAnalysis<D> {
  tree(artifact: Artifact<D>): readonly SchemeNode[];
  /** Reads the tables once and answers for any code. */
  stories(artifact: Artifact<D>): CodeStories;
  groups(artifact: Artifact<D>): SchemeGroups;
  /** Codes of its tables, by table and system; beginnings of codes are left out. */
  codes(artifact: Artifact<D>): readonly CodesOfTable[];
  /** Nothing for a family in which every group stands for itself. */
  reach(artifact: Artifact<D>, options: ReachOptions): readonly Reach[];
}

export interface ReachOptions {
  /** Steps of the search for each row at most; more decide more. 20,000 by default. */
  readonly budget?: number;
}

export interface CodesOfTable {
  readonly table: string;
  readonly system: CodeSystemId;
  /** In the order of the table, with repeats. */
  readonly codes: readonly string[];
}

export interface CodeStories {
  /** Codes that some condition names; of diagnoses that are looked up by a key, the keys. */
  codes(system: CodeSystemId): readonly string[];
  story(code: string, system: CodeSystemId): CodeStory;
}

/** Every group once, in the order first tried. */
export interface SchemeGroups {
  readonly groups: readonly GroupSummary[];
  /** Codes of a list that a group names. */
  list(name: string): readonly string[];
}

/** A group with everything that decides who enters it and what it is worth. */
export interface GroupSummary {
  readonly code: string;
  readonly name: string;
  /** One per row that answers with it, in the order tried. */
  readonly conditions: readonly string[];
  /** Lists that the conditions name. */
  readonly lists: readonly string[];
  readonly weight?: string;
  readonly meanCharge?: string;
  readonly meanLosDays?: string;
  readonly riskLevel?: string;
}
