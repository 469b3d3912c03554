import type { Issue } from '@caseloom/core';
import { memberType, type FeelType, type Names } from '@caseloom/expression';
import { fieldPath, formatSteps, joinPaths, parseSteps, valueAt, type Steps } from './path.ts';
import type { CompileContext, Reader, RuleRun } from './run.ts';
import type { RuleEnvironment } from './types.ts';

/** What conditions may see at one place: the whole case, and the item of a list where there is one. */
export interface Scope {
  /** Canonical path of the item: `op[]`; absent outside of lists. */
  readonly item?: string;
  readonly itemType: FeelType;
}

export const NO_ITEM: Scope = { itemType: 'any' };

/** Collects what compiling one rule finds out. */
export interface Notes {
  readonly issues: Issue[];
  /** Canonical paths read: `op[].level`. */
  readonly reads: Set<string>;
  readonly report: (code: string, path: string, args: Issue['args'], extra?: Partial<Issue>) => void;
}

/** Turns `{fact, path}` into a reader. Reports RULE_PATH_INVALID, RULE_ITEM_OUTSIDE and RULE_FIELD_UNKNOWN; the reader of a wrong address reads nothing. */
export function readerOf(
  fact: string,
  path: string | undefined,
  scope: Scope,
  environment: Pick<RuleEnvironment, 'hasField'>,
  notes: Notes,
  at: string,
): Reader & { readonly canonical: string; readonly steps: Steps } {
  const steps = parseSteps(path ?? '');
  if (steps === undefined) {
    notes.report('RULE_PATH_INVALID', joinPaths(at, 'path'), { path: path ?? '' });
    return { read: () => undefined, pathIn: () => joinPaths(fact, path ?? ''), canonical: fact, steps: [] };
  }
  const canonical = canonicalOf(fact, steps, scope, notes, at);
  checkField(canonical, environment, notes, at);
  notes.reads.add(canonical);
  const rest = formatSteps(steps);
  if (fact === 'item')
    return { read: itemReader(steps), pathIn: (run) => joinPaths(run.itemPath, rest), canonical, steps };
  const full = joinPaths(fact, rest);
  return { read: factReader(fact, steps), pathIn: () => full, canonical, steps };
}

function canonicalOf(fact: string, steps: Steps, scope: Scope, notes: Notes, at: string): string {
  if (fact !== 'item') return joinPaths(fact, fieldPath(steps));
  if (scope.item === undefined) notes.report('RULE_ITEM_OUTSIDE', joinPaths(at, 'fact'), {});
  return joinPaths(scope.item ?? 'item', fieldPath(steps));
}

export function checkField(
  canonical: string,
  environment: Pick<RuleEnvironment, 'hasField'>,
  notes: Notes,
  at: string,
): void {
  const [, fact, rest] = /^([^.[]*)\.?(.*)$/s.exec(canonical)!;
  if (fact === 'item' || environment.hasField(fact!, rest!)) return;
  notes.report('RULE_FIELD_UNKNOWN', at, { field: canonical });
}

function itemReader(steps: Steps): Reader['read'] {
  return steps.length === 0 ? (run) => run.item : (run) => valueAt(run.item, steps);
}

function factReader(fact: string, steps: Steps): Reader['read'] {
  const [first, second] = steps;
  const factOf = (run: Pick<RuleRun, 'facts'>): unknown =>
    Object.hasOwn(run.facts, fact) ? run.facts[fact] : undefined;
  if (first === undefined) return factOf;
  if (typeof first === 'string' && second === undefined) {
    return (run) => {
      const group = factOf(run);
      return typeof group === 'object' && group !== null && !Array.isArray(group) && Object.hasOwn(group, first)
        ? (group as Record<string, unknown>)[first]
        : undefined;
    };
  }
  return (run) => valueAt(factOf(run), steps);
}

/** Static type of a canonical path, for FEEL. */
export function typeOf(canonical: string, names: Names): FeelType {
  const [first, ...rest] = canonical.replaceAll('[]', '.[]').split('.');
  let type: FeelType | undefined = names.get(first!);
  for (const part of rest) {
    if (type === undefined) return 'any';
    type = part === '[]' ? (typeof type === 'object' && 'list' in type ? type.list : 'any') : memberType(type, part);
  }
  return type ?? 'any';
}

/** Readers of the paths an expression reads; those inside lists stand for the list. */
export function itemReads(reads: readonly string[], context: CompileContext): readonly Reader[] {
  const outer = new Set(reads.map((read) => read.replace(/\[\].*$/, '')));
  return [...outer].map((read) => {
    const [fact, ...rest] = read.split('.');
    return context.field({ fact: fact!, ...(rest.length === 0 ? {} : { path: rest.join('.') }) }, '');
  });
}
