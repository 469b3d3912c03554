/** Where an issue of a pack points, taken apart: `rules/front-page.json#rules[3].conditions.all[0]`. */
export interface IssuePlace {
  readonly kind: string;
  readonly artifact: string;
  /** Long table of the artifact: `codes/icd10.codes.csv`. */
  readonly table?: string;
  /** Path inside the artifact; empty for the whole. */
  readonly path: string;
  /** Address of the overlay's operation, `overlay/rules/front-page.json#[2]`, when it comes from one; `path` is then inside its value. */
  readonly operation?: string;
  /** Id of the parent pack whose file it is; absent: the pack's own. */
  readonly pack?: string;
}

const FILE = /^(?:([^/#:]+):)?(overlay\/)?([a-z]+)\/([^/#]+?)(?:\.([a-z_]+))?\.(json|csv)(?:[#:](.*))?$/;
const OPERATION = /^\[\d+\]/;

/** Undefined for what is not inside an artifact: `pack.json`, a parent. */
export function issuePlace(address: string): IssuePlace | undefined {
  const found = FILE.exec(address);
  if (found === null) return undefined;
  const [, pack, overlay, kind = '', name = '', table, extension, way = ''] = found;
  if (extension === 'csv' && table === undefined) return undefined;
  const artifact = extension === 'json' && table !== undefined ? `${name}.${table}` : name;
  const index = overlay !== undefined && extension === 'json' ? OPERATION.exec(way)?.[0] : undefined;
  const path =
    index === undefined
      ? way
      : way
          .slice(index.length)
          .replace(/^\.?value\.?/, '')
          .replace(/^\./, '');
  return {
    kind,
    artifact,
    path,
    ...(index === undefined ? {} : { operation: `overlay/${kind}/${artifact}.json#${index}` }),
    ...(pack === undefined ? {} : { pack }),
    ...(extension === 'csv' && table !== undefined ? { table } : {}),
  };
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
