import type { LocalText } from '@caseloom/pack';
import type { Operations, OutputOf } from '@caseloom/api';
import { sections } from '@caseloom/record';
import { isObject, type Json } from './condition-edits.ts';

/** What the editor of a rule knows: fields by address, operators by id. */
export interface FieldInfo {
  /** Canonical path: `patient.sex`, `dx.other[].code`, `losDays`. */
  readonly path: string;
  readonly title: LocalText;
  readonly type: string;
  readonly valueSet?: string;
  readonly unit?: string;
  /** Heading of the catalogue it stands under. */
  readonly section?: string;
  readonly note?: string;
  /** What a search looks through: path, names and pinyin initials, lower case. */
  readonly search: string;
}
export interface OperatorInfo {
  readonly id: string;
  readonly title: LocalText;
  /** What the fact has to be: `scalar`, `text`, `number`, `date`, `list`, `group`, `any`. */
  readonly operand: string;
  /** JSON Schema of the literal value. */
  readonly value: Json;
  /** The value may be another field. */
  readonly compares: boolean;
  /** A missing field does not make the answer unknown: the operator asks about presence. */
  readonly answersMissing: boolean;
}
/** Lists that rules go through, in words; the catalogue names their members only. */
export const LIST_TITLES: Readonly<Record<string, LocalText>> = {
  charges: { zh: '费用明细', en: 'charge lines' },
  diagnoses: { zh: '全部诊断', en: 'all diagnoses' },
  'dx.other': { zh: '其他诊断', en: 'other diagnoses' },
  history: { zh: '既往住院', en: 'earlier stays' },
  icu: { zh: '重症监护', en: 'intensive care' },
  op: { zh: '手术及操作', en: 'procedures' },
  procedures: { zh: '全部手术及操作', en: 'all procedures' },
};

export interface RuleKnowledge {
  readonly fields: ReadonlyMap<string, FieldInfo>;
  /** Lists that `forEach` and list operators can go through. */
  readonly lists: readonly string[];
  readonly operators: ReadonlyMap<string, OperatorInfo>;
}

type Catalogue = OutputOf<Operations['fields']>['fields'][number];
type CatalogueField = Pick<Catalogue, 'path' | 'zh' | 'en' | 'type'> & Partial<Catalogue>;

/**
 * @param describedOperators as the server describes them: id, title, what the fact has to be, JSON Schema of the value
 * @param comparing ids of the operators whose value may be another field
 */
