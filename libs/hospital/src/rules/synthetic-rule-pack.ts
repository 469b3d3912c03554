import { csvLine } from '@caseloom/core';
import { Random } from '../random.ts';
import { ruleFamilies, type RuleFamily } from './rule-families.ts';
import { syntheticCodes } from './synthetic-codes.ts';

export interface RulePackOptions {
  /** Rules in all, 1 or more: rows of the templates' tables. */
  readonly rules: number;
  readonly seed: number;
  /** Default `synthetic-library`. */
  readonly id?: string;
  /** Share of rows that repeat an earlier row under another id, for those who look for duplicates. Default 0.01. */
  readonly repeated?: number;
}

/**
 * A pack that is one large rule library: five templates, each with its table, as a vendor's library of codes is. Codes and texts are invented.
 * The same options give the same bytes. @returns path → text, as a pack folder has it; stands alone, layer nation
 */
export function syntheticRulePack(options: RulePackOptions): Map<string, string> {
  const { rules, seed, id = 'synthetic-library', repeated = 0.01 } = options;
  const random = new Random(seed);
  const files = new Map<string, string>([['pack.json', manifest(id)]]);
  let left = rules;
  ruleFamilies.forEach((family, index) => {
    const rows = index === ruleFamilies.length - 1 ? left : Math.min(left, Math.round(rules * family.share));
    left -= rows;
    files.set(`rules/${family.artifact}.json`, ruleSet(family));
    files.set(`rules/${family.artifact}.rows.csv`, table(family, rows, random.fork(family.artifact), repeated));
  });
  return files;
}

function manifest(id: string): string {
  return `${JSON.stringify(
    { format: 1, id, version: '1.0.0', title: { zh: '合成规则库', en: 'Synthetic rule library' }, layer: 'nation' },
    null,
    2,
  )}\n`;
}

const SEVERITIES = ['block', 'error', 'error', 'warn', 'warn', 'warn', 'info'];
const SUBCATEGORIES = Array.from({ length: 25 }, (_, index) => `L${String(index + 1).padStart(2, '0')}`);
const SOURCES = ['G', 'S', 'H'];

function ruleSet({ title, columns, conditions, params }: RuleFamily): string {
  const shared = [
    { name: 'severity', type: 'severity' },
    { name: 'subcategory', type: 'text' },
    { name: 'source', type: 'text' },
  ];
  const rule = {
    conditions,
    event: {
      type: 'finding',
      params: {
        severity: '{{severity}}',
        category: 'L',
        subcategory: '{{subcategory}}',
        source: '{{source}}',
        engine: 'knowledge',
        stages: ['submit', 'coding', 'qc'],
        ...params,
      },
    },
  };
  return `${JSON.stringify({ title, missing: 'unknown', template: { columns: [...columns, ...shared], rule }, rules: [] }, null, 2)}\n`;
}

function table(family: RuleFamily, rows: number, random: Random, repeated: number): string {
  const names = family.columns.map((column) => column.name);
  const lines = [csvLine(['id', ...names, 'severity', 'subcategory', 'source'])];
  const cells: (readonly string[])[] = [];
  for (let serial = 1; serial <= rows; serial++) {
    const own = cells.length > 0 && random.chance(repeated) ? random.pick(cells) : family.cells(random, syntheticCodes);
    cells.push(own);
    lines.push(
      csvLine([
        `${family.artifact}-${String(serial).padStart(6, '0')}`,
        ...own,
        random.pick(SEVERITIES),
        random.pick(SUBCATEGORIES),
        random.pick(SOURCES),
      ]),
    );
  }
  return `${lines.join('\n')}\n`;
}
