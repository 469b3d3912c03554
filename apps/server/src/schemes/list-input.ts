import type { GroupingInput } from '@caseloom/grouping';

interface ListedDiagnosis {
  readonly type?: string;
  readonly code?: string;
  readonly principalFlag?: string;
}

/** Classes of diagnoses of the settlement list that are of Chinese medicine: their codes are of another system. */
const CHINESE_MEDICINE = new Set(['2', '3']);

/**
 * The stay as its settlement list tells it: the list's own diagnoses, the one marked as principal first, and procedures; everything else as on the
 * front page. Undefined for a stay whose list has no diagnoses.
 */
export function listInput(frontPage: GroupingInput, settlement: unknown): GroupingInput | undefined {
  const { dx, op } = (settlement ?? {}) as { dx?: readonly ListedDiagnosis[]; op?: readonly { code?: string }[] };
  const listed = (dx ?? []).filter(({ code, type }) => Boolean(code) && !CHINESE_MEDICINE.has(type ?? ''));
  if (listed.length === 0) return undefined;
  const principal = listed.find(({ principalFlag }) => principalFlag === '1') ?? listed[0]!;
  return {
    ...frontPage,
    diagnoses: [principal, ...listed.filter((one) => one !== principal)].map(({ code }) => code!),
    procedures: (op ?? []).flatMap(({ code }) => (code ? [code] : [])),
  };
}
