import { z } from 'zod';
import { operation } from '../operation.ts';
import { caseChoice } from './library.ts';
import { packSource } from './packs.ts';
import { decimalText, issue, json, localText } from '../schemas/shared.ts';

/** A row that can be the answer, and what is known of it. */
const reach = z.object({
  group: z.string(),
  kind: z.string(),
  path: z.string(),
  state: z.enum(['reached', 'dead', 'undecided']),
  /** Rows that take every record first; none: its own condition can never hold. */
  by: z
    .array(z.object({ path: z.string(), code: z.string(), name: z.string(), node: z.string().optional() }))
    .optional(),
  /** A record that reaches it, as grouping reads it. */
  witness: json.optional(),
});

/** How work stands that takes longer than a request: whoever asks the same again is told. */
const standing = {
  state: z.enum(['none', 'running', 'done']),
  /** How much is done of all, where that can be told. */
  done: z.number().int(),
  total: z.number().int().optional(),
  seconds: z.number().int(),
};

/** One grouping scheme of a published version or a draft. */
const scheme = packSource.extend({ artifact: z.string().min(1).max(120) });
const system = z.enum(['dx', 'proc']);
const nodeLevel = z.enum(['mdc', 'adrg', 'group', 'catalogue', 'key', 'type']);
const nodeId = z.string().min(1).max(400);
const named = z.object({ id: z.string(), code: z.string(), name: z.string() });

/** A condition as the table writes it, and taken apart where it can be read. */
const condition = z.object({
  rule: z.string(),
  text: z.string(),
  /** Condition as `parseCondition` gives it; absent where it does not parse. */
  parsed: json.optional(),
  /** Where it stands: `adrg.csv:12:condition`. */
  path: z.string(),
  layer: z.string().optional(),
});

/** A code list that a condition names, with how many codes it has. */
const listRef = z.object({ list: z.string(), system, codes: z.number().int() });

const childNode = z.object({
  id: z.string(),
  level: nodeLevel,
  code: z.string(),
  name: z.string(),
  weight: z.string().optional(),
  meanCharge: z.string().optional(),
  conditions: z.array(condition),
  layer: z.string().optional(),
});

const codeAt = z.object({ system, code: z.string() });

/** What grouping reads of a stay; missing is absent. */
export const groupingForm = z.strictObject({
  sex: z.enum(['1', '2']).optional(),
  ageYears: z.number().int().min(0).max(150).optional(),
  ageDays: z.number().int().min(0).max(60_000).optional(),
  birthWeightGrams: z.number().min(0).max(20_000).optional(),
  losDays: z.number().int().min(0).max(20_000).optional(),
  icuHours: z.number().min(0).max(500_000).optional(),
  disposition: z.string().max(40).optional(),
  department: z.string().max(120).optional(),
  /** Principal first. */
  diagnoses: z.array(z.string().max(40)).max(100),
  procedures: z.array(z.string().max(40)).max(100),
  totalCharge: decimalText.optional(),
  insuranceType: z.string().max(40).optional(),
  /** Lines of the bill, for visits. */
  charges: z
    .array(
      z.strictObject({
        code: z.string().min(1).max(60),
        quantity: decimalText.optional(),
        amount: decimalText.optional(),
      }),
    )
    .max(500)
    .optional(),
});

const tableDifference = z.object({
  table: z.string(),
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  /** Rows of both that are tried in another order. */
  moved: z.number().int(),
  examples: z.array(
    z.object({
      key: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      cells: z.record(z.string(), z.tuple([z.string(), z.string()])).optional(),
    }),
  ),
});

const groupName = z.object({ code: z.string(), name: z.string() });
const comparison = z.object({
  a: z.string(),
  b: z.string(),
  /** Members of the head that differ, as JSON. */
  head: z.array(z.object({ member: z.string(), a: z.string(), b: z.string() })),
  groups: z.object({
    same: z.number().int(),
    changed: z.array(groupName.extend({ what: z.array(z.string()) })),
    onlyA: z.array(groupName),
    onlyB: z.array(groupName),
  }),
  tables: z.array(tableDifference),
  /** Codes that lead elsewhere: rules or groups in the order tried; a piece of all. */
  codes: z.array(codeAt.extend({ a: z.array(z.string()), b: z.array(z.string()) })),
  /** All of them. */
  codesTotal: z.number().int(),
});

