/** Where an issue of a pack points, taken apart: `rules/front-page.json#rules[3].conditions.all[0]`. */
export interface IssuePlace {
  readonly kind: string;
  readonly artifact: string;
  /** Long table of the artifact: `codes/icd10.codes.csv`. */
  readonly table?: string;
  /** Path inside the artifact; empty for the whole. */
  readonly path: string;
  /** Comes from an overlay file, whose paths count its operations. */
  readonly overlay: boolean;
}

const FILE = /^(overlay\/)?([a-z]+)\/([^/#]+?)(?:\.([a-z_]+))?\.(json|csv)(?:#(.*))?$/;

/** Undefined for what is not inside an artifact: `pack.json`, a parent. */
export function issuePlace(address: string): IssuePlace | undefined {
  const found = FILE.exec(address);
  if (found === null) return undefined;
  const [, overlay, kind = '', name = '', table, extension, path = ''] = found;
  if (extension === 'csv' && table === undefined) return undefined;
  const artifact = extension === 'json' && table !== undefined ? `${name}.${table}` : name;
  return { kind, artifact, path, overlay: overlay !== undefined, ...(extension === 'csv' && table !== undefined ? { table } : {}) };
}

export interface ElementPlace {
  readonly family: string;
  readonly index: number;
  /** Path inside the element. */
  readonly inner: string;
}

/** `rules[3].conditions.all[0]` in the family `rules` → element 3, `conditions.all[0]` inside it. */
export function elementPlace(path: string, families: readonly string[]): ElementPlace | undefined {
  for (const family of families) {
    if (!path.startsWith(`${family}[`)) continue;
    const close = path.indexOf(']', family.length);
    const index = Number(path.slice(family.length + 1, close));
    if (close > 0 && Number.isInteger(index)) return { family, index, inner: path.slice(close + 1).replace(/^\./, '') };
  }
  return undefined;
}
