import { checkDip } from './dip/check-dip.ts';
import { compileDip } from './dip/compile-dip.ts';
import { dipTables } from './dip/tables.ts';
import type { DipDocument, DrgDocument, GroupingDocument } from './document.ts';
import { checkDrg } from './drg/check-drg.ts';
import { compileDrg } from './drg/compile-drg.ts';
import { drgTables } from './drg/tables.ts';
import type { SchemeFamily } from './family.ts';
import type { SchemeFamilyId } from './types.ts';

const dip: SchemeFamily<DipDocument> = { family: 'dip', tables: dipTables, compile: compileDip, check: checkDip };
const drg: SchemeFamily<DrgDocument> = { family: 'drg', tables: drgTables, compile: compileDrg, check: checkDrg };

/** The families of schemes, one line each, in alphabetical order. */
export const schemeFamilies = { dip, drg } as unknown as Readonly<
  Record<SchemeFamilyId, SchemeFamily<GroupingDocument>>
>;
