import { CaseloomError } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { compilePack, kinds, packEnvironment } from '@caseloom/engine';
import type { CompiledPack, PackEnvironment } from '@caseloom/engine';
import { checkPack, parsePack, resolvePack } from '@caseloom/pack';
import type { PackFiles, ResolvedPack, SourcePack, Table } from '@caseloom/pack';
import { LibraryIndex } from '../index/library-index.ts';
import { carriedIssues } from './carried-issues.ts';
import { ruleChanges, ruleOf } from './rule-changes.ts';
import type { SetChange } from './rule-changes.ts';

/** With more changes than this everything is compiled and indexed anew. */
const MOST_CHANGES = 20_000;

/** A pack over its parents, with what was worked out of it so far. Never changes: an edit makes the next state, which takes over what stayed. */
export class BenchState {
  readonly above: readonly SourcePack[];
  readonly parents: ResolvedPack | undefined;
  readonly own: SourcePack;
  readonly resolved: ResolvedPack;
  #origin: object = {};
  #compiled: CompiledPack | undefined;
  #environment: PackEnvironment | undefined;
  #checks: readonly Issue[] | undefined;
  #index: LibraryIndex | undefined;

  /** @throws CaseloomError with everything that keeps the pack from being read and resolved */
  constructor(
    above: readonly SourcePack[],
    parents: ResolvedPack | undefined,
    files: PackFiles,
    known: {
      readonly hash?: string | undefined;
      readonly before?: SourcePack;
      readonly tables?: ReadonlyMap<string, Table>;
    } = {},
  ) {
    this.above = above;
    this.parents = parents;
    this.own = sound(parsePack(files, kinds, known));
    this.resolved = sound(resolvePack([...above, this.own], kinds, parents));
  }

  /** The same for all states that took over from each other what an edit left as it was. */
  get origin(): object {
    return this.#origin;
  }

  get compiled(): CompiledPack {
    return (this.#compiled ??= compilePack(this.resolved));
  }

  /** Tables that rules ask, without compiling the rules. */
  get environment(): PackEnvironment {
    return this.#compiled?.environment ?? (this.#environment ??= packEnvironment(this.resolved));
  }

  get issues(): readonly Issue[] {
    return this.compiled.issues;
  }

  /** What the kinds' own checks say, or more when it is known already: for looking at a pack without compiling it. */
  get checks(): readonly Issue[] {
    return this.#compiled?.issues ?? (this.#checks ??= checkPack(this.resolved, kinds));
  }

  get index(): LibraryIndex {
    return (this.#index ??= LibraryIndex.of(this.resolved));
  }

  /**
   * The state after an edit of the pack's own files.
   * @param tables tables of changed files that need not be read from their text
   * @throws CaseloomError when the files no longer read or resolve
   */
  after(files: PackFiles, tables: ReadonlyMap<string, Table> = new Map()): BenchState {
    const next = new BenchState(this.above, this.parents, files, { before: this.own, tables });
    const changes = ruleChanges(this.resolved, next.resolved);
    if (changes === undefined) return next;
    const count = changes.reduce((sum, one) => sum + one.upsert.length + one.remove.length, 0);
    next.#environment = this.#environment;
    if (count > MOST_CHANGES) return next;
    next.#origin = this.#origin;
    if (this.#compiled !== undefined) next.#compiled = recompiled(this.#compiled, next.resolved, changes);
    if (this.#index !== undefined && this.#index.changes + count <= MOST_CHANGES)
      next.#index = reindexed(this.#index, changes);
    return next;
  }
}

function recompiled(before: CompiledPack, resolved: ResolvedPack, changes: readonly SetChange[]): CompiledPack {
  let { rules } = before;
  const issues: Issue[] = [];
  for (const change of changes) {
    const { value, issues: said } = rules.recompile({
      set: change.set,
      upsert: change.upsert.map(ruleOf),
      remove: change.remove.map(({ id }) => id),
    });
    rules = value;
    issues.push(...said);
  }
  return {
    get hash() {
      return resolved.hash;
    },
    resolved,
    environment: before.environment,
    rules,
    schemes: before.schemes,
    policies: before.policies,
    measures: before.measures,
    models: before.models,
    workflows: before.workflows,
    issues: carriedIssues(before.issues, resolved, changes, issues),
  };
}

function reindexed(before: LibraryIndex, changes: readonly SetChange[]): LibraryIndex {
  const index = before.fork();
  for (const { upsert, remove } of changes) {
    for (const { id, found } of remove)
      if (found === undefined) index.remove(id);
      else index.update(found);
    for (const { found } of upsert) index.update(found);
  }
  return index;
}

function sound<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] },
): T {
  if (!result.ok) throw new CaseloomError(result.issues);
  return result.value;
}
