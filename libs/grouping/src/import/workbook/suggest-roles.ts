import { fitOf } from './column-content.ts';
import type { FoundHeader, HeaderColumn } from './find-header.ts';
import type { Concept } from './header-words.ts';
import { plainHeader } from './header-words.ts';
import type { Field, Role } from './roles.ts';

/** A role that a sheet can have, with the columns for it. */
export interface RoleGuess {
  readonly role: Role;
  readonly fields: ReadonlyMap<Field, HeaderColumn>;
  readonly fixed?: Partial<Record<Field, string>>;
  /** 0 to 1: how sure the role is beside others of the same columns. */
  readonly certainty: number;
  /** 0: the sheet's own; taken only where no sheet has the role at a lower number: 1 a catalogue of something finer, 2 lists. */
  readonly spare: 0 | 1 | 2;
  /** Possible, but another role of the sheet fits better. */
  readonly isAlternative: boolean;
}

type Columns = ReadonlyMap<Concept, HeaderColumn>;

/** Columns that a sheet of the role usually has. */
const USUAL: Readonly<Record<Role, number>> = {
  mdc: 2,
  adrg: 3,
  drg: 3,
  mdcDiagnoses: 3,
  adrgDiagnoses: 3,
  adrgProcedures: 3,
  mcc: 3,
  cc: 3,
  complications: 3,
  exclusions: 2,
  rules: 8,
  weights: 2,
};

export function codesOfRole(role: Role): number {
  return USUAL[role];
}

/** Every role that the columns of a sheet allow, likely ones first. */
export function roleFields(sheet: string, header: FoundHeader): readonly RoleGuess[] {
  const columns = conceptColumns(header.columns);
  if (columns.has('adrgRule') || columns.has('mdcRule')) return rules(columns);
  return [...lists(sheet, columns), ...complications(sheet, columns), ...catalogue(columns), ...weights(columns)];
}

/** The meaning of a column that has the header of codes and holds none of them, where another column has the codes. */
const NAME_OF: Partial<Record<Concept, Concept>> = {
  mdc: 'mdcName',
  adrg: 'adrgName',
  drg: 'drgName',
  dx: 'dxName',
  proc: 'procName',
};
/** Share of codes below which a column of that header holds names. */
const FEW_CODES = 0.1;

/**
 * One column for each meaning: of several with the same the first whose content fits; beside a column of codes, one of the same header without codes has their
 * names (`主要诊断大类代码`, `主要诊断大类`). Headers whose content says otherwise are read by their content.
 */
function conceptColumns(columns: readonly HeaderColumn[]): Columns {
  const found = new Map<Concept, HeaderColumn>();
  const others: HeaderColumn[] = [];
  const put = (concept: Concept, column: HeaderColumn): void => {
    const before = found.get(concept);
    const isBetter =
      before === undefined || (fitOf(concept, before.content) ?? 1) < (fitOf(concept, column.content) ?? 0);
    if (isBetter) found.set(concept, { ...column, concept });
    const passed = isBetter ? before : { ...column, concept };
    if (passed !== undefined) others.push(passed);
  };
  for (const column of columns) {
    const concept = meaningOf(column);
    if (concept !== undefined && concept !== 'number') put(concept, column);
  }
  for (const column of others) {
    const name = column.concept === undefined ? undefined : NAME_OF[column.concept];
    const isNames = name !== undefined && (fitOf(column.concept!, column.content) ?? 1) < FEW_CODES;
    if (isNames && !found.has(name)) found.set(name, { ...column, concept: name });
  }
  const name = found.get('name');
  if (name !== undefined) {
    if (found.has('dx') && !found.has('dxName')) found.set('dxName', name);
    else if (found.has('proc') && !found.has('procName')) found.set('procName', name);
    else if (found.has('drg') && !found.has('drgName')) found.set('drgName', name);
  }
  return found;
}

function meaningOf({ concept, content }: HeaderColumn): Concept | undefined {
  if (content.rule > 0.3 && (concept === undefined || (fitOf(concept, content) ?? 0) < 0.5)) return 'adrgRule';
  if (concept === undefined) return undefined;
  if (concept === 'code') return byContent(content);
  const isCode = ['dx', 'proc', 'op', 'mcc', 'cc'].includes(concept);
  if (!isCode || content.filled === 0) return concept;
  if (content.dx > 0.6) return 'dx';
  if (content.proc > 0.6) return 'proc';
  return concept;
}

function byContent(content: HeaderColumn['content']): Concept {
  const { mdc, drg, adrg, dx, proc } = content;
  const best = Math.max(mdc, drg, adrg, dx, proc);
  if (best < 0.5) return 'code';
  if (best === mdc) return 'mdc';
  if (best === dx) return 'dx';
  if (best === proc) return 'proc';
  return best === adrg ? 'adrg' : 'drg';
}

function guess(
  role: Role,
  fields: readonly (readonly [Field, HeaderColumn | undefined])[],
  more: Partial<RoleGuess> = {},
): RoleGuess {
  const present = fields.filter((one): one is readonly [Field, HeaderColumn] => one[1] !== undefined);
  return { role, fields: new Map(present), certainty: 1, spare: 0, isAlternative: false, ...more };
}

function rules(columns: Columns): RoleGuess[] {
  const adrgRule = columns.get('adrgRule') ?? columns.get('mdcRule');
  if (!columns.has('drg')) return [];
  const same = (['mdc', 'adrg', 'drg', 'mdcRule', 'drgRule', 'op', 'mcc', 'cc'] as const).map(
    (field) => [field, columns.get(field)] as const,
  );
  return [guess('rules', [...same, ['adrgRule', adrgRule]])];
}

