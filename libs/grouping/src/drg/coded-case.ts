import type { GroupingInput } from '../types.ts';
import type { CodeIndex } from './code-index.ts';
import type { Complications } from './complications.ts';

/** A record as the conditions read it: codes as numbers, missing numbers as NaN, so that every comparison with them is false. Made per run, never shared. */
export interface CodedCase {
  readonly dx: readonly number[];
  readonly procs: readonly number[];
  readonly dxCodes: readonly string[];
  readonly procCodes: readonly string[];
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

export function codeCase(
  input: GroupingInput,
  index: CodeIndex,
  complications: (dx: readonly number[]) => Complications,
): CodedCase {
  const dx = input.diagnoses.map((code) => index.idOf(code));
  return {
    dx,
    procs: input.procedures.map((code) => index.idOf(code)),
    dxCodes: input.diagnoses,
    procCodes: input.procedures,
    age: input.ageYears ?? NaN,
    ageDays: input.ageDays ?? NaN,
    birthWeight: input.birthWeightGrams ?? NaN,
    los: input.losDays ?? NaN,
    icuHours: input.icuHours ?? NaN,
    sex: input.sex === '1' ? 1 : input.sex === '2' ? 2 : NaN,
    dischargeType: input.disposition,
    department: input.department,
    complications: complications(dx),
  };
}

/** The same record with one procedure alone, for schemes that retry ([README] step 5). */
export function withSingleProcedure(record: CodedCase, position: number): CodedCase {
  return { ...record, procs: [record.procs[position]!], procCodes: [record.procCodes[position]!] };
}
