import type { OutputOf, Operations } from '@caseloom/api';
import type { CodeSystem, PackEnvironment } from '@caseloom/engine';

export type TablesAmong = OutputOf<Operations['tablesAmong']>;

/** As much of a pack's tables as rules need that name `names` and run over cases that carry `values`. */
export function tablesAmong(
  environment: PackEnvironment,
  names: readonly string[],
  values: readonly string[],
): TablesAmong {
  const [asked, given] = [[...new Set(names)], [...new Set(values)]];
  const found = <T>(of: (name: string) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      asked.flatMap((name) => {
        const one = of(name);
        return one === undefined ? [] : [[name, one]];
      }),
    );
  return {
    sets: found((name) => {
      const set = environment.codeSet(name);
      return set && { size: set.size, sample: set.sample === true, members: given.filter((code) => set.has(code)) };
    }),
    systems: found((name) => {
      const system = environment.codeSystem(name);
      return system && { size: system.size, sample: system.sample, rows: rowsAmong(system, given) };
    }),
    parameters: found((name) => environment.parameter(name)),
    maps: found((name) => {
      const map = environment.map(name);
      return map && { size: map.size, pairs: Object.fromEntries(given.flatMap((code) => pairOf(map, code))) };
    }),
  };
}

function pairOf(map: ReadonlyMap<string, string>, code: string): [string, string][] {
  const to = map.get(code);
  return to === undefined ? [] : [[code, to]];
}

/** Whether a code is a leaf, and whether an attribute is kept at all, is answered by rows of other codes: one of them stands for all. */
function rowsAmong(system: CodeSystem, values: readonly string[]): Record<string, Record<string, string>> {
  const rows = new Map<string, Readonly<Record<string, string>>>();
  const wanted = new Set(values);
  const continued = new Set<string>();
  const columns = new Set<string>();
  for (const [code, row] of system.rows) {
    const news = Object.keys(row).filter((column) => row[column] !== '' && !columns.has(column));
    const inner = categoriesOf(code).filter((one) => wanted.has(one) && !continued.has(one));
    if (!wanted.has(code) && news.length === 0 && inner.length === 0) continue;
    for (const column of news) columns.add(column);
    for (const one of inner) continued.add(one);
    rows.set(code, row);
  }
  return Object.fromEntries([...rows].map(([code, row]) => [code, { ...row }]));
}

/** `K80.100x001` continues K80 and K80.1. */
function categoriesOf(code: string): string[] {
  const dot = code.indexOf('.');
  return dot <= 0 ? [] : [code.slice(0, dot), ...(code.length > dot + 2 ? [code.slice(0, dot + 2)] : [])];
}
