import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

/** Record number → encounter, across all months: the same number is the same encounter, also when two imports race. */
const EncounterKeySchema = defineEntity({
  ...tenantTable,
  name: 'EncounterKey',
  tableName: 'encounter_key',
  properties: {
    tenant: tenantColumn(),
    recordKey: p.string().length(120).primary(),
    caseMonth: p.string().length(7),
    encounterId: p.uuid(),
  },
});

export class EncounterKey extends EncounterKeySchema.class {}
EncounterKeySchema.setClass(EncounterKey);
