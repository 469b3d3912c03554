import type { BodyOf, OutputOf, Operations } from '@caseloom/api';
import type { PackKindId, RowBatch, RowEdit } from '@caseloom/pack';
import { placeholdersOf } from '@caseloom/rules';
import type { Rule, RuleTemplate } from '@caseloom/rules';
import type { BenchState } from '../bench/bench-state.ts';
import type { FoundRule } from '../index/rule-block.ts';
import { selectRules } from '../index/select-rules.ts';
import { hitsByNumber } from './rule-row.ts';
import type { Hits } from './rule-row.ts';

type Body = BodyOf<Operations['previewBulkEdit']>;
export type BulkEffect = OutputOf<Operations['previewBulkEdit']>;
type Change = Body['change'];

export interface BulkAsked {
  readonly selection: Body['selection'];
  readonly change: Change;
  readonly today: string;
  readonly hits: Hits;
}

/** The edits that a bulk change comes to, set by set, and how that falls out. */
export interface BulkPlan {
  readonly batches: readonly RowBatch[];
  readonly effect: BulkEffect;
}

type Outcome =
  | { readonly edit: RowEdit }
  | { readonly same: true }
  | {
      readonly refused: 'BULK_TEMPLATE_FIXED' | 'BULK_CELL_NEEDED' | 'BULK_NOT_DISABLED' | 'BULK_DISABLED';
      readonly args: Record<string, string>;
    };

const EXAMPLES = 5;

/** Plans one change of every selected rule. Nothing is changed yet. */
export function planBulk(state: BenchState, asked: BulkAsked): BulkPlan {
  const rules = selectedRules(state, asked);
  const batches = new Map<string, { batch: Omit<RowBatch, 'edits'>; edits: RowEdit[] }>();
  const layers = new Map<string, BulkEffect['byLayer'][number]>();
  const refused = new Map<string, BulkEffect['refused'][number]>();
  const ownSets = new Set(state.own.artifacts.filter((one) => one.kind === 'rules').map((one) => one.id));
  let unchanged = 0;
  for (const rule of rules) {
    const outcome = outcomeOf(rule, asked.change);
    if ('same' in outcome) unchanged++;
    else if ('refused' in outcome) refuse(refused, rule, outcome);
    else {
      place(batches, rule, asked.change).edits.push(outcome.edit);
      count(layers, rule, ownSets.has(rule.set.id) ? 'own' : 'overlay');
    }
  }
  const planned = [...batches.values()].map(({ batch, edits }) => ({ ...batch, edits }));
  return {
    batches: planned,
    effect: {
      selected: rules.length,
      changed: planned.reduce((sum, one) => sum + one.edits.length, 0),
      unchanged,
      byLayer: [...layers.values()],
      refused: [...refused.values()],
    },
  };
}

function selectedRules({ index }: BenchState, { selection, today, hits }: BulkAsked): FoundRule[] {
  if ('ids' in selection) {
    const numbers = [...new Set(selection.ids)].map((id) => index.numberOf(id)).filter((one) => one !== undefined);
    return numbers.map((number) => index.rules[number]!);
  }
  const except = new Set(selection.except);
  const { mask } = selectRules(index, selection.filter, today, hitsByNumber(index, hits));
  return index.rules.filter((rule, number) => mask[number] === 1 && !except.has(rule.id));
}

function outcomeOf(rule: FoundRule, change: Change): Outcome {
  if (change.action === 'disable')
    return rule.state === 'disabled' ? { same: true } : { edit: { op: 'remove', id: rule.id } };
  if (change.action === 'enable') {
    if (rule.state === 'active') return { same: true };
    return { edit: { op: 'add', id: rule.id, value: { ...(rule.own ?? rule.row!) } } };
  }
  if (rule.state === 'disabled') return { refused: 'BULK_DISABLED', args: {} };
  return rule.row === undefined
    ? changedElement(rule, rule.own!, valuesOf(change))
    : changedRow(rule, valuesOf(change));
}

