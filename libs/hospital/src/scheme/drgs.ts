import type { Random } from '../random.ts';
import type { PlannedAdrg } from './adrgs.ts';
import { EDITIONS } from './edition.ts';
import type { NationalEdition } from './edition.ts';

/** What a stay must be, beyond entering the ADRG, to come into the DRG and into none before it. */
export interface SplitNeeds {
  readonly complication?: 'cc' | 'mcc';
  readonly age?: readonly [number, number];
  readonly losDays?: number;
  readonly icuHours?: number;
  readonly dischargeType?: string;
  readonly department?: string;
}

export interface PlannedDrg {
  readonly code: string;
  readonly name: string;
  readonly adrg: PlannedAdrg;
  readonly condition: string;
  readonly needs: SplitNeeds;
  readonly isPrimaryCare: boolean;
}

interface Split {
  readonly suffix: string;
  readonly words: string;
  readonly condition: string;
  readonly needs: SplitNeeds;
}

const rest = (suffix: string): Split => ({ suffix, words: '', condition: 'true', needs: {} });
const split = (suffix: string, words: string, condition: string, needs: SplitNeeds): Split => ({
  suffix,
  words,
  condition,
  needs,
});
const BOTH = split('1', '，伴合并症或并发症', 'has_mcc or has_cc', { complication: 'mcc' });
const THREE = [
  split('1', '，伴严重合并症或并发症', 'has_mcc', { complication: 'mcc' }),
  split('3', '，伴合并症或并发症', 'has_cc', { complication: 'cc' }),
  rest('5'),
];
/** Two-way splits; complications are the usual one. The first half fits newborns too. */
const TWO: readonly Split[] = [
  BOTH,
  split('2', '，住院 21 天及以上', 'los_days >= 21', { losDays: 30 }),
  split('4', '，重症监护 96 小时及以上', 'icu_hours >= 96', { icuHours: 120 }),
  BOTH,
  split('6', '，转院或死亡', 'discharge_type in ("2", "5")', { dischargeType: '5' }),
  split('7', '，年龄小于 17 岁', 'age < 17', { age: [1, 16] }),
  BOTH,
  split('8', '，重症医学科', 'department in ("ICU", "重症医学科")', { department: '重症医学科' }),
  BOTH,
  BOTH,
];
const ONE = [rest('9')];

/** Every ADRG with its DRGs. ADRGs that were split in 2.0 stay split in 3.0; more are added until the numbers of the edition are met. */
export function drgsOf(
  adrgs: readonly PlannedAdrg[],
  earlier: readonly PlannedAdrg[],
  edition: NationalEdition,
  seed: Random,
): ReadonlyMap<PlannedAdrg, readonly PlannedDrg[]> {
  const splits = waysOf(earlier, '2.0', new Map(), seed);
  const ways = edition === '2.0' ? splits : waysOf(adrgs, edition, splits, seed);
  const primaryCare = primaryCareAdrgs(adrgs, ways, EDITIONS[edition].primaryCareGroups, seed);
  return new Map(
    adrgs.map((adrg) => {
      const [first, ...others] = splitsOf(adrg, ways.get(adrg.code)!, seed);
      return [
        adrg,
        [first!, ...others].map((one) => ({
          code: `${adrg.code}${one.suffix}`,
          name: `${adrg.name}${one.words}`,
          adrg,
          condition: one.condition,
          needs: one.needs,
          isPrimaryCare: one.condition === 'true' && primaryCare.has(adrg.code),
        })),
      ];
    }),
  );
}

/** Number of DRGs of every ADRG. */
function waysOf(
  adrgs: readonly PlannedAdrg[],
  edition: NationalEdition,
  kept: ReadonlyMap<string, number>,
  seed: Random,
): ReadonlyMap<string, number> {
  const { threeWay, drgs } = EDITIONS[edition];
  const twoWay = drgs - adrgs.length - 2 * threeWay;
  const ways = new Map(adrgs.map(({ code }) => [code, kept.get(code) ?? 1]));
  const count = (n: number): number => [...ways.values()].filter((one) => one === n).length;
  const free = [...ways.keys()]
    .filter((code) => ways.get(code) === 1)
    .map((code) => ({ code, key: seed.fork(`split/${code}`).next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ code }) => code);
  const more3 = threeWay - count(3);
  const more2 = twoWay - count(2);
  free.slice(0, more3).forEach((code) => ways.set(code, 3));
  free.slice(more3, more3 + more2).forEach((code) => ways.set(code, 2));
  return ways;
}

function splitsOf(adrg: PlannedAdrg, ways: number, seed: Random): readonly Split[] {
  if (ways === 1) return ONE;
  if (ways === 3) return THREE;
  const usable = adrg.letter === 'P' ? TWO.slice(0, TWO.length / 2) : TWO;
  return [seed.fork(`way/${adrg.code}`).pick(usable), rest('5')];
}

function primaryCareAdrgs(
  adrgs: readonly PlannedAdrg[],
  ways: ReadonlyMap<string, number>,
  count: number,
  seed: Random,
): ReadonlySet<string> {
  const simple = adrgs.filter(({ code, kind, letter }) => kind === 'medical' && letter !== 'P' && ways.get(code) !== 3);
  const ranked = simple
    .map(({ code }) => ({ code, key: seed.fork(`primary/${code}`).next() }))
    .sort((a, b) => a.key - b.key);
  return new Set(ranked.slice(0, count).map(({ code }) => code));
}
