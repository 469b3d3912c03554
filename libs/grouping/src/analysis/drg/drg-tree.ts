import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../../document.ts';
import { readDrgTables } from '../../drg/read-tables.ts';
import type { ParsedMdc, ParsedRule } from '../../drg/read-tables.ts';
import type { SchemeNode } from '../types.ts';
import { conditionTexts } from './condition-texts.ts';
import type { ConditionTexts } from './condition-texts.ts';
import { weightsOf } from './weights.ts';
import type { Weights } from './weights.ts';

type Draft = Omit<SchemeNode, 'conditions' | 'children'> & {
  readonly conditions: NonNullable<SchemeNode['conditions']>[number][];
  readonly children: Draft[];
};

/** MDC → ADRG → DRG in the order tried. Rules of one ADRG share its node, rows of one DRG theirs; an ambiguous answer is a group of its MDC. */
export function drgTree(artifact: Artifact<DrgDocument>): readonly SchemeNode[] {
  const texts = conditionTexts(artifact);
  const weights = weightsOf(artifact);
  return readDrgTables(artifact).mdcs.map((mdc) => mdcNode(mdc, texts, weights));
}

function mdcNode(mdc: ParsedMdc, texts: ConditionTexts, weights: Weights): Draft {
  const adrgs = new Map<string, Draft>();
  const node = draft(mdc.mdc, 'mdc', mdc.mdc, mdc.name);
  node.conditions.push({ rule: mdc.mdc, condition: texts(mdc.path), path: mdc.path });
  for (const rule of mdc.rules) addRule(node, adrgs, rule, texts, weights);
  return node;
}

function addRule(
  mdc: Draft,
  adrgs: Map<string, Draft>,
  rule: ParsedRule,
  texts: ConditionTexts,
  weights: Weights,
): void {
  const isGroup = rule.kind === 'group';
  const code = isGroup ? rule.adrg : rule.rule;
  let adrg = adrgs.get(code);
  if (adrg === undefined) {
    adrg = draft(`${mdc.id}/${code}`, isGroup ? 'adrg' : 'group', code, rule.name);
    adrgs.set(code, adrg);
    mdc.children.push(adrg);
  }
  adrg.conditions.push({ rule: rule.rule, condition: texts(rule.path), path: rule.path });
  for (const drg of rule.drgs) {
    let group = adrg.children.find((one) => one.code === drg.drg);
    if (group === undefined) {
      group = { ...draft(`${adrg.id}/${drg.drg}`, 'group', drg.drg, drg.name), ...treeWeight(weights, drg.drg) };
      adrg.children.push(group);
    }
    group.conditions.push({ rule: rule.rule, condition: texts(drg.path), path: drg.path });
  }
}

function draft(id: string, level: SchemeNode['level'], code: string, name: string): Draft {
  return { id, level, code, name, conditions: [], children: [] };
}

function treeWeight(weights: Weights, drg: string): Pick<SchemeNode, 'weight' | 'meanCharge'> {
  const { weight, meanCharge } = weights(drg);
  return { ...(weight === undefined ? {} : { weight }), ...(meanCharge === undefined ? {} : { meanCharge }) };
}
