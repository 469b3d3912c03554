import { formatCsv, parseCsvTable } from '@caseloom/core';
import { classifyPath, formatPath, prettyJson, type PackFiles, type ResolvedPack } from '@caseloom/pack';
import { fields } from '@caseloom/record';
import { placesOf, type Nameable } from './uses.ts';

export interface RenamedPlace {
  readonly file: string;
  readonly path: string;
  readonly element?: string;
  readonly before: string;
  readonly after: string;
}
export type RenameRefusal = 'inherited' | 'taken' | 'unknown' | 'invalid' | 'catalogue' | 'unsupported';
export interface Renaming {
  readonly files: PackFiles;
  readonly places: readonly RenamedPlace[];
  readonly refused?: RenameRefusal;
}
type Path = readonly (string | number)[];

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Gives a shared condition, a value set (or code table, or map) or a rule another name, everywhere in a pack's own files: where it is defined, in
 * conditions, templates, overlays and tests. What a parent defines keeps its name.
 */
export function rename(
  files: PackFiles,
  thing: Nameable,
  to: string,
  parents: ResolvedPack | undefined,
  now: ResolvedPack,
): Renaming {
  const refused = refusalOf(files, thing, to, parents, now);
  if (refused !== undefined) return { files, places: [], refused };
  const next = new Map<string, string>();
  const places: RenamedPlace[] = [];
  for (const [path, text] of files) {
    const target = thing.what === 'codes' ? renamedFile(path, thing.id, to) : path;
    if (target !== path) places.push({ file: path, path: '', before: path, after: target });
    next.set(target, renamedText(path, text, thing, to, places));
  }
  return places.length === 0 ? { files, places, refused: 'unknown' } : { files: next, places };
}

function refusalOf(
  files: PackFiles,
  { what, id, set = '' }: Nameable,
  to: string,
  parents: ResolvedPack | undefined,
  now: ResolvedPack,
): RenameRefusal | undefined {
  if (what === 'field' || what === 'system' || what === 'parameter') return 'unsupported';
  if (what === 'condition' ? to.trim() === '' || to.length > 100 : !NAME.test(to)) return 'invalid';
  if (id === to) return 'taken';
  if (what === 'codes') {
    if (!files.has(`codes/${id}.json`)) return now.artifacts.get('codes')?.has(id) === true ? 'inherited' : 'unknown';
    if (fields.some((field) => field.valueSet === id)) return 'catalogue';
    return now.artifacts.get('codes')?.has(to) === true ? 'taken' : undefined;
  }
  if (what === 'condition') {
    const own = files.get(`rules/${set}.json`);
    if (own === undefined) return 'inherited';
    const conditions = (JSON.parse(own) as { conditions?: Record<string, unknown> }).conditions ?? {};
    if (!Object.hasOwn(conditions, id)) return 'unknown';
    return Object.hasOwn(conditions, to) ? 'taken' : undefined;
  }
  if (hasRule(parents, id)) return 'inherited';
  if (!hasRule(now, id)) return 'unknown';
  return hasRule(now, to) ? 'taken' : undefined;
}

function hasRule(pack: ResolvedPack | undefined, id: string): boolean {
  for (const artifact of pack?.artifacts.get('rules')?.values() ?? []) {
    if ((artifact.value as { rules?: readonly { id: string }[] }).rules?.some((rule) => rule.id === id) === true)
      return true;
    if (Object.values(artifact.tables).some(({ rows }) => rows.some((row) => row['id'] === id))) return true;
  }
  return false;
}

/** `codes/old.json` and `codes/old.codes.csv` under the new name. */
function renamedFile(path: string, id: string, to: string): string {
  const start = `codes/${id}.`;
  return path.startsWith(start) ? `codes/${to}.${path.slice(start.length)}` : path;
}

function renamedText(file: string, text: string, thing: Nameable, to: string, places: RenamedPlace[]): string {
  if (file.endsWith('.csv')) return thing.what === 'rule' ? renamedRows(file, text, thing.id, to, places) : text;
  const isRules = /^(overlay\/)?rules\//.test(file);
  if (!['artifact', 'overlay'].includes(classifyPath(file).type) || (thing.what !== 'rule' && !isRules)) return text;
  if (thing.what === 'condition' && file !== `rules/${thing.set ?? ''}.json`) return text;
  const value: unknown = JSON.parse(text);
  const found = placesOf(value, thing, isRules ? 'rules' : file.split('/')[0]!);
  if (found.length === 0) return text;
  let changed = value;
  for (const place of found) {
    const isKey =
      thing.what === 'condition' && place.length === 2 && place[0] === 'conditions' && place[1] === thing.id;
    changed = isKey ? withKey(changed, thing.id, to) : withValue(changed, place, to);
    places.push({
      file,
      path: formatPath(place),
      before: thing.id,
      after: to,
      ...elementOf(value, place),
    });
  }
  return prettyJson(changed);
}

/** The id of the list element that a place stands in, by its own `id`. */
function elementOf(value: unknown, place: Path): { element?: string } {
  let at: unknown = value;
  let element: string | undefined;
  for (const step of place) {
    at = (at as Record<string | number, unknown> | undefined)?.[step];
    const id =
      typeof step === 'number' && typeof at === 'object' && at !== null ? (at as { id?: unknown }).id : undefined;
    if (typeof id === 'string') element = id;
  }
  return element === undefined ? {} : { element };
}

function withValue(value: unknown, [step, ...rest]: Path, to: string): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === step ? withValue(one, rest, to) : one));
  const group = value as Record<string, unknown>;
  return { ...group, [step]: withValue(group[step], rest, to) };
}

/** The document with a shared condition under another name, in its place. */
function withKey(value: unknown, from: string, to: string): unknown {
  const group = value as { conditions: Record<string, unknown> };
  const conditions = Object.fromEntries(
    Object.entries(group.conditions).map(([name, one]) => [name === from ? to : name, one]),
  );
  return { ...group, conditions };
}

/** Rows of a rule table whose id it is. */
function renamedRows(file: string, text: string, id: string, to: string, places: RenamedPlace[]): string {
  if (!/^(overlay\/)?rules\//.test(file) || !text.includes(id)) return text;
  const { header, rows } = parseCsvTable(text);
  if (!header.includes('id') || !rows.some(({ values }) => values['id'] === id)) return text;
  const lines = rows.map(({ values }) => {
    if (values['id'] === id) places.push({ file, path: 'id', element: id, before: id, after: to });
    return header.map((name) => (name === 'id' && values['id'] === id ? to : (values[name] ?? '')));
  });
  return formatCsv([header, ...lines]);
}
