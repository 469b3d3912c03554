import type { Budget, Issue } from '@caseloom/core';
import { convert, toFeel, type FeelValue, type Missing } from '@caseloom/expression';
import { contextOf } from '../compound.ts';
import type { ItemDefinition, TypeName } from '../types.ts';
import { unfit, type Conformity } from './conformity.ts';

/**
 * Reads JSON as the type of its datum, members and items included; checks allowed values. What does not fit is null, with the reason: the part itself,
 * and all of it where DMN's own semantics hold.
 */
export class InputReader {
  readonly #conformity: Conformity;
  readonly #missing: Missing;

  constructor(conformity: Conformity, missing: Missing) {
    this.#conformity = conformity;
    this.#missing = missing;
  }

  /** @returns the value, and DECISION_DATA_TYPE or DECISION_VALUE_NOT_ALLOWED with the path of what did not fit */
  read(json: unknown, type: TypeName | undefined, path: string, budget: Budget): { value: FeelValue; issues: Issue[] } {
    const issues: Issue[] = [];
    const value = this.#read(json, { name: path, type: type ?? 'any' }, path, budget, issues);
    return { value: this.#missing === 'reference' && issues.length > 0 ? null : value, issues };
  }

  #read(json: unknown, definition: ItemDefinition, path: string, budget: Budget, issues: Issue[]): FeelValue {
    budget.spend(1);
    if (json === undefined || json === null) return null;
    const value =
      definition.list === true
        ? this.#items(json, definition, path, budget, issues)
        : this.#single(json, definition, path, budget, issues);
    const tell = (one: Issue): void => void issues.push(one);
    return value === null || this.#conformity.allows(value, definition, path, budget, tell) ? value : null;
  }

  #items(json: unknown, definition: ItemDefinition, path: string, budget: Budget, issues: Issue[]): FeelValue {
    const { values: _values, constraint: _constraint, list: _list, ...single } = definition;
    const items: readonly unknown[] = Array.isArray(json) ? json : [json];
    budget.list(items.length);
    return items.map((item, index) => this.#read(item, single, `${path}[${index}]`, budget, issues));
  }

  #single(json: unknown, definition: ItemDefinition, path: string, budget: Budget, issues: Issue[]): FeelValue {
    if (definition.members !== undefined) return this.#members(json, definition.members, path, budget, issues);
    const named = definition.type === undefined ? undefined : this.#conformity.types.definition(definition.type);
    if (named !== undefined) return this.#read(json, named, path, budget, issues);
    const type = this.#conformity.types.typeOf(definition.type ?? 'any');
    const value = convert(toFeel(json, type), type, budget);
    if (value === null) issues.push(unfit(path, type));
    return value;
  }

  /** Members beyond the declared ones stay as they are. */
  #members(
    json: unknown,
    members: readonly ItemDefinition[],
    path: string,
    budget: Budget,
    issues: Issue[],
  ): FeelValue {
    const single: unknown = Array.isArray(json) && json.length === 1 ? json[0] : json;
    if (typeof single !== 'object' || single === null || Array.isArray(single)) {
      issues.push(unfit(path, { members: new Map() }));
      return null;
    }
    const raw = single as Readonly<Record<string, unknown>>;
    const declared = new Map(members.map((member) => [member.name, member]));
    return contextOf(
      [...new Set([...declared.keys(), ...Object.keys(raw)])].map((name): [string, FeelValue] => {
        const json = Object.hasOwn(raw, name) ? raw[name] : null;
        const member = declared.get(name);
        return [
          name,
          member === undefined ? toFeel(json) : this.#read(json, member, `${path}.${name}`, budget, issues),
        ];
      }),
    );
  }
}
