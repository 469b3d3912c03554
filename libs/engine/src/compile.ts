import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { compileScheme, type CompiledScheme } from '@caseloom/grouping';
import { compileMeasures } from '@caseloom/measures';
import { addressInResolved, checkPack, type Artifact, type PackKindId, type ResolvedPack } from '@caseloom/pack';
import { preparePolicy, type PaymentPolicy } from '@caseloom/payment';
import { compileRules, type RulesEdit, type RuleSet } from '@caseloom/rules';
import { compileModels, type StatisticalModel } from '@caseloom/statistics';
import type { WorkflowGraph } from '@caseloom/workflow';
import { packEnvironment } from './environment.ts';
import { kinds } from './kinds.ts';
import type { CompiledPack } from './types.ts';

/**
 * Compiles a resolved pack once, for any number of evaluations. Never throws for what the pack's author wrote: `issues` has every
 * complaint with its address, and elements that do not compile are left out — such a pack cannot be published.
 */
export function compilePack(resolved: ResolvedPack): CompiledPack {
  const issues: Issue[] = [...checkPack(resolved, kinds)];
  const environment = packEnvironment(resolved);

  const rules = compileRules(artifactsOf<RuleSet>(resolved, 'rules'), environment);
  for (const one of rules.issues) issues.push(one);

  const { parts, issues: said } = compileParts(resolved);
  issues.push(...said);
  return {
    get hash() {
      return resolved.hash;
    },
    resolved,
    environment,
    rules: rules.value,
    ...parts,
    issues: unique(issues),
  };
}

/** What a pack has besides rules. */
type Parts = Pick<CompiledPack, 'schemes' | 'policies' | 'measures' | 'models' | 'workflows'>;

/** Compiles everything but the rules, which are shared between threads where there are many. */
export function compileParts(resolved: ResolvedPack): { readonly parts: Parts; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const schemes = new Map<string, CompiledScheme>();
  for (const artifact of artifactsOf(resolved, 'grouping')) {
    const compiled = compileScheme(artifact as Parameters<typeof compileScheme>[0]);
    for (const one of compiled.issues)
      issues.push({ ...one, path: addressInResolved(resolved, kinds, 'grouping', artifact.id, one.path) });
    if (compiled.ok) schemes.set(artifact.id, compiled.value);
  }

  const policies = artifactsOf<PaymentPolicy>(resolved, 'payment').map(preparePolicy);
  for (const { id, policy } of policies) issues.push(...checkPolicyScheme(id, policy, schemes));

  const measures = compileMeasures(artifactsOf(resolved, 'measures') as Parameters<typeof compileMeasures>[0]);
  issues.push(...measures.issues);

  const workflows = new Map(
    artifactsOf<WorkflowGraph>(resolved, 'workflows').map((artifact) => [artifact.id, artifact.value]),
  );
  const models = compileModels(artifactsOf<StatisticalModel>(resolved, 'models'));
  return { parts: { schemes, policies, measures: measures.value, models, workflows }, issues };
}

const artifactsOf = <T>(resolved: ResolvedPack, kind: PackKindId) =>
  [...(resolved.artifacts.get(kind)?.values() ?? [])] as Artifact<T>[];

/**
 * The pack after an edit of one rule set, its rules compiled for the difference only: what an editor shows while somebody types. Everything else, the hash
 * too, stays that of the resolved pack, so results are for looking at and never stored. `issues` are those of the edit.
 */
export function editRules(pack: CompiledPack, edit: RulesEdit): CompiledPack {
  const { value: rules, issues } = pack.rules.recompile(edit);
  return { ...pack, rules, issues };
}

/** As compilePack, for packs that must be sound. @throws CaseloomError with every error-level issue. */
export function compileSoundPack(resolved: ResolvedPack): CompiledPack {
  const compiled = compilePack(resolved);
  const errors = compiled.issues.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new CaseloomError(errors);
  return compiled;
}

function checkPolicyScheme(id: string, policy: PaymentPolicy, schemes: ReadonlyMap<string, CompiledScheme>): Issue[] {
  const path = `payment/${id}.json#scheme`;
  if (policy.scheme !== undefined)
    return schemes.has(policy.scheme) ? [] : [issue('ENGINE_SCHEME_UNKNOWN', path, { scheme: policy.scheme })];
  return schemes.size > 1 ? [issue('ENGINE_SCHEME_AMBIGUOUS', path, { schemes: [...schemes.keys()].join(', ') })] : [];
}

function unique(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((one) => {
    const key = `${one.code} ${one.path} ${JSON.stringify(one.args)}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}
