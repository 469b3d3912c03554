import { z } from 'zod';
import { operation } from '../operation.ts';
import { draft, packSource } from './packs.ts';
import { idParams, issue, json } from '../schemas/shared.ts';

const table = packSource.extend({ kind: z.string(), artifact: z.string(), table: z.string() });

/** One column's filter: rows whose cell contains the text (whatever the case), or is one of the values. */
export const columnFilter = z.strictObject({
  column: z.string(),
  text: z.string().max(200).optional(),
  values: z.array(z.string()).max(1000).optional(),
});

/** `filters`: JSON of a list of column filters, all of which hold. */
const rowQuery = {
  q: z.string().max(200).optional(),
  filters: z.string().max(8000).optional(),
  sort: z.string().optional(),
  descending: z.enum(['true', 'false']).default('false'),
};

/** One edit of a row; `value` is the whole row. */
const rowEdit = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('add'),
    id: z.string(),
    value: z.record(z.string(), json),
    before: z.string().optional(),
    after: z.string().optional(),
  }),
  z.strictObject({ op: z.literal('set'), id: z.string(), value: z.record(z.string(), json) }),
  z.strictObject({ op: z.literal('remove'), id: z.string() }),
  z.strictObject({
    op: z.literal('move'),
    id: z.string(),
    before: z.string().optional(),
    after: z.string().optional(),
  }),
]);

export const tableOperations = {
  tableRows: operation({
    id: 'tableRows',
    method: 'GET',
    path: '/pack-content/:source/:kind/:artifact/tables/:table/rows',
    access: 'pack.read',
    summary: { zh: '长表的行（筛选、排序、分段）', en: 'Rows of a long table, filtered, sorted, in pieces' },
    params: table,
    query: z.strictObject({
      ...rowQuery,
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(20_000).default(1000),
    }),
    output: z.object({
      columns: z.array(z.string()),
      key: z.array(z.string()),
      ordered: z.boolean(),
      /** Rows of the table, and rows that the filter leaves. */
      total: z.number().int(),
      matched: z.number().int(),
      /** Cells in the order of the columns. */
      rows: z.array(z.array(z.string())),
      /** What this pack says of inherited rows of the piece, by row key: add, patch, replace. */
      says: z.record(z.string(), z.string()),
      /** Whether the table is this pack's own, so that rows may be removed and moved without a word. */
      own: z.boolean(),
    }),
  }),
  exportTable: operation({
    id: 'exportTable',
    method: 'GET',
    path: '/pack-content/:source/:kind/:artifact/tables/:table/file',
    access: 'pack.read',
    summary: { zh: '导出长表', en: 'A long table as CSV or workbook' },
    params: table,
    query: z.strictObject({ ...rowQuery, format: z.enum(['csv', 'xlsx']) }),
    output: { stream: 'application/octet-stream' },
  }),
  readTableFile: operation({
    id: 'readTableFile',
    method: 'POST',
    path: '/table-files',
    access: 'pack.edit',
    summary: { zh: '读取表格文件', en: 'Rows of a CSV file or workbook' },
    multipart: { fields: z.strictObject({ sheet: z.string().max(100).optional() }) },
    output: z.object({
      format: z.enum(['csv', 'xlsx']),
      encoding: z.string().optional(),
      sheets: z.array(z.string()).optional(),
      rows: z.array(z.array(z.string())),
      /** Line or row of the file for each row. */
      lines: z.array(z.number().int()),
      issues: z.array(issue),
      cut: z.boolean(),
    }),
  }),
  editRows: operation({
    id: 'editRows',
    method: 'PUT',
    path: '/drafts/:id/rows',
    access: 'pack.edit',
    audit: 'draft.edit',
    ifMatch: true,
    bodyLimitMb: 64,
    summary: { zh: '成批编辑草稿中的行', en: 'Edit many rows of a draft at once' },
    params: idParams,
    body: z.strictObject({
      kind: z.string(),
      artifact: z.string(),
      table: z.string().optional(),
      family: z.string().optional(),
      /** The artifact's own fields as they shall be, in the same step; makes an artifact that is not there. */
      fields: z.record(z.string(), json).optional(),
      edits: z.array(rowEdit).max(500_000),
      /** Why inherited rows are taken out. */
      reason: z.string().max(500).optional(),
    }),
    output: z.object({
      draft,
      issues: z.array(issue),
      /** All issues; not more than the first 2,000 are listed. */ found: z.number().int(),
    }),
  }),
};
