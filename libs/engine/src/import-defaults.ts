import type { CompiledPack } from './types.ts';

/** Artifact of kind `codes` whose `map` table leads from 医疗付费方式 (payment source) to 医保类型 (insurance type). */
export const INSURANCE_TYPE_MAP = 'insurance-type-by-payment-source';

/** The pack's table from payment source to insurance type, for imports whose dialect carries no insurance type; empty when the pack has none. */
export function importDefaults(pack: CompiledPack): { readonly insuranceTypes: Readonly<Record<string, string>> } {
  return { insuranceTypes: Object.fromEntries(pack.environment.map(INSURANCE_TYPE_MAP) ?? []) };
}
