import type { ValueSets } from '../../../../api/knowledge.ts';
import type { ArtifactNode } from '../../workbench/workbench-context.tsx';
import type { Json } from '../condition-edits.ts';
import type { RuleKnowledge } from '../knowledge.ts';
import type { FoundCode, System } from '../values/code-search.ts';

/** What completion and hovers draw from. */
export interface RuleWords {
  readonly knowledge: RuleKnowledge;
  /** The rule as it was last sound. */
  readonly rule: unknown;
  readonly local: (text: { readonly zh: string; readonly en: string } | undefined) => string;
  readonly english: boolean;
  readonly message: (key: string, args?: Readonly<Record<string, string | number>>) => string | undefined;
  /** A condition as a sentence. */
  readonly say: (condition: unknown, item: string | undefined) => string;
  /** Shared conditions of the set by name. */
  readonly conditions: Json;
  readonly sets: ValueSets;
  /** Value sets, code tables and maps of the pack. */
  readonly artifacts: readonly ArtifactNode[];
  /** Codes of a system by code, name or initials. */
  readonly searchCodes: (system: System, q: string) => Promise<readonly FoundCode[]>;
}
