import type { Table } from '@caseloom/pack';
import type { DipMethod } from './method.ts';

/** What the procedure table says of one code. */
export interface KnownProcedure {
  readonly kind: string;
  /** Place of the kind in `type_rank`; -1 when it is not there. */
  readonly rank: number;
  /** Incision class of the minor ones and a level below the bound of the method. */
  readonly minor: boolean;
  readonly level: string;
}

/** Minor procedures where the method does not say which: incision class 0类 and a level below 3. */
const MINOR = { incision: ['0类'], level_below: 3 };

/** Kinds of procedures and their rank, 1.3 of the method. */
export class ProcedureKinds {
  readonly #known = new Map<string, KnownProcedure>();
  readonly #ofRank: readonly string[];
  readonly #ifUnknown: string;
  /** The lowest kind: treated without operation or procedure that counts. */
  readonly conservative: string;
  /** The highest kind, as reported. */
  readonly surgery: string;

  constructor(procedures: Table | undefined, method: DipMethod) {
    const reported = (kind: string): string => (Object.hasOwn(method.type_as, kind) ? method.type_as[kind]! : kind);
    this.#ofRank = method.type_rank.map(reported);
    this.#ifUnknown = reported(method.type_if_unknown);
    this.conservative = this.#ofRank[0]!;
    this.surgery = this.#ofRank.at(-1)!;
    const minor = { ...MINOR, ...method.conservative.minor };
    for (const row of procedures?.rows ?? []) {
      const kind = row['op_type'] ?? '';
      const level = row['level'] ?? '';
      this.#known.set(row['code'] ?? '', {
        kind,
        rank: method.type_rank.indexOf(kind),
        minor: minor.incision.includes(row['incision'] ?? '') && level !== '' && Number(level) < minor.level_below,
        level,
      });
    }
  }

  /** Undefined for a procedure that is not in the table. */
  of(code: string): KnownProcedure | undefined {
    return this.#known.get(code);
  }

  /** The highest-ranking kind of a list, as `type_as` reports it. An empty list, or one of unknown codes only, is `type_if_unknown`. */
  ofList(procedures: readonly (KnownProcedure | undefined)[]): string {
    return this.#named(procedures.reduce(higher, -1));
  }

  /** The same for those at the given places. */
  ofPlaces(procedures: readonly (KnownProcedure | undefined)[], places: readonly number[]): string {
    return this.#named(places.reduce((rank, place) => higher(rank, procedures[place]), -1));
  }

  /** The same for those at all other places. */
  ofRest(procedures: readonly (KnownProcedure | undefined)[], places: readonly number[]): string {
    return this.#named(
      procedures.reduce((rank: number, known, place) => (places.includes(place) ? rank : higher(rank, known)), -1),
    );
  }

  #named(rank: number): string {
    return rank < 0 ? this.#ifUnknown : this.#ofRank[rank]!;
  }
}

function higher(rank: number, known: KnownProcedure | undefined): number {
  return known !== undefined && known.rank > rank ? known.rank : rank;
}
