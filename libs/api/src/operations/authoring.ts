import { z } from 'zod';
import { operation } from '../operation.ts';
import { id, idParams, issue, json } from '../schemas/shared.ts';
import { draft, packSource } from './packs.ts';

const nameable = {
  what: z.enum(['field', 'condition', 'codes', 'system', 'parameter', 'rule']),
  /** Canonical path of a field, name of a shared condition, id of all others. */
  id: z.string().min(1).max(200),
  /** Set that a shared condition belongs to. */
  set: z.string().max(200).optional(),
};

/** One place that names a thing: an element or row of an artifact, and the path inside it. */
const use = z.object({
  kind: z.string(),
  artifact: z.string(),
  element: z.string().optional(),
  /** Long table that the element is a row of. */
  table: z.string().optional(),
  path: z.string(),
  title: z.string().optional(),
  /** The text that stands there, cut when long. */
  shown: z.string(),
});

const renamed = z.object({
  /** File of the draft, and the path or row inside it. */
  file: z.string(),
  path: z.string(),
  element: z.string().optional(),
  before: z.string(),
  after: z.string(),
});

/** What the author of a rule asks about its parts. */
export const authoringOperations = {
  explainInSource: operation({
    id: 'explainInSource',
    method: 'POST',
    path: '/pack-content/:source/explain',
    access: 'pack.read',
    audit: 'case.explain',
    bodyLimitMb: 2,
    summary: {
      zh: '规则（含未保存的改动）在一个病例上为什么命中或没有',
      en: 'Why a rule, as it stands on screen, fires or does not for a case',
    },
    params: packSource,
    body: z.strictObject({ caseId: id, set: z.string(), rule: json }),
    output: z.object({
      recordKey: z.string(),
      /** Absent while the rule does not compile. */
      explanation: json.optional(),
      issues: z.array(issue),
    }),
  }),
  findUses: operation({
    id: 'findUses',
    method: 'GET',
    path: '/pack-content/:source/uses',
    access: 'pack.read',
    summary: { zh: '查找引用', en: 'Where a field, value set, shared condition or rule is used' },
    params: packSource,
    query: z.strictObject(nameable),
    output: z.object({ uses: z.array(use), total: z.number().int() }),
  }),
  previewRename: operation({
    id: 'previewRename',
    method: 'GET',
    path: '/drafts/:id/rename',
    access: 'pack.edit',
    summary: { zh: '重命名预览', en: 'Every place that a new name would change' },
    params: idParams,
    query: z.strictObject({ ...nameable, to: z.string().min(1).max(200) }),
    output: z.object({
      places: z.array(renamed),
      /** Why it cannot be renamed: it is not this pack's own, the name is taken or no name, or nothing has it. */
      refused: z.enum(['inherited', 'taken', 'unknown', 'invalid', 'catalogue', 'unsupported']).optional(),
    }),
  }),
  renameInDraft: operation({
    id: 'renameInDraft',
    method: 'POST',
    path: '/drafts/:id/rename',
    access: 'pack.edit',
    audit: 'draft.edit',
    ifMatch: true,
    summary: { zh: '重命名', en: 'Rename a shared condition, value set or rule everywhere in the draft' },
    params: idParams,
    body: z.strictObject({ ...nameable, to: z.string().min(1).max(200) }),
    output: z.object({ draft, issues: z.array(issue), places: z.number().int() }),
  }),
};
