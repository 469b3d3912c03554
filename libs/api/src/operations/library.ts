import { z } from 'zod';
import { operation } from '../operation.ts';
import { date, id, idParams, issue, json, localText, month, severity } from '../schemas/shared.ts';
import { draft } from './packs.ts';

const source = z.strictObject({ source: z.string().regex(/^(draft:[0-9a-f-]{36}|hash:[0-9a-f]{64})$/) });
const texts = z.array(z.string().max(300)).max(500);
const layer = z.enum(['nation', 'province', 'city', 'hospital']);

export const ruleStatus = z.enum(['active', 'notYet', 'expired', 'disabled']);
export const ruleSort = z.enum(['id', 'severity', 'category', 'subcategory', 'field', 'set', 'layer', 'hits']);
export const ruleChoices = z.enum([
  'severity',
  'category',
  'subcategory',
  'engine',
  'source',
  'field',
  'set',
  'layer',
  'stages',
]);

/** Which rules of a library: within a list any, between lists all. */
export const libraryFilter = z.strictObject({
  /** Words, all of which a rule's id, title, texts or codes hold. */
  q: z.string().max(200).optional(),
  choices: z.partialRecord(ruleChoices, texts).optional(),
  status: z.array(ruleStatus).optional(),
  /** Fields that conditions read: `diagnoses[].code`. */
  reads: texts.optional(),
  /** Codes compared with; `K80*` for all that begin so. */
  codes: texts.optional(),
  /** Value sets, code tables and maps named in conditions. */
  sets: texts.optional(),
  /** Shared conditions named. */
  conditions: texts.optional(),
  /** Cases on which the rule stands open now. */
  hits: z.strictObject({ min: z.number().int().min(0).optional(), max: z.number().int().min(0).optional() }).optional(),
});

/** Rules by id, or all that match a filter but some. */
export const ruleSelection = z.union([
  z.strictObject({ ids: z.array(z.string().max(300)).min(1).max(10_000) }),
  z.strictObject({ filter: libraryFilter, except: z.array(z.string().max(300)).max(10_000).default([]) }),
]);

/** What is done to every selected rule. */
export const bulkChange = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('severity'), severity: z.enum(['block', 'error', 'warn', 'info']) }),
  z.strictObject({ action: z.literal('disable'), reason: z.string().trim().min(1).max(500) }),
  z.strictObject({ action: z.literal('enable') }),
  z.strictObject({ action: z.literal('stages'), stages: z.array(z.string().min(1).max(60)).max(20) }),
  z.strictObject({ action: z.literal('dates'), validFrom: date.nullable(), validTo: date.nullable() }),
]);

export const libraryRow = z.object({
  id: z.string(),
  set: z.string(),
  /** A row of the set's template. */
  fromTemplate: z.boolean(),
  title: localText,
  severity: z.string(),
  category: z.string().optional(),
  subcategory: z.string().optional(),
  engine: z.string().optional(),
  source: z.string().optional(),
  field: z.string().optional(),
  stages: z.array(z.string()),
  layer: z.string(),
  packId: z.string(),
  status: ruleStatus,
  reason: z.string().optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  hits: z.number().int(),
});

const provenance = z.object({
  packId: z.string(),
  version: z.string(),
  layer,
  op: z.string(),
  reason: z.string().optional(),
  address: z.string().optional(),
});

/** Cases by what their list is filtered by. */
export const caseChoice = z.strictObject({
  q: z.string().max(100).optional(),
  stage: z.string().optional(),
  department: z.string().optional(),
  severity: severity.optional(),
  rule: z.string().optional(),
  group: z.string().optional(),
  insuranceType: z.string().optional(),
  month: month.optional(),
  caseType: z.string().optional(),
});

const standing = z.object({ fired: z.number().int(), notEvaluable: z.number().int(), failed: z.number().int() });
const trialChange = z.enum(['gained', 'lost', 'notEvaluable']);

