import type { CodeSystemId } from '../../code-systems.ts';

/**
 * Codes whose point stands where the clinical editions of ICD-10 (4th character) and ICD-9-CM-3 (3rd) have it. Others of a stay are ignored by groupers of this
 * form, so that they can never match.
 */
export function hasPoint(code: string, system: CodeSystemId): boolean {
  return code[system === 'dx' ? 3 : 2] === '.';
}

/** A letter and two digits, then perhaps a point and more: `A01`, `A01.000`, `A00.900x002`, `A01.002+G01*`, `I10.x00`. */
export function looksLikeDiagnosis(text: string): boolean {
  return /^[A-Za-z][0-9]{2}(\.[0-9A-Za-z.+*\-/]*|[+*].*)?$/.test(text);
}

/** Two digits and a point, then digits and an extension: `37.5100`, `31.1x00`, `50.5900x001`. */
export function looksLikeProcedure(text: string): boolean {
  return /^[0-9]{2}\.[0-9xX][0-9A-Za-z]*$/.test(text);
}