type Values = Readonly<Record<string, string | readonly string[] | null>>;

function valuesOf(change: Exclude<Change, { action: 'disable' | 'enable' }>): Values {
  if (change.action === 'severity') return { severity: change.severity };
  if (change.action === 'stages') return { stages: change.stages };
  return { validFrom: change.validFrom, validTo: change.validTo };
}

function changedElement({ id }: FoundRule, own: Rule, values: Values): Outcome {
  const params: Record<string, unknown> = { ...own.event.params };
  for (const [key, value] of Object.entries(values))
    if (value === null) delete params[key];
    else params[key] = value;
  const next = { ...own, event: { ...own.event, params } };
  return JSON.stringify(next) === JSON.stringify(own) ? { same: true } : { edit: { op: 'set', id, value: next } };
}

/** A row changes where its template takes the value from a column. */
function changedRow({ id, row, set }: FoundRule, values: Values): Outcome {
  const template = set.value.template!;
  const next: Record<string, string> = { ...row! };
  for (const [key, value] of Object.entries(values)) {
    const column = columnFor(template, key);
    const fixed = (template.rule.event as { params?: Record<string, unknown> }).params?.[key];
    if (column === undefined) {
      if (JSON.stringify(fixed ?? null) === JSON.stringify(value)) continue;
      return { refused: 'BULK_TEMPLATE_FIXED', args: { set: set.id, key } };
    }
    const cell = value === null ? '' : Array.isArray(value) ? value.join(';') : String(value);
    if (cell === '' && column.optional !== true)
      return { refused: 'BULK_CELL_NEEDED', args: { set: set.id, column: column.name } };
    next[column.name] = cell;
  }
  const isSame = Object.keys(next).every((name) => next[name] === row![name]);
  return isSame ? { same: true } : { edit: { op: 'set', id, value: next } };
}

const columns = new WeakMap<RuleTemplate, Map<string, RuleTemplate['columns'][number] | undefined>>();

function columnFor(template: RuleTemplate, key: string): RuleTemplate['columns'][number] | undefined {
  let known = columns.get(template);
  if (known === undefined) columns.set(template, (known = new Map()));
  if (!known.has(key)) {
    const value = (template.rule.event as { params?: Record<string, unknown> }).params?.[key];
    const found = typeof value === 'string' ? placeholdersOf(value) : undefined;
    known.set(key, found?.whole ? template.columns.find((one) => one.name === found.parts[1]) : undefined);
  }
  return known.get(key);
}

function place(
  batches: Map<string, { batch: Omit<RowBatch, 'edits'>; edits: RowEdit[] }>,
  rule: FoundRule,
  change: Change,
) {
  const list = rule.row === undefined ? { family: 'rules' } : { table: 'rows' };
  const key = JSON.stringify([rule.set.id, list]);
  let found = batches.get(key);
  if (found === undefined) {
    const reason = change.action === 'disable' ? { reason: change.reason } : {};
    found = { batch: { kind: 'rules' as PackKindId, artifact: rule.set.id, ...list, ...reason }, edits: [] };
    batches.set(key, found);
  }
  return found;
}

function count(
  layers: Map<string, BulkEffect['byLayer'][number]>,
  { origin }: FoundRule,
  how: 'own' | 'overlay',
): void {
  const key = `${origin.layer} ${origin.packId} ${how}`;
  const line = layers.get(key) ?? { layer: origin.layer, packId: origin.packId, how, rules: 0 };
  line.rules++;
  layers.set(key, line);
}

function refuse(
  lines: Map<string, BulkEffect['refused'][number]>,
  { id }: FoundRule,
  { refused: code, args }: Extract<Outcome, { refused: string }>,
): void {
  const key = JSON.stringify([code, args]);
  const line = lines.get(key) ?? { code, args, rules: 0, examples: [] };
  line.rules++;
  if (line.examples.length < EXAMPLES) line.examples.push(id);
  lines.set(key, line);
}