/** Lists of diagnoses and procedures: of an MDC, of an ADRG, or of both kinds side by side in a catalogue. */
function lists(sheet: string, columns: Columns): RoleGuess[] {
  const [dx, proc, mdc] = [columns.get('dx'), columns.get('proc'), columns.get('mdc')];
  const group = columns.get('adrg') ?? columns.get('drg');
  const list = columns.get('list') ?? group;
  if (columns.has('table') || (list === undefined && mdc === undefined)) return [];
  const found: RoleGuess[] = [];
  const name = plainHeader(sheet);
  const isOfMdc = dx !== undefined && ofMdc(name, columns);
  if (dx !== undefined) {
    const fields = [
      ['mdc', mdc],
      ['list', isOfMdc ? columns.get('list') : list],
      ['code', dx],
      ['name', columns.get('dxName')],
    ] as const;
    found.push(guess(isOfMdc ? 'mdcDiagnoses' : 'adrgDiagnoses', fields));
    found.push(guess(isOfMdc ? 'adrgDiagnoses' : 'mdcDiagnoses', fields, { isAlternative: true, certainty: 0.4 }));
  }
  if (proc !== undefined)
    found.push(
      guess('adrgProcedures', [
        ['mdc', mdc],
        ['list', list],
        ['code', proc],
        ['name', columns.get('procName')],
      ]),
    );
  return found;
}

/** By what the lists are called, else by the sheet's name, else by whether there is anything finer than the MDC. */
function ofMdc(sheet: string, columns: Columns): boolean {
  const list = columns.get('list');
  if (list !== undefined && list.content.filled > 0) {
    if (list.content.mdcClass > 0.8) return true;
    if (list.content.adrg > 0.5) return false;
  }
  if (columns.has('adrg') || columns.has('drg')) return false;
  return sheet.includes('mdc') || !sheet.includes('adrg');
}

/** Complications with the table that excludes them, and those tables: a diagnosis and a table's name. The sheet's name decides, then the level column, then the order. */
function complications(sheet: string, columns: Columns): RoleGuess[] {
  const [dx, table, level] = [columns.get('dx'), columns.get('table'), columns.get('level')];
  if (dx === undefined) return [];
  const name = plainHeader(`${sheet} ${dx.header}`);
  const fields = [
    ['code', dx],
    ['name', columns.get('dxName')],
    ['excluded', table],
  ] as const;
  if (level !== undefined) return [guess('complications', [...fields, ['level', level]])];
  const isList = columns.has('list') || columns.has('adrg') || columns.has('drg') || columns.has('mdc');
  const saysExclusion = name.includes('排除') || name.includes('exclu');
  const severity =
    name.includes('mcc') || name.includes('严重') || name.includes('重要')
      ? 'mcc'
      : name.includes('cc') || name.includes('并发症')
        ? 'cc'
        : undefined;
  const exclusions = guess(
    'exclusions',
    [
      ['table', table],
      ['code', dx],
      ['name', columns.get('dxName')],
    ],
    {
      ...(table === undefined ? { fixed: { table: sheet } } : {}),
    },
  );
  if (saysExclusion && !isList) return [exclusions];
  if (severity !== undefined && !isList)
    return [guess(severity, fields), { ...exclusions, isAlternative: true, certainty: 0.3 }];
  if (isList) return [];
  if (table !== undefined) {
    const isTables = table.column < dx.column;
    return [
      { ...exclusions, isAlternative: !isTables, certainty: 0.6 },
      guess('cc', fields, { isAlternative: isTables, certainty: 0.5 }),
    ];
  }
  return /^表|table/.test(name) ? [{ ...exclusions, certainty: 0.7 }] : [];
}

/** MDCs, ADRGs and DRGs: a sheet serves its finest level, and the coarser ones where no sheet is theirs. */
function catalogue(columns: Columns): RoleGuess[] {
  const get = (concept: Concept): HeaderColumn | undefined => columns.get(concept);
  const [mdc, adrg, drg] = [get('mdc'), get('adrg'), get('drg')];
  const hasLists = get('dx') !== undefined || get('proc') !== undefined;
  const found: RoleGuess[] = [];
  const isCatalogue = get('drgName') !== undefined || adrg !== undefined || get('weight') === undefined;
  if (drg !== undefined && !hasLists && isCatalogue)
    found.push(
      guess('drg', [
        ['mdc', mdc],
        ['adrg', adrg],
        ['drg', drg],
        ['drgName', get('drgName')],
      ]),
    );
  if (adrg !== undefined && (get('adrgName') !== undefined || (drg === undefined && !hasLists))) {
    found.push(
      guess(
        'adrg',
        [
          ['mdc', mdc],
          ['mdcName', get('mdcName')],
          ['adrg', adrg],
          ['adrgName', get('adrgName')],
        ],
        { spare: hasLists ? 2 : drg !== undefined ? 1 : 0 },
      ),
    );
  }
  if (mdc !== undefined && get('mdcName') !== undefined) {
    found.push(
      guess(
        'mdc',
        [
          ['mdc', mdc],
          ['mdcName', get('mdcName')],
        ],
        { spare: hasLists ? 2 : adrg !== undefined || drg !== undefined ? 1 : 0 },
      ),
    );
  }
  return found;
}

function weights(columns: Columns): RoleGuess[] {
  const [drg, weight] = [columns.get('drg'), columns.get('weight')];
  if (drg === undefined || weight === undefined) return [];
  const more = (['meanCharge', 'meanLosDays', 'riskLevel'] as const).map(
    (field) => [field, columns.get(field)] as const,
  );
  return [guess('weights', [['drg', drg], ['weight', weight], ...more])];
}
