import type { CaseRecord } from '../types.ts';

/** What an import adds where the file says nothing: the national upload carries neither insurance type nor pooling area. */
export interface ImportDefaults {
  /** 参保地, administrative division code. */
  readonly poolingArea?: string;
  /** 医疗付费方式 → 医保类型, from the pack: `{ "1": "310", "2": "390" }`. A sub-code `2.1` is looked up as itself, then as `2`. */
  readonly insuranceTypes?: Readonly<Record<string, string>>;
  /** For records that the table has no answer for. */
  readonly insuranceType?: string;
  /** Kind of stay, `stay.inpatientType`; of a dialect that is about one kind. */
  readonly stayKind?: string;
  /** Edition of diagnosis and procedure codes that name none: clinical, insurance or gb. */
  readonly codeEdition?: string;
}

/** Fills the gaps in place of a freshly decoded record. @returns paths that were filled */
export function applyDefaults(record: CaseRecord, defaults: ImportDefaults | undefined): string[] {
  if (defaults === undefined) return [];
  const filled: string[] = [];
  const { poolingArea } = defaults;
  if (poolingArea !== undefined && record.insurance?.poolingArea === undefined) {
    (record.insurance ??= {}).poolingArea = poolingArea;
    filled.push('insurance.poolingArea');
  }
  const type = insuranceTypeOf(record.stay?.paymentSource, defaults.insuranceTypes) ?? defaults.insuranceType;
  if (type !== undefined && record.insurance?.type === undefined) {
    (record.insurance ??= {}).type = type;
    filled.push('insurance.type');
  }
  if (defaults.stayKind !== undefined && record.stay?.inpatientType === undefined) {
    (record.stay ??= {}).inpatientType = defaults.stayKind;
    filled.push('stay.inpatientType');
  }
  if (defaults.codeEdition !== undefined) filled.push(...fillEdition(record, defaults.codeEdition));
  return filled;
}

function insuranceTypeOf(paymentSource: unknown, types: ImportDefaults['insuranceTypes']): string | undefined {
  if (types === undefined || typeof paymentSource !== 'string') return undefined;
  if (Object.hasOwn(types, paymentSource)) return types[paymentSource];
  const [main = ''] = paymentSource.split('.');
  return Object.hasOwn(types, main) ? types[main] : undefined;
}

function fillEdition(record: CaseRecord, edition: string): string[] {
  const filled: string[] = [];
  const fill = (item: { code?: string; edition?: unknown } | undefined, path: string): void => {
    if (item?.code === undefined || item.edition !== undefined) return;
    item.edition = edition;
    filled.push(`${path}.edition`);
  };
  fill(record.dx?.principal, 'dx.principal');
  record.dx?.other?.forEach((item, index) => fill(item, `dx.other[${index}]`));
  record.op?.forEach((item, index) => fill(item, `op[${index}]`));
  return filled;
}