/** How an edit of many rules falls out, before or after it is made. */
export const bulkEffect = z.object({
  selected: z.number().int(),
  changed: z.number().int(),
  /** Are so already. */
  unchanged: z.number().int(),
  /** By layer that the rules come from, and how the draft says it: in its own file, or over what it inherited. */
  byLayer: z.array(
    z.object({ layer: z.string(), packId: z.string(), how: z.enum(['own', 'overlay']), rules: z.number().int() }),
  ),
  /** Rules that cannot be changed so, with the reason. */
  refused: z.array(
    z.object({
      code: z.string(),
      args: z.record(z.string(), z.string()),
      rules: z.number().int(),
      examples: z.array(z.string()),
    }),
  ),
});

const filePieces = z.strictObject({
  pieces: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100_000),
  length: z.number().int().min(0).max(2_147_483_647),
});

/** The files an edit wrote, before and after, by the pieces they consist of: what undoes it as long as nobody changed them since. */
export const fileChange = z.strictObject({
  path: z.string().max(300),
  before: filePieces.nullable(),
  after: filePieces.nullable(),
});

const facetValue = z.object({ value: z.string(), rules: z.number().int() });

export const duplicateKind = z.enum(['exact', 'subsumed', 'near']);
const ruleRef = z.object({
  id: z.string(),
  set: z.string(),
  title: localText,
  severity: z.string(),
  layer: z.string(),
});

