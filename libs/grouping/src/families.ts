import { checkApg } from './apg/check-apg.ts';
import { compileApg } from './apg/compile-apg.ts';
import { apgTables } from './apg/tables.ts';
import { checkDip } from './dip/check-dip.ts';
import { compileDip } from './dip/compile-dip.ts';
import { dipTables } from './dip/tables.ts';
import type { ApgDocument, DipDocument, DrgDocument, GroupingDocument } from './document.ts';
import { checkDrg } from './drg/check-drg.ts';
import { compileDrg } from './drg/compile-drg.ts';
import { drgTables } from './drg/tables.ts';
import type { SchemeFamily } from './family.ts';
import type { SchemeFamilyId } from './types.ts';

const apg: SchemeFamily<ApgDocument> = { family: 'apg', tables: apgTables, compile: compileApg, check: checkApg };
const dip: SchemeFamily<DipDocument> = { family: 'dip', tables: dipTables, compile: compileDip, check: checkDip };
const drg: SchemeFamily<DrgDocument> = { family: 'drg', tables: drgTables, compile: compileDrg, check: checkDrg };

/** The families of schemes, one line each, in alphabetical order. */
export const schemeFamilies = { apg, dip, drg } as unknown as Readonly<
  Record<SchemeFamilyId, SchemeFamily<GroupingDocument>>
>;
