export type NationalEdition = '2.0' | '3.0';

/** What the two editions are known by. ADRGs of each MDC sum up to `adrgs`. */
export interface EditionShape {
  readonly year: string;
  readonly adrgs: number;
  readonly drgs: number;
  /** ADRGs with three DRGs (MCC, CC, neither); others have two or one, so that the sum is `drgs`. */
  readonly threeWay: number;
  readonly primaryCareGroups: number;
  /** Upper bounds of the newborn weight bands in grams; the last band is open. */
  readonly weightBands: readonly number[];
  /** ADRGs of tumours by treatment. */
  readonly oncology: number;
  readonly sizes: Readonly<Record<string, number>>;
}

/**
 * Sizes of the national editions: 26 MDCs, 409 ADRGs and 634 DRGs in 2.0, 492 and 825 in 3.0, there with 31 primary-care groups, about 21 ADRGs of tumours by
 * treatment and newborns by five weight bands. How the ADRGs spread over the MDCs is invented.
 */
export const EDITIONS: Readonly<Record<NationalEdition, EditionShape>> = {
  '2.0': {
    year: '2024',
    adrgs: 409,
    drgs: 634,
    threeWay: 60,
    primaryCareGroups: 0,
    weightBands: [1500, 2500],
    oncology: 8,
    sizes: sizes('A12 B31 C17 D24 E21 F45 G25 H20 I33 J20 K13 L19 M9 N13 O14 P11 Q8 R18 S8 T10 U3 V9 W5 X10 Y3 Z8'),
  },
  '3.0': {
    year: '2026',
    adrgs: 492,
    drgs: 825,
    threeWay: 90,
    primaryCareGroups: 31,
    weightBands: [1000, 1500, 2000, 2500],
    oncology: 21,
    sizes: sizes('A12 B37 C20 D28 E25 F54 G31 H24 I41 J24 K16 L23 M11 N16 O17 P13 Q8 R31 S9 T11 U3 V11 W5 X11 Y3 Z8'),
  },
};

function sizes(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(text.split(' ').map((one) => [one[0]!, Number(one.slice(1))]));
}

/** How many ADRGs of each kind an MDC has. */
export interface MdcPlan {
  readonly combined: number;
  readonly bilateral: number;
  readonly surgical: number;
  readonly medical: number;
  readonly oncology: number;
  readonly weightBands: number;
}

/** 3.0 keeps what 2.0 has and adds to it. */
export function planOf(letter: string, edition: NationalEdition): MdcPlan {
  const { sizes, oncology, weightBands } = EDITIONS[edition];
  const special = {
    oncology: letter === 'R' ? oncology : 0,
    weightBands: letter === 'P' ? weightBands.length + 1 : 0,
  };
  const rest = sizes[letter]! - special.oncology - special.weightBands;
  if (letter === 'A') return { ...special, combined: 0, bilateral: 0, surgical: rest, medical: 0 };
  if (letter === 'P' || letter === 'R') {
    const surgical = Math.floor(rest / 2);
    return { ...special, combined: 0, bilateral: 0, surgical, medical: rest - surgical };
  }
  if (edition === '2.0') {
    const pairs = rest >= 12 ? 1 : 0;
    const surgical = Math.floor((rest - 2 * pairs) * 0.45);
    return { ...special, combined: pairs, bilateral: pairs, surgical, medical: rest - 2 * pairs - surgical };
  }
  const before = planOf(letter, '2.0');
  const growth = rest - EDITIONS['2.0'].sizes[letter]!;
  const pairs = growth >= 3 ? 1 : 0;
  const surgical = Math.floor((growth - 2 * pairs) / 2);
  return {
    ...before,
    combined: before.combined + pairs,
    bilateral: before.bilateral + pairs,
    surgical: before.surgical + surgical,
    medical: before.medical + growth - 2 * pairs - surgical,
  };
}
