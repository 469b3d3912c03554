import type { Random } from '../random.ts';
import { blocksOf } from './blocks.ts';
import { EDITIONS, planOf } from './edition.ts';
import type { NationalEdition } from './edition.ts';
import { PARTS, diagnoses, procedures, range } from './invented-codes.ts';

/** What a stay must have to enter an ADRG, beside a diagnosis of its MDC: one code of each list. */
export interface EntryNeeds {
  readonly principal?: readonly string[];
  readonly secondary?: readonly (readonly string[])[];
  readonly procedures?: readonly (readonly string[])[];
  /** [from, to) in grams; to is absent in the open band. */
  readonly birthWeight?: readonly [number, number | undefined];
}

export interface PlannedAdrg {
  readonly code: string;
  readonly letter: string;
  readonly name: string;
  readonly kind: 'operation' | 'treatment' | 'medical';
  readonly condition: string;
  /** Lists of its own; conditions may name those of other ADRGs too. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly needs: EntryNeeds;
}

const SURGICAL = 'CDEFGHIJ';
const TREATMENT = 'KLM';
const MEDICAL = 'RSTUVWXYZ';
const RENAMED = 0.05;

const code = (letter: string, kinds: string, id: number): string =>
  `${letter}${kinds[Math.floor(id / 9)]!}${(id % 9) + 1}`;

/** The ADRGs of one MDC in the order tried: combined and bilateral operations, operations, treatments, diseases, weight bands. */
export function adrgsOf(letter: string, edition: NationalEdition, seed: Random): readonly PlannedAdrg[] {
  const plan = planOf(letter, edition);
  const before = planOf(letter, '2.0');
  const isNext = edition === '3.0';
  const operating = PARTS.operating[1];
  const own = (id: number) => code(letter, SURGICAL, id);
  const name = (adrg: string, words: string): string =>
    isNext && seed.fork(`name/${adrg}`).chance(RENAMED) ? `${words}${adrg}（修订）` : `${words}${adrg}`;

  const blocks = blocksOf(before.surgical, plan.surgical, operating, isNext, seed.fork(`${letter}/surgical`));
  const proceduresOf = (id: number): string[] => {
    const { from, to } = blocks.find((one) => one.id === id)!;
    return procedures(letter, [from, to]);
  };
  const combined = range(0, plan.combined).map((k): PlannedAdrg => {
    const [a, b] = [own(2 * k), own(2 * k + 1)];
    const adrg = code(letter, 'A', k);
    return {
      ...{ code: adrg, letter, kind: 'operation', name: name(adrg, '联合手术'), lists: {} },
      condition: `any_proc in {adrg:${a}/proc} and any_proc in {adrg:${b}/proc}`,
      needs: { procedures: [proceduresOf(2 * k), proceduresOf(2 * k + 1)] },
    };
  });
  const bilateral = range(0, plan.bilateral).map((k): PlannedAdrg => {
    const adrg = code(letter, 'B', k);
    return {
      ...{ code: adrg, letter, kind: 'operation', name: name(adrg, '双侧手术'), lists: {} },
      condition: `count_codes(any_proc, {adrg:${own(k)}/proc}) >= 2`,
      needs: { procedures: [proceduresOf(k), proceduresOf(k)] },
    };
  });
  const surgical = blocks.map(({ id }) => operation(letter, id, own(id), proceduresOf(id), name(own(id), '手术')));
  const upTo = letter === 'P' ? PARTS.weightBands[0] : letter === 'R' ? PARTS.chemotherapy[0] : PARTS.entering[1];
  const medical =
    before.medical === 0
      ? []
      : blocksOf(before.medical, plan.medical, upTo, isNext, seed.fork(`${letter}/medical`)).map(
          ({ id, from, to }): PlannedAdrg => {
            const adrg = code(letter, MEDICAL, id);
            const dx = diagnoses(letter, [from, to]);
            return {
              ...{ code: adrg, letter, kind: 'medical', name: name(adrg, '疾病'), lists: { dx } },
              condition: `principal_dx in {adrg:${adrg}/dx}`,
              needs: { principal: dx },
            };
          },
        );
  return [
    ...combined,
    ...bilateral,
    ...surgical,
    ...range(0, plan.oncology).map((k) => oncology(k, plan.oncology, name(code('R', TREATMENT, k), '肿瘤治疗'))),
    ...medical,
    ...(letter === 'P' ? weightBands(EDITIONS[edition].weightBands) : []),
  ];
}

/** Operations by the principal procedure, by any, or by any beside certain principal diagnoses. */
function operation(letter: string, id: number, adrg: string, proc: readonly string[], name: string): PlannedAdrg {
  const common = { code: adrg, letter, kind: 'operation' as const, name };
  if (letter === 'A' || id % 3 === 0)
    return {
      ...common,
      lists: { proc },
      condition: `principal_proc in {adrg:${adrg}/proc}`,
      needs: { procedures: [proc] },
    };
  if (id % 3 === 1)
    return { ...common, lists: { proc }, condition: `any_proc in {adrg:${adrg}/proc}`, needs: { procedures: [proc] } };
  const dx = diagnoses(letter, id % 2 === 0 ? [0, 600] : [600, PARTS.chemotherapy[0]]);
  return {
    ...common,
    lists: { dx, proc },
    condition: `principal_dx in {adrg:${adrg}/dx} and any_proc in {adrg:${adrg}/proc}`,
    needs: { principal: dx, procedures: [proc] },
  };
}

/** Tumours of a site by treatment: radiotherapy, chemotherapy with targeted therapy, chemotherapy; in 2.0 targeted therapy alone too. */
function oncology(k: number, count: number, name: string): PlannedAdrg {
  const ways = count > 8 ? ['radio', 'both', 'chemo'] : ['radio', 'both', 'chemo', 'target'];
  const way = ways[k % ways.length]!;
  const sites = count / ways.length;
  const site = Math.floor(k / ways.length);
  const to = PARTS.chemotherapy[0];
  const dx = diagnoses('R', [Math.floor((site * to) / sites), Math.floor(((site + 1) * to) / sites)]);
  const adrg = code('R', TREATMENT, k);
  const chemo = diagnoses('R', PARTS.chemotherapy);
  const radio = procedures('R', PARTS.radiotherapy);
  const target = procedures('R', PARTS.targetedTherapy);
  const withChemo = 'other_dx in {mdc:MDCR/chemotherapy}';
  const withTarget = 'any_proc in {mdc:MDCR/targeted}';
  const ofWay = {
    radio: { condition: 'any_proc in {mdc:MDCR/radiotherapy}', needs: { procedures: [radio] } },
    both: { condition: `${withChemo} and ${withTarget}`, needs: { secondary: [chemo], procedures: [target] } },
    chemo: { condition: withChemo, needs: { secondary: [chemo] } },
    target: { condition: withTarget, needs: { procedures: [target] } },
  }[way as 'radio'];
  return {
    ...{ code: adrg, letter: 'R', kind: 'treatment', name, lists: { dx } },
    condition: `principal_dx in {adrg:${adrg}/dx} and ${ofWay.condition}`,
    needs: { ...ofWay.needs, principal: dx },
  };
}

/** Newborns that no disease took, by weight: PK1 the lightest. */
function weightBands(bounds: readonly number[]): PlannedAdrg[] {
  const principal = diagnoses('P', PARTS.weightBands);
  return [...bounds, undefined].map((bound, k): PlannedAdrg => {
    const from = bounds[k - 1] ?? 300;
    return {
      ...{ code: code('P', TREATMENT, k), letter: 'P', kind: 'medical', lists: {} },
      name: bound === undefined ? `新生儿体重不低于 ${from} 克` : `新生儿体重低于 ${bound} 克`,
      condition: bound === undefined ? 'true' : `birth_weight_g < ${bound}`,
      needs: { principal, birthWeight: [from, bound] },
    };
  });
}
