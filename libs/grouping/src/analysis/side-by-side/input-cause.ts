import type { GroupingInput } from '../../types.ts';
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';

/** One way in which two records of a stay may differ, and the second record with the first one's content there. */
interface Part {
  readonly name: string;
  readonly take: (from: GroupingInput, into: GroupingInput) => GroupingInput;
  readonly tell: (a: GroupingInput, b: GroupingInput) => Cause;
}

/**
 * Why one scheme answers two records of a stay differently – a front page and its settlement list. The content of the first is put into the second, part by part:
 * the first part that alone makes the answers agree is the cause; where none does, the fewest first parts that together do.
 * @param answer the answer of a record, as text
 */
export function inputCause(a: GroupingInput, b: GroupingInput, answer: (input: GroupingInput) => string): Cause {
  const wanted = answer(a);
  const differing = PARTS.filter(({ take }) => !isSame(take(a, b), b));
  const alone = differing.find(({ take }) => answer(take(a, b)) === wanted);
  if (alone !== undefined) return decisiveCode(alone.name, a, b, answer, wanted) ?? alone.tell(a, b);
  let mixed = b;
  const parts: string[] = [];
  for (const { name, take } of differing) {
    const next = take(a, mixed);
    if (isSame(next, mixed)) continue;
    mixed = next;
    parts.push(name);
    if (answer(mixed) === wanted) break;
  }
  return cause('SIDE_BY_SIDE_FIELDS', { fields: parts.join(' + ') });
}

const rest = (codes: readonly string[]): readonly string[] => codes.slice(1);

const PARTS: readonly Part[] = [
  ...(['sex', 'ageYears', 'ageDays', 'birthWeightGrams'] as const).map(field),
  {
    name: 'principalDiagnosis',
    take: (from, into) => ({ ...into, diagnoses: withFirst(from.diagnoses[0], into.diagnoses) }),
    tell: (a, b) => cause('SIDE_BY_SIDE_PRINCIPAL', { how: how(a.diagnoses, b.diagnoses) }),
  },
  {
    name: 'otherDiagnoses',
    take: (from, into) => ({ ...into, diagnoses: [...into.diagnoses.slice(0, 1), ...rest(from.diagnoses)] }),
    tell: (a, b) => cause('SIDE_BY_SIDE_SECONDARY', { code: '', missing: fewer(rest(a.diagnoses), rest(b.diagnoses)) }),
  },
  {
    name: 'diagnoses',
    take: (from, into) => ({ ...into, diagnoses: from.diagnoses }),
    tell: (a, b) => cause('SIDE_BY_SIDE_PRINCIPAL', { how: how(a.diagnoses, b.diagnoses) }),
  },
  {
    name: 'principalProcedure',
    take: (from, into) => ({ ...into, procedures: withFirst(from.procedures[0], into.procedures) }),
    tell: (a, b) => cause('SIDE_BY_SIDE_FIRST_PROCEDURE', { how: how(a.procedures, b.procedures) }),
  },
  {
    name: 'procedures',
    take: (from, into) => ({ ...into, procedures: from.procedures }),
    tell: (a, b) => cause('SIDE_BY_SIDE_PROCEDURE', { code: '', missing: fewer(a.procedures, b.procedures) }),
  },
  ...(['losDays', 'icuHours', 'disposition', 'department', 'totalCharge', 'insuranceType'] as const).map(field),
];

function field(name: keyof GroupingInput): Part {
  return {
    name,
    take: (from, into) => {
      const { [name]: _replaced, ...others } = into;
      return { ...others, ...(from[name] === undefined ? {} : { [name]: from[name] }) } as GroupingInput;
    },
    tell: () => cause('SIDE_BY_SIDE_FIELD', { field: name }),
  };
}

/** The single code, of those that only one of the records has, that decides alone. */
function decisiveCode(
  part: string,
  a: GroupingInput,
  b: GroupingInput,
  answer: (input: GroupingInput) => string,
  wanted: string,
): Cause | undefined {
  const [member, from, what] =
    part === 'otherDiagnoses'
      ? (['diagnoses', 1, 'SIDE_BY_SIDE_SECONDARY'] as const)
      : part === 'procedures'
        ? (['procedures', 0, 'SIDE_BY_SIDE_PROCEDURE'] as const)
        : [undefined, 0, ''];
  if (member === undefined) return undefined;
  for (const code of a[member].slice(from))
    if (!b[member].includes(code) && answer({ ...b, [member]: [...b[member], code] }) === wanted)
      return cause(what, { code, missing: 'b' });
  for (const code of b[member].slice(from))
    if (!a[member].includes(code) && answer({ ...b, [member]: b[member].filter((one) => one !== code) }) === wanted)
      return cause(what, { code, missing: 'a' });
  return undefined;
}

/** How the first codes differ: one is missing, both lists have both (another order), or they are two codes. */
function how(a: readonly string[], b: readonly string[]): string {
  const [first, second] = [a[0] ?? '', b[0] ?? ''];
  if (first === '' || second === '') return first === '' ? 'missingInA' : 'missingInB';
  return b.includes(first) && a.includes(second) ? 'order' : 'code';
}

/** The record that has fewer different codes; `none` when both have as many. */
function fewer(a: readonly string[], b: readonly string[]): string {
  const [inA, inB] = [new Set(a).size, new Set(b).size];
  return inA === inB ? 'none' : inA < inB ? 'a' : 'b';
}

/** The code put first; where it stood before it is taken out, and what was first follows. */
function withFirst(code: string | undefined, codes: readonly string[]): readonly string[] {
  if (code === undefined || code === codes[0]) return codes;
  return codes.includes(code) ? [code, ...codes.filter((one) => one !== code)] : [code, ...rest(codes)];
}

function isSame(one: GroupingInput, two: GroupingInput): boolean {
  const members = new Set([...Object.keys(one), ...Object.keys(two)] as (keyof GroupingInput)[]);
  return [...members].every((member) => String(one[member] ?? '') === String(two[member] ?? ''));
}
