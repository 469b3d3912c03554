import { z } from 'zod';
import { operation } from '../operation.ts';
import { draft } from './packs.ts';
import { conformity } from './schemes.ts';
import { idParams, issue, json } from '../schemas/shared.ts';

/** What is to be made of an upload. Objects travel as JSON texts beside the file. */
const asked = z.strictObject({
  /** Id of the artifact in the pack. */
  artifact: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/),
  title: z.string().max(200).optional(),
  /** What each sheet is taken for (`scheme-mapping/1`), as JSON; absent: as remembered for the bureau, else as suggested. */
  mapping: z.string().max(200_000).optional(),
  /** Whose workbooks these are: how they are read is remembered under this name. */
  bureau: z.string().max(100).optional(),
  /** `base`: an overlay of the parent's scheme where the pack has a parent with one of the family; `copy`: the scheme as a whole. */
  over: z.enum(['base', 'copy']).default('base'),
});

const listDifference = z.object({
  list: z.string(),
  form: z.enum(['same', 'rows', 'whole']),
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  cosmetic: z.number().int(),
  moved: z.number().int(),
  same: z.number().int(),
});

const sheetAccount = z.object({
  sheet: z.string(),
  hidden: z.boolean(),
  roles: z.array(z.string()),
  rows: z.number().int(),
  usedColumns: z.array(z.string()),
  unusedColumns: z.array(z.string()),
});

export const schemeImportOperations = {
  inspectScheme: operation({
    id: 'inspectScheme',
    method: 'POST',
    path: '/scheme-imports/inspect',
    access: 'pack.edit',
    summary: { zh: '查看分组方案文件', en: 'Look into a file that holds a scheme' },
    multipart: { fields: z.strictObject({ bureau: z.string().max(100).optional() }) },
    output: z.object({
      /** `tables`: the folder form, which needs no mapping. */
      kind: z.enum(['tables', 'sheets']),
      name: z.string(),
      tables: z.array(z.string()),
      sheets: z.array(
        z.object({
          name: z.string(),
          hidden: z.boolean(),
          rows: z.number().int(),
          /** The first rows, for choosing header and columns. */
          head: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
        }),
      ),
      /** How the sheets would be read, and what else each could be. */
      mapping: json.optional(),
      choices: json.optional(),
      /** What a sheet can hold, and by which columns. */
      roles: z.array(z.object({ role: z.string(), required: z.array(z.string()), optional: z.array(z.string()) })),
      /** The mapping is the one remembered for the bureau. */
      remembered: z.boolean(),
      issues: z.array(issue),
    }),
  }),
  previewSchemeImport: operation({
    id: 'previewSchemeImport',
    method: 'POST',
    path: '/drafts/:id/scheme-import/preview',
    access: 'pack.edit',
    summary: { zh: '预览导入的分组方案', en: 'See what an imported scheme would be' },
    params: idParams,
    multipart: { fields: asked },
    output: z.object({
      artifact: z.string(),
      family: z.enum(['apg', 'dip', 'drg']),
      counts: z.record(z.string(), z.number().int()),
      sheets: z.array(sheetAccount),
      policies: z.array(z.string()),
      /** The parent's scheme that it is laid over, and how much of it the parent has already. */
      base: z.object({ pack: z.string(), artifact: z.string(), share: z.number() }).optional(),
      differences: z.array(
        z.object({ artifact: z.string(), lists: z.array(listDifference), head: z.array(z.string()) }),
      ),
      /** Characters of what the draft would say, and of the scheme written out in full. */
      size: z.object({ written: z.number().int(), full: z.number().int() }),
      /** The conformity report of the scheme as it would be. */
      report: conformity,
      errors: z.number().int(),
      warnings: z.number().int(),
      issues: z.array(issue),
    }),
  }),
  importScheme: operation({
    id: 'importScheme',
    method: 'POST',
    path: '/drafts/:id/scheme-import',
    access: 'pack.edit',
    audit: 'draft.schemeImport',
    ifMatch: true,
    summary: { zh: '导入分组方案到草稿', en: 'Import a scheme into a draft' },
    params: idParams,
    multipart: { fields: asked },
    output: z.object({ draft, artifact: z.string(), issues: z.array(issue) }),
  }),
  listSchemeMappings: operation({
    id: 'listSchemeMappings',
    method: 'GET',
    path: '/scheme-mappings',
    access: 'pack.edit',
    summary: { zh: '各医保局的工作簿读法', en: 'How workbooks of each bureau are read' },
    output: z.object({
      mappings: z.array(z.object({ bureau: z.string(), by: z.string(), updatedAt: z.string() })),
    }),
  }),
};
