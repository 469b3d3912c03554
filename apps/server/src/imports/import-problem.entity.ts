import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** What was wrong with one row of a file: row and column as the user counts them. */
const ImportProblemSchema = defineEntity({
  ...tenantTable,
  name: 'ImportProblem',
  tableName: 'import_problem',
  properties: {
    tenant: tenantColumn(),
    jobId: p.uuid().primary(),
    row: p.integer().primary(),
    position: p.integer().primary(),
    column: p.string().length(120).nullable(),
    code: p.string().length(80),
    severity: p.string().length(8),
    args: p.json<Record<string, string | number>>(),
    /** The cell as it came, cut. */
    raw: p.string().length(200).nullable(),
  },
});

export class ImportProblem extends ImportProblemSchema.class {}
ImportProblemSchema.setClass(ImportProblem);
