import { isDecimalText } from '@caseloom/core';

/** How many prompts one role may be given in one visit. */
export interface PromptBudget {
  readonly role: string;
  /** At once; whole number, 0 or more. */
  readonly visible: number;
  /** Prompts of one visit that may draw attention to themselves; only what must be fixed ever does. */
  readonly interruptions: number;
}

/** When a rule is proposed for demotion. */
export interface DemotionThresholds {
  /** At least so many decided findings. */
  readonly decided: number;
  /** Precision below this, 0 to 1, as plain decimal text. */
  readonly precision: string;
  /** Within so many days up to today. */
  readonly days: number;
}

export interface GovernorSettings {
  readonly budgets: ReadonlyMap<string, PromptBudget>;
  /** Absent: nothing is ever proposed. */
  readonly thresholds?: DemotionThresholds;
  /** Parameters that cannot be read; what they would have limited is not limited. */
  readonly unreadable: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Reads budgets and thresholds from a pack's parameters: `prompt.<role>.visible`, `prompt.<role>.interruptions`, `demotion.decided`,
 * `demotion.precision`, `demotion.days`. A role without both numbers has no budget and is shown everything. Implements GOV-3.
 */
export function governorSettings(parameters: Iterable<readonly [name: string, value: string]>): GovernorSettings {
  const unreadable: { name: string; value: string }[] = [];
  const numbers = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (!/^(prompt|demotion)[.]/.test(name)) continue;
    if (name === 'demotion.precision' ? isShare(value) : /^\d{1,4}$/.test(value)) numbers.set(name, value);
    else unreadable.push({ name, value });
  }
  const whole = (name: string) => (numbers.has(name) ? Number(numbers.get(name)) : undefined);
  const roles = [...numbers.keys()].map((name) => /^prompt[.]([^.]+)[.]visible$/.exec(name)?.[1]);
  const budgets = new Map<string, PromptBudget>();
  for (const role of roles.filter((one) => one !== undefined).sort()) {
    const [visible, interruptions] = [whole(`prompt.${role}.visible`), whole(`prompt.${role}.interruptions`)];
    if (visible !== undefined && interruptions !== undefined) budgets.set(role, { role, visible, interruptions });
  }
  const [decided, days] = [whole('demotion.decided'), whole('demotion.days')];
  const precision = numbers.get('demotion.precision');
  return {
    budgets,
    unreadable,
    ...(decided !== undefined && days !== undefined && precision !== undefined
      ? { thresholds: { decided, precision, days } }
      : {}),
  };
}

/** The budget that counts for somebody of several roles: the most generous; none as soon as one role has none. */
export function budgetFor(settings: GovernorSettings, roles: readonly string[]): PromptBudget | undefined {
  const budgets = roles.map((role) => settings.budgets.get(role));
  if (budgets.length === 0 || budgets.includes(undefined)) return undefined;
  return (budgets as PromptBudget[]).reduce((best, one) => (one.visible > best.visible ? one : best));
}

function isShare(value: string): boolean {
  return isDecimalText(value) && /^(0(\.\d*)?|1(\.0*)?|\.\d+)$/.test(value);
}
