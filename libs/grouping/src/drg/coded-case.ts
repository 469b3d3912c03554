import type { GroupingInput } from '../types.ts';
import type { CodeIndex } from './code-index.ts';
import { sexNumber } from './intake.ts';
import type { Complications, ComplicationTables } from './complications.ts';

/** A record as conditions test it: codes as numbers (-1: not known to the scheme), missing numbers as NaN, so that every comparison with them is false. */
export interface TestedCase {
  readonly dx: readonly number[];
  readonly procs: readonly number[];
  readonly age: number;
  readonly ageDays: number;
  readonly birthWeight: number;
  readonly los: number;
  readonly icuHours: number;
  readonly sex: number;
  readonly dischargeType: string | undefined;
  readonly department: string | undefined;
  readonly complications: Complications;
}

/** And with the codes as they stand, for telling. Made per run, never shared. */
export interface CodedCase extends TestedCase {
  readonly dxCodes: readonly string[];
  readonly procCodes: readonly string[];
}

export function codeCase(input: GroupingInput, index: CodeIndex, complications: ComplicationTables): CodedCase {
  const dx = index.idsOf(input.diagnoses);
  return {
    dx,
    procs: index.idsOf(input.procedures),
    dxCodes: input.diagnoses,
    procCodes: input.procedures,
    age: input.ageYears ?? NaN,
    ageDays: input.ageDays ?? NaN,
    birthWeight: input.birthWeightGrams ?? NaN,
    los: input.losDays ?? NaN,
    icuHours: input.icuHours ?? NaN,
    sex: sexNumber(input.sex),
    dischargeType: input.disposition,
    department: input.department,
    complications: complications.of(dx),
  };
}

/** The same record with one procedure alone, for schemes that retry ([GRP-5]). */
export function withSingleProcedure(record: CodedCase, position: number): CodedCase {
  return { ...record, procs: [record.procs[position]!], procCodes: [record.procCodes[position]!] };
}
