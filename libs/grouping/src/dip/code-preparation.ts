import type { Table } from '@caseloom/pack';

/** What became of the codes of a stay before grouping looks at them (1.2 of the method). */
export interface PreparedCodes {
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
}

/** One code that was translated, removed by the translation (`to` is empty) or excluded. */
export interface CodeChange {
  readonly kind: 'diagnosis' | 'procedure';
  readonly from: string;
  readonly to: string;
  readonly by: 'map' | 'exclusion' | 'repeat';
}

/** Translates codes, leaves out procedures that take no part, and, where repeats do not count, repeated procedures. */
export class CodePreparation {
  readonly #diagnoses = new Map<string, string>();
  readonly #procedures = new Map<string, string>();
  readonly #excluded: ReadonlySet<string>;
  readonly #distinct: boolean;

  /** @param map undefined when the method does not translate */
  constructor(map: Table | undefined, excluded: Table | undefined, distinct: boolean) {
    for (const row of map?.rows ?? []) {
      const codes = row['kind'] === 'dx' ? this.#diagnoses : this.#procedures;
      codes.set(row['from'] ?? '', row['to'] ?? '');
    }
    this.#excluded = new Set((excluded?.rows ?? []).map((row) => row['code'] ?? ''));
    this.#distinct = distinct;
  }

  /** A code without a row in the table stays as it is; one with an empty target is removed, and the next moves up. */
  prepare(diagnoses: readonly string[], procedures: readonly string[]): PreparedCodes {
    return { diagnoses: this.#translated(diagnoses), procedures: this.#takingPart(procedures) };
  }

  /** Every change, for the story. */
  changes(diagnoses: readonly string[], procedures: readonly string[]): readonly CodeChange[] {
    const changes: CodeChange[] = [];
    for (const from of diagnoses) {
      const to = this.#diagnoses.get(from);
      if (to !== undefined) changes.push({ kind: 'diagnosis', from, to, by: 'map' });
    }
    const seen = new Set<string>();
    for (const from of procedures) {
      const to = this.#procedures.get(from);
      if (to !== undefined) changes.push({ kind: 'procedure', from, to, by: 'map' });
      const code = to ?? from;
      if (code === '') continue;
      if (this.#excluded.has(code)) changes.push({ kind: 'procedure', from: code, to: '', by: 'exclusion' });
      else if (this.#distinct && seen.has(code)) changes.push({ kind: 'procedure', from: code, to: '', by: 'repeat' });
      seen.add(code);
    }
    return changes;
  }

  #translated(diagnoses: readonly string[]): readonly string[] {
    if (this.#diagnoses.size === 0) return diagnoses;
    return diagnoses.map((code) => this.#diagnoses.get(code) ?? code).filter((code) => code !== '');
  }

  #takingPart(procedures: readonly string[]): readonly string[] {
    const kept: string[] = [];
    for (const code of procedures) {
      const translated = this.#procedures.get(code) ?? code;
      if (translated === '' || this.#excluded.has(translated)) continue;
      if (this.#distinct && kept.includes(translated)) continue;
      kept.push(translated);
    }
    return kept;
  }
}