const otherScheme = {
  /** The other pack, … */
  with: z.string().regex(/^(draft:[0-9a-f-]{36}|hash:[0-9a-f]{64})$/),
  /** … and its scheme. */
  scheme: z.string().min(1).max(120),
};

/** Looking through a grouping scheme of a pack, trying it, checking it and setting it beside another. */
/** The conformity report of a scheme. */
export const conformity = z.object({
  title: localText,
  family: z.string(),
  counts: z.record(z.string(), z.number().int()),
  codes: z.array(
    z.object({
      table: z.string(),
      system,
      checked: z.boolean(),
      total: z.number().int(),
      /** The first of them. */
      unknown: z.array(z.string()),
      unknownTotal: z.number().int(),
      expired: z.array(z.object({ code: z.string(), validTo: z.string() })),
    }),
  ),
  overlaps: z.object({
    total: z.number().int(),
    examples: z.array(codeAt.extend({ within: z.string(), winner: z.string(), others: z.array(z.string()) })),
  }),
  reach: z.object({
    reached: z.number().int(),
    dead: z.array(reach),
    shadowed: z.array(reach),
    undecided: z.array(z.string()),
  }),
  comparison: comparison.optional(),
  /** The first of them. */
  issues: z.array(issue),
  issuesTotal: z.number().int(),
});