export function readKnowledge(
  catalogue: readonly CatalogueField[],
  describedOperators: readonly unknown[],
  comparing: ReadonlySet<string>,
): RuleKnowledge {
  const fields = new Map<string, FieldInfo>();
  for (const { path, zh, en, type, valueSet, unit, section, note, initials = '' } of catalogue)
    fields.set(path, {
      path,
      title: { zh, en },
      type,
      search: `${path} ${zh} ${en} ${initials}`.toLowerCase(),
      ...(valueSet === undefined ? {} : { valueSet }),
      ...(unit === undefined ? {} : { unit }),
      ...(section === undefined ? {} : { section }),
      ...(note === undefined ? {} : { note }),
    });
  const lists = [
    ...new Set(
      [...fields.keys()].flatMap((path) => (/^[^.[]+\[\]/.exec(path) ?? []).map((found) => found.slice(0, -2))),
    ),
  ];
  const operators = new Map(
    describedOperators.flatMap((one) => readOperator(one, comparing)).map((one) => [one.id, one]),
  );
  return { fields, lists, operators };
}

function readOperator(one: unknown, comparing: ReadonlySet<string>): readonly OperatorInfo[] {
  if (!isObject(one) || typeof one['id'] !== 'string') return [];
  const { id, title, operand, value, answersMissing } = one;
  return [
    {
      id,
      title:
        isObject(title) && typeof title['zh'] === 'string' && typeof title['en'] === 'string'
          ? { zh: title['zh'], en: title['en'] }
          : { zh: id, en: id },
      operand: typeof operand === 'string' ? operand : 'any',
      value: isObject(value) ? value : {},
      compares: comparing.has(id),
      answersMissing: answersMissing === true,
    },
  ];
}

/** `fact` and `path` as one address, `$.` and indexes taken off: (`dx`, `$.other[2].code`) → `dx.other[].code`. */
export function canonical(fact: string, path: string | undefined): string {
  const below = (path ?? '').replace(/^\$\.?/, '').replace(/\[\d+\]/g, '[]');
  if (below === '') return fact;
  return below.startsWith('[') ? `${fact}${below}` : `${fact}.${below}`;
}

/**
 * The field that a test reads.
 * @param item list whose items the fact `item` stands for
 */
export function fieldOf(
  knowledge: RuleKnowledge,
  fact: string,
  path: string | undefined,
  item: string | undefined,
): FieldInfo | undefined {
  return fieldAt(knowledge, addressIn(fact, path, item));
}

/** As `canonical`, with the fact `item` replaced by the items of the list it stands for: (`item`, `level`) in `op` → `op[].level`. */
export function addressIn(fact: string, path: string | undefined, item: string | undefined): string {
  return canonical(fact === 'item' && item !== undefined ? `${item}[]` : fact, path);
}

/** A field by its canonical path; of a repeated field also without its brackets. */
export function fieldAt(knowledge: RuleKnowledge, path: string): FieldInfo | undefined {
  return knowledge.fields.get(path) ?? knowledge.fields.get(`${path}[]`);
}

/** Address of a field as `fact` and `path` of a test: below the item of the list in question as `item`, else by its group. */
export function addressOf(path: string, item: string | undefined): { readonly fact: string; readonly path?: string } {
  if (item !== undefined && (path === `${item}[]` || path.startsWith(`${item}[].`))) {
    const below = path.slice(item.length + 3);
    return below === '' ? { fact: 'item' } : { fact: 'item', path: below };
  }
  const cut = path.search(/[.[]/);
  if (cut < 0) return { fact: path };
  return { fact: path.slice(0, cut), path: path[cut] === '.' ? path.slice(cut + 1) : path.slice(cut) };
}

/** What a group of the record is called: as its heading in the catalogue, where it has one of its own. */
export function groupTitle(fact: string): LocalText | undefined {
  const section = sections.find((one) => one.id === fact);
  return section === undefined ? undefined : { zh: section.zh, en: section.en };
}

/** What a list is called: by name, else as the titles of its members begin (`医务人员：国家代码` → 医务人员); undefined where neither is known. */
export function listTitle(knowledge: Pick<RuleKnowledge, 'fields'>, list: string): LocalText | undefined {
  if (Object.hasOwn(LIST_TITLES, list)) return LIST_TITLES[list];
  const [first] = itemFields(knowledge, list);
  if (first === undefined) return undefined;
  const { zh, en } = first.field.title;
  const [zhHead, enHead] = [/^(.+?)[：:]/.exec(zh)?.[1], /^(.+?):/.exec(en)?.[1]];
  return zhHead === undefined ? undefined : { zh: zhHead, en: enHead ?? zhHead };
}

/** Whether an address is that of a list: a fact or member that the catalogue repeats. */
export function isList(knowledge: Pick<RuleKnowledge, 'fields'>, address: string): boolean {
  if (Object.hasOwn(LIST_TITLES, address)) return true;
  const start = `${address}[]`;
  for (const path of knowledge.fields.keys()) if (path.startsWith(start)) return true;
  return false;
}

/** Fields of the items of a list, by their path below the item: `op` → `code`, `level`, … */
export function itemFields(
  knowledge: Pick<RuleKnowledge, 'fields'>,
  list: string,
): readonly { readonly path: string; readonly field: FieldInfo }[] {
  return below(knowledge, `${list}[].`);
}

/** Fields of a group, by their path below it: `patient` → `sex`, `birthDate`, … */
export function groupFields(
  knowledge: Pick<RuleKnowledge, 'fields'>,
  group: string,
): readonly { readonly path: string; readonly field: FieldInfo }[] {
  return below(knowledge, `${group}.`);
}

function below(knowledge: Pick<RuleKnowledge, 'fields'>, start: string) {
  return [...knowledge.fields.values()]
    .filter((field) => field.path.startsWith(start))
    .map((field) => ({ path: field.path.slice(start.length), field }));
}

/** A code system whose table a field's codes stand in. */
export function systemOf(field: FieldInfo | undefined): 'icd10' | 'icd9cm3' | undefined {
  return field?.type === 'icd10' || field?.type === 'icd9cm3' ? field.type : undefined;
}

const OPERANDS: Readonly<Record<string, readonly string[]>> = {
  string: ['scalar', 'text'],
  code: ['scalar', 'text'],
  icd10: ['scalar', 'text'],
  icd9cm3: ['scalar', 'text'],
  integer: ['scalar', 'number'],
  decimal: ['scalar', 'number'],
  date: ['scalar', 'date'],
  datetime: ['scalar', 'date'],
  duration: ['scalar', 'text'],
  boolean: ['scalar'],
};

/** Operators that fit a field's type: lists for what repeats, groups for what has members; all of them where the type is not known. */
export function operatorsFor(
  knowledge: RuleKnowledge,
  field: FieldInfo | undefined,
  isList: boolean,
): readonly OperatorInfo[] {
  const all = [...knowledge.operators.values()];
  if (isList) return all.filter((one) => one.operand === 'list' || one.operand === 'any');
  const fitting = field === undefined ? undefined : OPERANDS[field.type];
  if (fitting === undefined) return all;
  return all.filter((one) => one.operand === 'any' || fitting.includes(one.operand));
}
