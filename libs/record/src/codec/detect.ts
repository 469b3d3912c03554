import type { DialectId } from './dialect.ts';
import { dialects } from './dialects/index.ts';

/** Columns without which a file is not of the dialect. */
const MARKS: Readonly<Record<Exclude<DialectId, 'mapped'>, readonly string[]>> = {
  hqms: ['p3', 'p321'],
  natdss: ['a48', 'c03c'],
  form2011: ['bah', 'jbdm'],
  drgCase: ['id', 'sex', 'age', 'diagnoses', 'procedures'],
  visitCase: ['visit_id', 'visit_date', 'dx', 'items'],
  dipCase: ['case_id', 'dx', 'procedures', 'discharge'],
};

/** Which dialect a header is written in; undefined when it is none, so that its columns must be mapped. */
export function detectDialect(header: readonly string[]): Exclude<DialectId, 'mapped'> | undefined {
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  return dialects
    .map(({ id }) => id as Exclude<DialectId, 'mapped'>)
    .find((id) => MARKS[id].every((mark) => names.has(mark)));
}