export const libraryOperations = {
  packUsages: operation({
    id: 'packUsages',
    method: 'GET',
    path: '/pack-content/:source/usages',
    access: 'pack.read',
    summary: {
      zh: '查找引用：字段、值集、共享条件、编码',
      en: 'Where a field, value set, shared condition or code is used',
    },
    params: source,
    query: z.strictObject({
      /** A canonical path, `diagnoses[].code`. */
      field: z.string().max(200).optional(),
      valueSet: z.string().max(100).optional(),
      condition: z.string().max(200).optional(),
      /** A code; `K80*` for all that begin so. */
      code: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      total: z.number().int(),
      bySet: z.array(z.object({ set: z.string(), rules: z.number().int() })),
      rules: z.array(libraryRow),
      /** Where the value set, shared condition or field itself is defined. */
      definition: z
        .object({
          kind: z.string(),
          artifact: z.string(),
          layer: z.string(),
          packId: z.string(),
          title: localText.optional(),
        })
        .optional(),
    }),
  }),
  browseLibrary: operation({
    id: 'browseLibrary',
    method: 'POST',
    path: '/pack-content/:source/library',
    access: 'pack.read',
    summary: { zh: '浏览规则库', en: 'Browse the rule library' },
    params: source,
    body: z.strictObject({
      filter: libraryFilter.default({}),
      sort: ruleSort.default('id'),
      descending: z.boolean().default(false),
      /** The id after which to go on, … */
      after: z.string().max(300).optional(),
      /** … or how many to leave out. */
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(500).default(100),
      facets: z.boolean().default(false),
    }),
    output: z.object({
      total: z.number().int(),
      all: z.number().int(),
      rows: z.array(libraryRow),
      /** How many rules each value has under the other choices. */
      facets: z.partialRecord(z.union([ruleChoices, z.literal('status')]), z.array(facetValue)).optional(),
    }),
  }),
  libraryRule: operation({
    id: 'libraryRule',
    method: 'GET',
    path: '/pack-content/:source/library/:rule',
    access: 'pack.read',
    summary: { zh: '规则库中的一条规则', en: 'One rule of the library' },
    params: source.extend({ rule: z.string().min(1).max(300) }),
    output: z.object({
      row: libraryRow,
      rule: json,
      /** The cells of a rule that a template makes. */
      cells: z.record(z.string(), z.string()).optional(),
      reads: z.array(z.string()),
      sets: z.array(z.string()),
      conditions: z.array(z.string()),
      provenance: provenance.optional(),
      history: z.array(provenance),
    }),
  }),
  previewBulkEdit: operation({
    id: 'previewBulkEdit',
    method: 'POST',
    path: '/drafts/:id/library/preview',
    access: 'pack.edit',
    summary: { zh: '批量修改预览', en: 'What a bulk edit would do' },
    params: idParams,
    body: z.strictObject({ selection: ruleSelection, change: bulkChange }),
    output: bulkEffect,
  }),
  bulkEdit: operation({
    id: 'bulkEdit',
    method: 'POST',
    path: '/drafts/:id/library/edit',
    access: 'pack.edit',
    audit: 'draft.bulkEdit',
    ifMatch: true,
    summary: { zh: '批量修改规则', en: 'Edit many rules at once' },
    params: idParams,
    body: z.strictObject({
      selection: ruleSelection,
      change: bulkChange,
      /** How many rules the preview said; another number now is refused. */
      expected: z.number().int().optional(),
    }),
    output: z.object({ draft, effect: bulkEffect, issues: z.array(issue), undo: z.array(fileChange) }),
  }),
  undoDraftEdit: operation({
    id: 'undoDraftEdit',
    method: 'POST',
    path: '/drafts/:id/undo',
    access: 'pack.edit',
    audit: 'draft.undo',
    ifMatch: true,
    summary: { zh: '撤销一次修改', en: 'Take an edit back' },
    params: idParams,
    body: z.strictObject({ undo: z.array(fileChange).min(1).max(200) }),
    output: z.object({ draft, issues: z.array(issue), undo: z.array(fileChange) }),
  }),
  tryRule: operation({
    id: 'tryRule',
    method: 'POST',
    path: '/pack-content/:source/try-rule',
    access: 'pack.edit',
    audit: 'rule.try',
    summary: { zh: '在所选病例上试算改动的规则', en: 'Try changed rules on chosen cases' },
    params: source,
    body: z.strictObject({
      /** Rules as they are being written; absent: those that the draft has otherwise than what is in force. */
      rules: z
        .array(z.strictObject({ set: z.string().max(80), rule: z.record(z.string(), json) }))
        .max(50)
        .optional(),
      cases: z
        .strictObject({
          ids: z.array(id).max(1_000).optional(),
          filter: caseChoice.optional(),
          /** Latest discharges first. */
          limit: z.number().int().min(1).max(20_000).default(10_000),
        })
        .prefault({}),
      /** How many changed cases to tell one by one. */
      examples: z.number().int().min(0).max(200).default(50),
    }),
    output: z.object({
      cases: z.number().int(),
      /** Cases for which no pack is in force. */
      withoutPack: z.number().int(),
      rules: z.number().int(),
      /** Cases with at least one such change. */
      changed: z.object({ gained: z.number().int(), lost: z.number().int(), notEvaluable: z.number().int() }),
      byRule: z.array(
        z.object({
          ruleId: z.string(),
          before: standing,
          after: standing,
          gained: z.number().int(),
          lost: z.number().int(),
          notEvaluable: z.number().int(),
        }),
      ),
      /** For whoever may see cases. */
      examples: z.array(
        z.object({
          caseId: id,
          recordKey: z.string(),
          ruleId: z.string(),
          change: trialChange,
          path: z.string(),
          read: z.array(z.object({ path: z.string(), value: json })),
          missing: z.object({ path: z.string(), reason: z.string() }).optional(),
        }),
      ),
      /** Cases whose facts had to be read first. */
      prepared: z.number().int(),
      milliseconds: z.number().int(),
    }),
  }),
  findDuplicates: operation({
    id: 'findDuplicates',
    method: 'POST',
    path: '/pack-content/:source/duplicates',
    access: 'pack.read',
    summary: { zh: '查找重复与近似规则', en: 'Find duplicate and similar rules' },
    params: source,
    body: z.strictObject({
      filter: libraryFilter.default({}),
      kinds: z.array(duplicateKind).min(1).default(['exact', 'subsumed', 'near']),
      limit: z.number().int().min(1).max(500).default(100),
      offset: z.number().int().min(0).default(0),
    }),
    output: z.object({
      counts: z.record(z.string(), z.number().int()),
      /** False when the search stopped at its budget. */
      complete: z.boolean(),
      compared: z.number().int(),
      milliseconds: z.number().int(),
      pairs: z.array(
        z.object({
          kind: duplicateKind,
          a: ruleRef,
          b: ruleRef,
          /** Shared literals ÷ all literals, 0 to 1. */
          similarity: z.number(),
          /** For `subsumed`: whatever fires `a` fires `b`. */
          shared: z.array(z.string()),
          onlyA: z.array(z.string()),
          onlyB: z.array(z.string()),
        }),
      ),
    }),
  }),
};
