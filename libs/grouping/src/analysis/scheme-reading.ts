import type { Artifact } from '@caseloom/pack';
import { analysisOf } from './analyses.ts';
import type { CodeStories, ReachOptions } from './family-analysis.ts';
import type { CodeStory, CodeSystemId, Reach, SchemeNode } from './types.ts';

/** The scheme as a person browses it. Rows that cannot be read are left out; the check names them. */
export function schemeTree(artifact: Artifact): readonly SchemeNode[] {
  const { analysis, artifact: scheme } = analysisOf(artifact);
  return analysis.tree(scheme);
}

/** Reads the tables once and answers where any code leads; for one code alone see codeStory. */
export function codeStories(artifact: Artifact): CodeStories {
  const { analysis, artifact: scheme } = analysisOf(artifact);
  return analysis.stories(scheme);
}

/** Where a code leads, and what else the tables say of it. A code that no table knows has no leads. */
export function codeStory(artifact: Artifact, code: string, system: CodeSystemId): CodeStory {
  return codeStories(artifact).story(code, system);
}

/**
 * For each row that can be the answer: a record that it answers, the proof that there is none, or neither within the budget. In the order tried. Without
 * chance: the same tables give the same answers.
 * @returns empty for a scheme that does not compile, and for families in which every group stands for itself
 */
export function reachability(artifact: Artifact, options: ReachOptions = {}): readonly Reach[] {
  const { analysis, artifact: scheme } = analysisOf(artifact);
  return analysis.reach(scheme, options);
}
