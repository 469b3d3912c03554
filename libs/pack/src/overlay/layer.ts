import { issue, type Issue } from '@caseloom/core';
import type { Layer, PackKindId, Provenance, ResolvedPack } from '../types.ts';

export type Step = Omit<Provenance, 'history'>;

export function artifactKey(kind: PackKindId, artifact: string): string {
  return `${kind}/${artifact}`;
}

export function elementKey(kind: PackKindId, artifact: string, family: string, id: string): string {
  return `${kind}/${artifact}#${family}/${id}`;
}

export function tableRowKey(kind: PackKindId, artifact: string, table: string, key: string): string {
  return `${kind}/${artifact}.${table}#${key}`;
}

/** What resolving writes down while layers are applied: who said what about which element, what is disabled, what is wrong. */
export class Ledger {
  readonly provenance = new Map<string, Provenance>();
  readonly issues: Issue[] = [];
  /** By key; one that is disabled again, after a layer brought it back, comes last. */
  readonly #disabled = new Map<string, ResolvedPack['disabled'][number]>();

  /** Goes on from what was written down of the layers below. */
  static from(below: Ledger): Ledger {
    const ledger = new Ledger();
    for (const [key, entry] of below.provenance) ledger.provenance.set(key, entry);
    for (const [key, entry] of below.#disabled) ledger.#disabled.set(key, entry);
    return ledger;
  }

  #pack: { readonly id: string; readonly version: string; readonly layer: Layer; readonly isTop: boolean } | undefined;

  enter(pack: { readonly id: string; readonly version: string; readonly layer: Layer; readonly isTop: boolean }): void {
    this.#pack = pack;
  }

  get disabled(): ResolvedPack['disabled'] {
    return [...this.#disabled.values()];
  }

  /** Issues inside a parent are prefixed with its id, so that an address always names one file. */
  complain(code: string, address: string, args: Issue['args']): void {
    this.issues.push(issue(code, this.at(address), args));
  }

  at(address: string): string {
    return this.#pack!.isTop ? address : `${this.#pack!.id}:${address}`;
  }

  /** @param owner key of the artifact whose own file first said the element, for elements that have no entry yet */
  record(
    key: string,
    op: Provenance['op'],
    address: string,
    options: { readonly reason?: string; readonly owner?: string } = {},
  ): Provenance {
    const before =
      this.provenance.get(key) ?? (options.owner === undefined ? undefined : this.#ownerStep(options.owner));
    const entry: Provenance = {
      packId: this.#pack!.id,
      version: this.#pack!.version,
      layer: this.#pack!.layer,
      op,
      address,
      ...(options.reason === undefined ? {} : { reason: options.reason }),
      history: before === undefined ? [] : [...before.history, withoutHistory(before)],
    };
    this.provenance.set(key, entry);
    return entry;
  }

  disable(key: string, by: Provenance, value: unknown): void {
    this.#disabled.set(key, { key, by, value });
  }

  enable(key: string): void {
    this.#disabled.delete(key);
  }

  /** Forgets what was said about the elements of an artifact that is now disabled or replaced whole. */
  forgetElements(artifact: string): void {
    const belongs = (key: string): boolean => key.startsWith(`${artifact}#`) || key.startsWith(`${artifact}.`);
    for (const key of [...this.provenance.keys()]) if (belongs(key)) this.provenance.delete(key);
    for (const key of [...this.#disabled.keys()]) if (belongs(key)) this.#disabled.delete(key);
  }

  #ownerStep(owner: string): Provenance | undefined {
    const entry = this.provenance.get(owner);
    return entry === undefined ? undefined : { ...entry, op: 'own', history: [] };
  }
}

function withoutHistory(entry: Provenance): Step {
  const { history: _, ...step } = entry;
  return step;
}
