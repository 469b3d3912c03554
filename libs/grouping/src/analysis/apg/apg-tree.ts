import type { Artifact } from '@caseloom/pack';
import { readApgTables } from '../../apg/read-tables.ts';
import type { ParsedApgScheme } from '../../apg/read-tables.ts';
import { APG_TYPES } from '../../apg/types.ts';
import type { ApgDocument } from '../../document.ts';
import type { GroupSummary, SchemeGroups } from '../family-analysis.ts';
import type { SchemeNode } from '../types.ts';

/** Type → APG, types in the order in which they name a visit. The conditions of a group are the rows of codes that open it. */
export function apgTree(artifact: Artifact<ApgDocument>): readonly SchemeNode[] {
  const parsed = readApgTables(artifact);
  const conditions = conditionsByApg(parsed);
  return APG_TYPES.map((type): SchemeNode => ({
    id: type,
    level: 'type',
    code: type,
    name: '',
    children: [...parsed.apgs.values()]
      .filter((one) => one.type === type)
      .map(({ apg, name, weight }): SchemeNode => ({
        id: `${type}/${apg}`,
        level: 'group',
        code: apg,
        name,
        conditions: conditions.get(apg) ?? [],
        ...(weight === undefined ? {} : { weight }),
      })),
  })).filter((node) => node.children!.length > 0);
}

/** APGs by code; their conditions as the tree writes them. */
export function apgGroups(artifact: Artifact<ApgDocument>): SchemeGroups {
  const parsed = readApgTables(artifact);
  const conditions = conditionsByApg(parsed);
  const groups = [...parsed.apgs.values()].map(({ apg, name, weight, family }): GroupSummary => ({
    code: apg,
    name,
    conditions: [
      ...(conditions.get(apg) ?? []).map(({ condition }) => condition),
      ...(family === undefined ? [] : [`family ${family}`]),
      ...(parsed.packaging.get(apg) ?? []).map((into) => `packaged into ${into}`),
    ],
    lists: [],
    ...(weight === undefined ? {} : { weight }),
  }));
  return { groups, list: () => [] };
}

type TreeCondition = NonNullable<SchemeNode['conditions']>[number];

/** `procedure 45.23`, with its bounds: `diagnosis J18*, age 18–, sex 1`. */
function conditionsByApg({ codes }: ParsedApgScheme): ReadonlyMap<string, readonly TreeCondition[]> {
  const found = new Map<string, TreeCondition[]>();
  for (const { source, code, apg, ageFrom, ageTo, sex, path } of codes) {
    const age = ageFrom === undefined && ageTo === undefined ? [] : [`age ${ageFrom ?? ''}–${ageTo ?? ''}`];
    const text = [`${source} ${code}`, ...age, ...(sex === undefined ? [] : [`sex ${sex}`])].join(', ');
    const list = found.get(apg.apg) ?? [];
    list.push({ rule: apg.apg, condition: text, path });
    found.set(apg.apg, list);
  }
  return found;
}
