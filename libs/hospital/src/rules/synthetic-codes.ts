import type { Random } from '../random.ts';

const DIAGNOSES = 33_000;
const PROCEDURES = 13_000;
const CHARGES = 60_000;

/** Codes of the size and form of the national tables; they name nothing. Low numbers are drawn more often, as codes are in use. */
export interface SyntheticCodes {
  diagnosis(random: Random): string;
  diagnoses(random: Random, count: number): string[];
  procedure(random: Random): string;
  procedures(random: Random, count: number): string[];
  charge(random: Random): string;
}

export const syntheticCodes: SyntheticCodes = {
  diagnosis: (random) => diagnosisCode(often(random, DIAGNOSES)),
  diagnoses: (random, count) => distinct(count, () => diagnosisCode(often(random, DIAGNOSES))),
  procedure: (random) => procedureCode(often(random, PROCEDURES)),
  procedures: (random, count) => distinct(count, () => procedureCode(often(random, PROCEDURES))),
  charge: (random) => `C${padded(often(random, CHARGES), 6)}`,
};

/** `A00.000` to `Z…`: a letter, two digits, three digits. */
export function diagnosisCode(serial: number): string {
  const block = Math.floor(serial / 13);
  return `${String.fromCharCode(65 + (block % 26))}${padded(Math.floor(block / 26) % 100, 2)}.${padded(serial % 1000, 3)}`;
}

/** `00.0000`: two digits, four digits. */
export function procedureCode(serial: number): string {
  return `${padded(serial % 100, 2)}.${padded(serial, 4).slice(-4)}`;
}

function often(random: Random, count: number): number {
  return Math.floor(count * random.next() ** 1.3);
}

function distinct(count: number, draw: () => string): string[] {
  const found = new Set<string>();
  for (let tries = 0; found.size < count && tries < count * 4; tries++) found.add(draw());
  return [...found];
}

const padded = (value: number, digits: number) => String(value).padStart(digits, '0');
