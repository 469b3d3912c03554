import { call } from '../../../api/client.ts';
import type { Suggestion } from '../../../grid/grid-types.ts';

type Suggest = (typed: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;

const MOST = 12;

/** Codes of a system by code, name or pinyin initials, or of a list of the pack by code and name. */
export function codeSuggestions(source: string, codes: string, english: boolean): Suggest {
  if (codes === 'icd10' || codes === 'icd9cm3') return systemCodes(codes, english);
  let list: Promise<readonly Suggestion[]> | undefined;
  return async (typed) => {
    list ??= listCodes(source, codes, english);
    const wanted = typed.toLowerCase();
    return (await list)
      .filter(({ value, label }) => value.toLowerCase().startsWith(wanted) || label.toLowerCase().includes(wanted))
      .slice(0, MOST);
  };
}

function systemCodes(system: 'icd10' | 'icd9cm3', english: boolean): Suggest {
  return async (typed, signal) => {
    if (typed === '') return [];
    const { codes } = await call('searchCodes', { query: { system, q: typed.slice(0, 60), limit: MOST } }, signal);
    return codes.map((one) => ({ value: one.code, label: (english ? one.en : one.zh) || one.zh, detail: one.edition }));
  };
}

interface Code {
  readonly code: string;
  readonly zh?: string;
  readonly en?: string;
}

async function listCodes(source: string, artifact: string, english: boolean): Promise<readonly Suggestion[]> {
  const view = await call('packArtifact', { params: { source: source as `draft:${string}`, kind: 'codes', artifact } });
  const listed = ((view.value as { codes?: readonly Code[] }).codes ?? []) as readonly Code[];
  const tabled = view.tables.find((table) => table.name === 'codes')?.sample ?? [];
  return [...listed, ...(tabled as unknown as readonly Code[])].map(({ code, zh, en }) => ({
    value: code,
    label: (english ? en : zh) || zh || code,
  }));
}

/** A fixed list of choices, by value or words. */
export function choices(all: readonly Suggestion[]): Suggest {
  return async (typed) =>
    all.filter(
      ({ value, label }) => typed === '' || value.includes(typed) || label.toLowerCase().includes(typed.toLowerCase()),
    );
}
