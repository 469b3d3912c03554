import type { Table } from '@caseloom/pack';
import type { DipMethod } from './method.ts';

/** Kinds of procedures and their rank, 1.3 of the method. */
export class ProcedureKinds {
  readonly #kindOf: ReadonlyMap<string, string>;
  readonly #rank: ReadonlyMap<string, number>;
  readonly #method: DipMethod;

  constructor(procedures: Table | undefined, method: DipMethod) {
    this.#kindOf = new Map((procedures?.rows ?? []).map((row) => [row['code'] ?? '', row['op_type'] ?? '']));
    this.#rank = new Map(method.type_rank.map((kind, rank) => [kind, rank]));
    this.#method = method;
  }

  /** The highest-ranking kind of a list; `type_as` is applied to the result. An empty list, or one of unknown codes only, is `type_if_unknown`. */
  ofList(codes: readonly string[]): string {
    let best: string | undefined;
    for (const code of codes) {
      const kind = this.#kindOf.get(code);
      if (kind === undefined || !this.#rank.has(kind)) continue;
      if (best === undefined || this.#rank.get(kind)! > this.#rank.get(best)!) best = kind;
    }
    const kind = best ?? this.#method.type_if_unknown;
    return Object.hasOwn(this.#method.type_as, kind) ? this.#method.type_as[kind]! : kind;
  }
}
