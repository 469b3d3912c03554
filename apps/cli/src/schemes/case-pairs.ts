import { factsOf, schemeInput, type CompiledPack } from '@caseloom/engine';
import type { CompiledScheme, DipSettlementRow, GroupingInput } from '@caseloom/grouping';
import type { Args } from '../args.ts';
import { openCases, type Cases } from '../cases/open-cases.ts';
import { tell } from '../tell.ts';

/** A case as a scheme is given it, and the second record of the stay where `--other-cases` has one. */
export interface CasePair {
  readonly id: string;
  readonly input: GroupingInput;
  readonly other?: GroupingInput;
  readonly settlement?: DipSettlementRow;
}

/** The pairs of `--cases` and `--other-cases`, joined by id; the second file is kept in memory. Ids that only one file has are left out and counted on stderr. */
export class CasePairs implements AsyncIterable<CasePair> {
  readonly #args: Args;
  readonly #pack: CompiledPack;
  readonly #scheme: CompiledScheme;
  /** Rows of both files that could not be read. */
  refused = 0;

  constructor(args: Args, pack: CompiledPack, scheme: CompiledScheme) {
    this.#args = args;
    this.#pack = pack;
    this.#scheme = scheme;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<CasePair> {
    const others = await this.#others();
    let alone = 0;
    const cases = await openCases(this.#args, this.#pack);
    for await (const one of this.#inputs(cases)) {
      const other = others?.get(one.id);
      if (others !== undefined && other === undefined) alone++;
      else yield other === undefined ? one : { ...one, other };
      others?.delete(one.id);
    }
    this.refused += cases.counts.refused;
    alone += others?.size ?? 0;
    if (alone > 0) tell('CLI_PAIR_MISSING', { count: alone });
  }

  async #others(): Promise<Map<string, GroupingInput> | undefined> {
    const path = this.#args.value('other-cases');
    if (path === undefined) return undefined;
    const cases = await openCases(reading(this.#args, path), this.#pack);
    const found = new Map<string, GroupingInput>();
    for await (const { id, input } of this.#inputs(cases)) found.set(id, input);
    this.refused += cases.counts.refused;
    return found;
  }

  async *#inputs(cases: Cases): AsyncGenerator<CasePair> {
    for await (const { id, record, asOf } of cases) {
      const facts = factsOf(record, { conduct: this.#pack, policy: this.#pack }, { asOf });
      yield { id, ...schemeInput(facts, this.#pack, this.#scheme, { asOf }) };
    }
  }
}

/** The same words of the command, with another file to read; refused rows of it are named on stderr only. */
function reading(args: Args, path: string): Args {
  const value = (name: string): string | undefined =>
    name === 'cases' ? path : name === 'errors' ? undefined : args.value(name);
  return { ...args, value, need: (name) => (name === 'cases' ? path : args.need(name)) };
}
