import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumn, tenantTable } from '../database/tenant-table.ts';

export interface StoredConflict {
  path: string;
  base?: unknown;
  mine?: unknown;
  theirs?: unknown;
}

/**
 * One stay of one person: where it stands now, and what lists and filters need of its newest revision and evaluation. The
 * content itself is in immutable revisions. `caseMonth` is the month under which the case was first filed; it is part of
 * every case-sized key and never changes, also when a discharge date does.
 */
const EncounterSchema = defineEntity({
  ...tenantTable,
  name: 'Encounter',
  tableName: 'encounter',
  properties: {
    tenant: tenantColumn(),
    caseMonth: p.string().length(7).primary(),
    id: p.uuid().primary(),
    recordKey: p.string().length(120),
    personId: p.uuid(),
    revisionId: p.uuid(),
    revisionNumber: p.integer(),
    recordHash: p.string().length(64),
    /** Hash and parts of the record as last imported, before local corrections were laid over it. */
    importHash: p.string().length(64),
    importParts: p.json<CasePart[]>(),
    conflicts: p.json<StoredConflict[]>(),
    conflictCount: p.integer().default(0),
    isLocked: p.boolean().default(false),
    stage: p.string().length(40).default(''),
    workflowStatus: p.string().length(10).nullable(),
    mrn: p.string().length(60).nullable(),
    patientName: p.string().length(120).nullable(),
    sex: p.string().length(4).nullable(),
    ageYears: p.integer().nullable(),
    department: p.string().length(60).nullable(),
    departmentName: p.string().length(120).nullable(),
    attending: p.string().length(120).nullable(),
    admitAt: p.string().length(19).nullable(),
    dischargeAt: p.string().length(19).nullable(),
    dischargeDate: p.string().length(10).nullable(),
    dischargeMonth: p.string().length(7).nullable(),
    principalCode: p.string().length(30).nullable(),
    principalName: p.string().length(200).nullable(),
    insuranceType: p.string().length(20).nullable(),
    poolingArea: p.string().length(20).nullable(),
    stayKind: p.string().length(20).nullable(),
    totalCharge: p.decimal().precision(18).scale(2).nullable(),
    openBlock: p.integer().default(0),
    openError: p.integer().default(0),
    openWarn: p.integer().default(0),
    openInfo: p.integer().default(0),
    groupStatus: p.string().length(12).nullable(),
    mdc: p.string().length(12).nullable(),
    drg: p.string().length(300).nullable(),
    groupName: p.string().length(200).nullable(),
    weight: p.decimal().precision(18).scale(4).nullable(),
    policy: p.string().length(80).nullable(),
    caseType: p.string().length(12).nullable(),
    amount: p.decimal().precision(18).scale(2).nullable(),
    balance: p.decimal().precision(18).scale(2).nullable(),
    evaluationId: p.uuid().nullable(),
    bookedEvaluationId: p.uuid().nullable(),
    /** What the list's search looks in, lower case. */
    search: p.text(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    version: p.integer().version(),
  },
  indexes: [
    { properties: ['tenant', 'id'] },
    { properties: ['tenant', 'personId'] },
    { properties: ['tenant', 'stage'] },
    { properties: ['tenant', 'dischargeMonth'] },
    { properties: ['tenant', 'department'] },
  ],
});

export interface CasePart {
  kind: 'frontPage' | 'settlementList' | 'charges';
  key: string;
  hash: string;
}

export class Encounter extends EncounterSchema.class {}
EncounterSchema.setClass(Encounter);
