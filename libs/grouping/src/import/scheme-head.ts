import { parseCsvTable } from '@caseloom/core';
import type { Issue, Result } from '@caseloom/core';

export interface SchemeHead {
  readonly id: string;
  readonly file: string;
  /** The artifact's JSON, before its schema has looked at it. */
  readonly document: Record<string, unknown>;
}

/** Keys of `scheme.csv` that say something which the tables say themselves. */
const DERIVED = new Set(['mdc_count', 'rule_count', 'adrg_count', 'drg_count', 'terms_used']);
const KNOWN = new Set([
  'id',
  'name',
  'region',
  'year',
  'base_standard',
  'base_standard_basis',
  'source',
  'ambiguous_rule',
  'retry_with_single_procedures',
  'intake',
  'note',
  'ungrouped_mdc',
  'ungrouped_adrg',
  'ungrouped_drg',
  'invalid_mdc',
  'invalid_adrg',
  'invalid_drg',
]);

/** Head of a DRG folder: `scheme.csv` with `key,value` rows. A key that nobody knows is kept as a note and reported. */
export function drgHead(text: string): Result<SchemeHead> {
  const issues: Issue[] = [];
  const values = new Map<string, string>();
  const notes: string[] = [];
  for (const { row, values: cells } of parseCsvTable(text).rows) {
    const key = cells['key'] ?? '';
    const value = cells['value'] ?? '';
    if (key === 'note') notes.push(value);
    else if (KNOWN.has(key)) values.set(key, value);
    else if (!DERIVED.has(key)) {
      notes.push(`${key}: ${value}`);
      issues.push({
        code: 'SCHEME_IMPORT_KEY_UNKNOWN',
        severity: 'warning',
        path: `scheme.csv:${row}:key`,
        args: { key },
      });
    }
  }
  if (values.has('base_standard_basis')) notes.push(`base_standard_basis: ${values.get('base_standard_basis')!}`);
  const name = values.get('name') || values.get('id') || 'DRG';
  const codes = (status: string): Record<string, string> => ({
    mdc: values.get(`${status}_mdc`) ?? '0000',
    adrg: values.get(`${status}_adrg`) ?? '00',
    drg: values.get(`${status}_drg`) ?? '0000',
  });
  return {
    ok: true,
    issues,
    value: {
      id: values.get('id') || 'drg',
      file: 'scheme.csv',
      document: {
        title: { zh: name, en: name },
        family: 'drg',
        ...optional('region', values.get('region')),
        ...optional('year', values.get('year')),
        ...optional('baseStandard', values.get('base_standard')),
        ...optional('source', values.get('source')),
        ...(notes.length === 0 ? {} : { notes }),
        ambiguousRule: values.get('ambiguous_rule') || 'none',
        retryWithSingleProcedures: yes(values, 'retry_with_single_procedures', issues),
        ...optional('intake', values.get('intake')),
        results: { ungrouped: codes('ungrouped'), invalid: codes('invalid') },
      },
    },
  };
}

const YES = ['yes', 'true', '1', '是'];
const NO = ['', 'no', 'false', '0', '否'];

/** A switch of the head, in any of its usual words; another word is reported and counts as no. */
function yes(values: ReadonlyMap<string, string>, key: string, issues: Issue[]): boolean {
  const value = values.get(key) ?? '';
  const word = value.trim().toLowerCase();
  if (!YES.includes(word) && !NO.includes(word))
    issues.push({ code: 'SCHEME_IMPORT_SWITCH', severity: 'warning', path: 'scheme.csv', args: { key, value } });
  return YES.includes(word);
}

/** National codes of 离院方式 for the words that DIP tables use. */
const DISPOSITIONS: Readonly<Record<string, string>> = {
  医嘱离院: '1',
  医嘱转院: '2',
  医嘱转社区: '3',
  非医嘱离院: '4',
  死亡: '5',
  其他: '9',
};

/** Head of a folder with `scheme.json`: of APG as the artifact has it (`family: "apg"`), else of DIP in the published form. */
export function jsonHead(text: string): Result<SchemeHead> {
  let source: unknown;
  try {
    source = JSON.parse(text);
  } catch (error) {
    return refused('SCHEME_IMPORT_HEAD_INVALID', 'scheme.json', { problem: (error as Error).message });
  }
  const members = (typeof source === 'object' && source !== null ? source : {}) as Record<string, unknown>;
  return members['family'] === 'apg' ? apgHead(members) : dipHead(members);
}

function apgHead(document: Record<string, unknown>): Result<SchemeHead> {
  const id = ['apg', document['region'], document['year']].filter((one) => one !== undefined).join('-');
  return { ok: true, issues: [], value: { id, file: 'scheme.json', document } };
}

/** Members of a DIP head that tell of the scheme and have no part in its method. */
const REMARKS = ['note', 'notes', 'remark', 'remarks', 'description', 'source'];

/**
 * The settlement part of a DIP head belongs to payment; words of the discharge way become the national codes. Remarks are kept as notes; any other member is taken
 * for part of the method, whose schema refuses what it does not know.
 */
function dipHead(source: Record<string, unknown>): Result<SchemeHead> {
  const { format, region, version, name, settlement: _settlement, ...members } = source;
  const method = Object.fromEntries(Object.entries(members).filter(([key]) => !REMARKS.includes(key)));
  const notes = REMARKS.flatMap((key) => (Object.hasOwn(members, key) ? remarks(members[key]) : []));
  if (format !== 'dip-scheme/1')
    return refused('SCHEME_IMPORT_FORMAT', 'scheme.json#format', { format: String(format) });
  const title = String(name ?? region ?? 'DIP');
  return {
    ok: true,
    issues: [],
    value: {
      id: `dip-${String(region ?? 'region')}-${String(version ?? '')}`,
      file: 'scheme.json',
      document: {
        title: { zh: title, en: title },
        family: 'dip',
        ...optional('region', region === undefined ? undefined : String(region)),
        ...optional('year', version === undefined ? undefined : String(version)),
        ...(notes.length === 0 ? {} : { notes }),
        method: { ...method, supplement: withNationalDispositions(method['supplement']) },
      },
    },
  };
}

function remarks(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(remarks);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' || text === 'null' ? [] : [text];
}

function refused(code: string, path: string, args: Issue['args']): Result<never> {
  return { ok: false, issues: [{ code, severity: 'error', path, args }] };
}

function withNationalDispositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNationalDispositions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'discharge' && typeof inner === 'string'
        ? Object.hasOwn(DISPOSITIONS, inner)
          ? DISPOSITIONS[inner]
          : inner
        : withNationalDispositions(inner),
    ]),
  );
}

function optional(key: string, value: string | undefined): Record<string, string> {
  return value === undefined || value === '' ? {} : { [key]: value };
}
