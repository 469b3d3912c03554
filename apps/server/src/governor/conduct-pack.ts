import type { CompiledPack } from '@caseloom/engine';
import { governorSettings } from '@caseloom/governor';
import type { GovernorSettings } from '@caseloom/governor';
import type { LocalText } from '@caseloom/pack';
import type { Severity } from '@caseloom/core';
import type { Step } from '../database/steps.ts';
import { chooseActivation, loadActivations } from '../packs/activations.ts';
import type { PackLibrary } from '../packs/pack-library.ts';
import { ruleProvenance } from '../packs/rule-layers.ts';

/** The pack whose rules speak today for cases of no particular scope: budgets, reasons and titles are read from it. */
export async function conductInForce(
  step: Step,
  library: PackLibrary,
  today: string,
): Promise<CompiledPack | undefined> {
  const chosen = chooseActivation(await loadActivations(step), 'conduct', today, {});
  return chosen && library.load(step, chosen.packHash);
}

const known = new WeakMap<CompiledPack, GovernorSettings>();

/** Budgets and thresholds as the pack has them (GOV-3). */
export function settingsOf(pack: CompiledPack): GovernorSettings {
  const settings = known.get(pack) ?? governorSettings(parametersOf(pack));
  known.set(pack, settings);
  return settings;
}

function parametersOf(pack: CompiledPack): [string, string][] {
  const rows = pack.environment.codeSystem('parameter')?.rows ?? new Map<string, Readonly<Record<string, string>>>();
  return [...rows].map(([name, row]) => [name, row['value'] ?? '']);
}

export interface RuleHead {
  readonly title: LocalText;
  readonly severity?: Severity;
  readonly layer?: string;
}

/** What a rule is called; a rule that the pack does not have is called by its id. */
export function ruleHead(pack: CompiledPack | undefined, ruleId: string): RuleHead {
  const compiled = pack?.rules.get(ruleId);
  if (!pack || !compiled) return { title: { zh: ruleId, en: ruleId } };
  const { rule, severity } = compiled;
  const layer = ruleProvenance(pack, ruleId)?.layer;
  return {
    title: rule.event.params.title ?? { zh: rule.name ?? ruleId, en: rule.name ?? ruleId },
    severity,
    ...(layer ? { layer } : {}),
  };
}
