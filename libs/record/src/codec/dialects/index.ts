import type { Dialect, DialectId } from '../dialect.ts';
import { dipCase } from './dip-case.ts';
import { drgCase } from './drg-case.ts';
import { form2011 } from './form-2011.ts';
import { hqms } from './hqms.ts';
import { natdss } from './natdss.ts';
import { visitCase } from './visit-case.ts';

/** Every dialect that a header can tell by itself. */
export const dialects: readonly Dialect[] = [hqms, natdss, form2011, drgCase, dipCase, visitCase];

export function dialectOf(id: Exclude<DialectId, 'mapped'>): Dialect {
  return dialects.find((dialect) => dialect.id === id)!;
}