export const schemeOperations = {
  browseScheme: operation({
    id: 'browseScheme',
    method: 'POST',
    path: '/pack-content/:source/schemes/:artifact/tree',
    access: 'pack.read',
    summary: { zh: '浏览分组方案', en: 'Browse a grouping scheme' },
    params: scheme,
    body: z.strictObject({
      /** A code, a name or pinyin initials; the ways to what matches are open. */
      q: z.string().max(100).default(''),
      /** Nodes that are open; with `q`, nodes that are closed all the same. */
      open: z.array(nodeId).max(5_000).default([]),
      closed: z.array(nodeId).max(5_000).default([]),
      /** Whether everything is open. */
      all: z.boolean().default(false),
      /** A node whose way is open, too, and whose place is told. */
      at: nodeId.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      family: z.string(),
      title: localText,
      /** Whose artifact it is. */
      layer: z.string(),
      /** Nodes of each level in the whole scheme. */
      counts: z.record(z.string(), z.number().int()),
      /** Nodes that match `q`. */
      hits: z.number().int(),
      /** Rows of the open tree. */
      total: z.number().int(),
      /** Row of the node asked `at`. */
      place: z.number().int().optional(),
      rows: z.array(
        z.object({
          id: z.string(),
          level: nodeLevel,
          depth: z.number().int(),
          code: z.string(),
          name: z.string(),
          /** Groups below. */
          groups: z.number().int(),
          children: z.number().int(),
          isOpen: z.boolean(),
          isHit: z.boolean(),
          /** Row of the node above; -1 at the top. */
          above: z.number().int(),
          /** Place among its siblings, 1 first, and how many they are. */
          position: z.number().int(),
          siblings: z.number().int(),
          weight: z.string().optional(),
          /** The layer that says something about it, where that is not the scheme's own. */
          layer: z.string().optional(),
        }),
      ),
    }),
  }),
  schemeNode: operation({
    id: 'schemeNode',
    method: 'GET',
    path: '/pack-content/:source/schemes/:artifact/node',
    access: 'pack.read',
    summary: { zh: '分组方案中的一个节点', en: 'One node of a grouping scheme' },
    params: scheme,
    query: z.strictObject({ id: nodeId }),
    output: z.object({
      id: z.string(),
      level: nodeLevel,
      code: z.string(),
      name: z.string(),
      path: z.array(named.extend({ level: nodeLevel })),
      conditions: z.array(condition),
      /** Of all conditions shown. */
      lists: z.array(listRef),
      /** Names of codes that conditions write out. */
      names: z.record(z.string(), z.string()),
      /** Further cells of the rows it comes from: weight, charge, stay, risk, score … */
      facts: z.array(z.object({ name: z.string(), value: z.string() })),
      children: z.array(childNode),
      /** Rows of further tables that speak of it. */
      related: z.array(
        z.object({ table: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
      ),
      layer: z.string().optional(),
      /** Nodes tried right before and after it. */
      before: named.optional(),
      after: named.optional(),
    }),
  }),
  schemeList: operation({
    id: 'schemeList',
    method: 'GET',
    path: '/pack-content/:source/schemes/:artifact/list',
    access: 'pack.read',
    summary: { zh: '分组方案中的编码列表', en: 'A code list of a grouping scheme' },
    params: scheme,
    query: z.strictObject({
      list: z.string().min(1).max(200),
      q: z.string().max(100).default(''),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      system,
      total: z.number().int(),
      matched: z.number().int(),
      codes: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  searchSchemeCodes: operation({
    id: 'searchSchemeCodes',
    method: 'GET',
    path: '/pack-content/:source/schemes/:artifact/codes',
    access: 'pack.read',
    summary: { zh: '在分组方案中检索编码', en: 'Find codes of a grouping scheme' },
    params: scheme,
    query: z.strictObject({
      q: z.string().max(100),
      system: system.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    output: z.object({ codes: z.array(codeAt.extend({ name: z.string() })) }),
  }),
  schemeCode: operation({
    id: 'schemeCode',
    method: 'GET',
    path: '/pack-content/:source/schemes/:artifact/code',
    access: 'pack.read',
    summary: { zh: '查编码：通向哪些分组', en: 'Where a code leads' },
    params: scheme,
    query: z.strictObject({ code: z.string().min(1).max(60), system }),
    output: codeAt.extend({
      name: z.string(),
      /** Places whose condition names the code, in the order tried. */
      leads: z.array(
        z.object({
          /** Id of the node in the tree. */
          node: z.string(),
          level: nodeLevel,
          opens: z.string(),
          name: z.string(),
          path: z.string(),
          subject: z.string(),
          list: z.string(),
          /** The code keeps a record out. */
          isNegated: z.boolean(),
          /** Order tried, 1 first. */
          rank: z.number().int(),
          /** Tried first of the rules and groups that ask for the code. */
          isFirst: z.boolean(),
        }),
      ),
      complications: z.array(z.object({ level: z.enum(['cc', 'mcc']), exclusionGroup: z.string() })),
      excludes: z.string().optional(),
      isOperating: z.boolean().optional(),
      isExcluded: z.boolean().optional(),
    }),
  }),
  compareSchemes: operation({
    id: 'compareSchemes',
    method: 'GET',
    path: '/pack-content/:source/schemes/:artifact/comparison',
    access: 'pack.read',
    summary: { zh: '与另一方案对比', en: 'Compare with another scheme' },
    params: scheme,
    query: z.strictObject({
      ...otherScheme,
      /** Which of the codes that lead elsewhere. */
      codesFrom: z.coerce.number().int().min(0).default(0),
    }),
    output: comparison,
  }),
  trySchemeCase: operation({
    id: 'trySchemeCase',
    method: 'POST',
    path: '/pack-content/:source/schemes/:artifact/try',
    access: 'pack.read',
    summary: { zh: '试算一份病例', en: 'Group one case' },
    params: scheme,
    body: z.strictObject({
      input: groupingForm,
      /** Average factors of the hospital, for DIP. */
      settlement: z.strictObject({ averageFactor: decimalText, averageFactorBasic: decimalText.optional() }).optional(),
    }),
    output: z.object({ grouping: json, names: z.record(z.string(), z.string()), milliseconds: z.number() }),
  }),
  schemeSamples: operation({
    id: 'schemeSamples',
    method: 'GET',
    path: '/sample-groupings',
    access: 'pack.read',
    audit: 'case.sample',
    summary: { zh: '供试算的去标识病例（分组所读字段）', en: 'De-identified cases as grouping reads them' },
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({
      kind: z.enum(['own', 'synthetic']),
      cases: z.array(z.object({ id: z.string(), title: z.string(), input: json })),
    }),
  }),
  checkScheme: operation({
    id: 'checkScheme',
    method: 'POST',
    path: '/pack-content/:source/schemes/:artifact/check',
    access: 'pack.read',
    summary: { zh: '检查分组方案', en: 'Check a grouping scheme' },
    params: scheme,
    body: z.strictObject({
      /** Begins unless it runs or is done; without it one is only told how it stands. */
      begin: z.boolean().default(false),
    }),
    output: z.object({
      ...standing,
      report: conformity.optional(),
    }),
  }),
  settledAgreement: operation({
    id: 'settledAgreement',
    method: 'POST',
    path: '/pack-content/:source/schemes/:artifact/settled',
    access: 'pack.read',
    audit: 'scheme.settled',
    summary: { zh: '与已结算病例核对', en: 'Hold a scheme against settled cases' },
    params: scheme,
    /** A table of cases with a column that names the group each was settled in; it is read and not kept. */
    multipart: { fields: z.strictObject({}) },
    output: z.object({
      cases: z.number().int(),
      agree: z.number().int(),
      /** The first of them. */
      differences: z.array(z.object({ id: z.string(), settled: z.string(), answer: z.string(), status: z.string() })),
      /** Column that was read as the settled group. */
      column: z.string(),
      /** Rows that could not be read, and rows beyond the most that are looked at. */
      unreadable: z.number().int(),
      leftOut: z.number().int(),
    }),
  }),
  schemeReach: operation({
    id: 'schemeReach',
    method: 'GET',
    path: '/pack-content/:source/schemes/:artifact/reach',
    access: 'pack.read',
    summary: { zh: '分组是否可达（来自最近一次检查）', en: 'Whether groups can be reached, by the last check' },
    params: scheme,
    query: z.strictObject({
      /** Codes of groups, parted by blanks. */
      groups: z.string().min(1).max(4_000),
    }),
    output: z.object({ ...standing, reach: z.array(reach) }),
  }),
  sideBySide: operation({
    id: 'sideBySide',
    method: 'POST',
    path: '/pack-content/:source/schemes/:artifact/side-by-side',
    access: 'pack.read',
    audit: 'scheme.sideBySide',
    summary: { zh: '两套分组方案并行比较', en: 'Two groupers side by side on stored cases' },
    params: scheme,
    body: z.strictObject({
      other: z.strictObject(otherScheme),
      /** Whether the other scheme reads the settlement list of the stay instead of the front page. */
      record: z.enum(['frontPage', 'settlementList']).default('frontPage'),
      cases: z
        .strictObject({
          filter: caseChoice.optional(),
          /** Latest discharges first. */
          limit: z.number().int().min(1).max(20_000).default(10_000),
        })
        .prefault({}),
      /** Average factors of the hospital, for DIP. */
      settlement: z.strictObject({ averageFactor: decimalText, averageFactorBasic: decimalText.optional() }).optional(),
      begin: z.boolean().default(false),
      /** Lets go of an answer that is there: cases have come since. */
      again: z.boolean().default(false),
    }),
    output: z.object({
      ...standing,
      result: z
        .object({
          cases: z.number().int(),
          /** Cases for which no pack is in force are left out. */
          withoutPack: z.number().int(),
          /** Cases without a settlement list. */
          withoutList: z.number().int(),
          same: z.number().int(),
          different: z.number().int(),
          clusters: z.array(
            z.object({
              cause: z.object({ code: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) }),
              cases: z.number().int(),
              pairs: z.array(z.object({ a: z.string(), b: z.string(), cases: z.number().int() })),
              examples: z.array(z.object({ caseId: z.string(), recordKey: z.string() })),
              weightChange: z.string().optional(),
            }),
          ),
        })
        .optional(),
    }),
  }),
};
