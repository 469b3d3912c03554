/** MDC letters in the order tried: transplants, newborns, HIV and multiple trauma before the rest. */
export const MDC_LETTERS: readonly string[] = [...'APYZBCDEFGHIJKLMNOQRSTUVWX'];

/** Diagnoses of one MDC: 25 MDCs with diagnoses (all but MDCA) make 33,000. */
const DIAGNOSES = 1320;
/** Procedures of one MDC: 26 MDCs make 13,000. */
const PROCEDURES = 500;

/** Which of an MDC's codes serve for what; bounds are [from, to). */
export const PARTS = {
  /** Diagnoses that enter the MDC. */
  entering: [0, 1300],
  /** Of MDCR: the diagnosis that a stay was for chemotherapy, always beside the tumour. */
  chemotherapy: [1260, 1300],
  /** Of MDCP: diagnoses that only the weight bands take. */
  weightBands: [900, 1300],
  excludedDiagnoses: [1300, DIAGNOSES],
  operating: [0, 440],
  /** Treatments that are no operations: radiotherapy, targeted therapy. */
  radiotherapy: [440, 460],
  targetedTherapy: [460, 480],
  excludedProcedures: [480, PROCEDURES],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** `B12.300y004`: 22 codes of each of 60 categories. The `y` says that it is invented: clinical editions write `x`. */
export function diagnosisCode(letter: string, serial: number): string {
  const inCategory = serial % 22;
  return `${letter}${padded(Math.floor(serial / 22), 2)}.${Math.floor(inCategory / 3)}00y${padded(inCategory % 3, 3)}`;
}

/** `07.1200y003`: three chapters for each MDC. */
export function procedureCode(letter: string, serial: number): string {
  const chapter = MDC_LETTERS.indexOf(letter) * 3 + Math.floor(serial / 200);
  const inChapter = serial % 200;
  return `${padded(chapter, 2)}.${padded(Math.floor(inChapter / 4), 2)}00y${padded(inChapter % 4, 3)}`;
}

export function diagnoses(letter: string, [from, to]: readonly [number, number] = [0, DIAGNOSES]): string[] {
  return letter === 'A' ? [] : range(from, to).map((serial) => diagnosisCode(letter, serial));
}

export function procedures(letter: string, [from, to]: readonly [number, number] = [0, PROCEDURES]): string[] {
  return range(from, to).map((serial) => procedureCode(letter, serial));
}

/** Exclusion group of a diagnosis: nine groups of neighbouring categories in each MDC. */
export function exclusionGroup(code: string): string {
  return `${code[0]}${Math.floor(Number(code.slice(1, 3)) / 7) + 1}`;
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
