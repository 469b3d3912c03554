import { issue, type Budget, type Issue } from '@caseloom/core';
import {
  compileUnaryTests,
  convert,
  isFeelContext,
  isFeelList,
  toFeel,
  typeName,
  type CompiledTest,
  type FeelType,
  type FeelValue,
  type Missing,
} from '@caseloom/expression';
import { contextOf } from '../compound.ts';
import type { ItemDefinition, TypeName } from '../types.ts';
import type { ItemTypes } from './item-types.ts';

/** Reads JSON as the type of its datum, members and items included; checks allowed values. What does not fit is null, with the reason. */
export class InputReader {
  readonly #types: ItemTypes;
  readonly #missing: Missing;
  readonly #tests = new Map<string, CompiledTest | undefined>();

  constructor(types: ItemTypes, missing: Missing) {
    this.#types = types;
    this.#missing = missing;
  }

  typeOf(name: TypeName): FeelType {
    return this.#types.typeOf(name);
  }

  /** @returns the value, and DECISION_DATA_TYPE or DECISION_VALUE_NOT_ALLOWED with the path of what did not fit */
  read(json: unknown, type: TypeName | undefined, path: string, budget: Budget): { value: FeelValue; issues: Issue[] } {
    const issues: Issue[] = [];
    return { value: this.#read(json, { name: path, type: type ?? 'any' }, path, budget, issues), issues };
  }

  /** An answer as its declared type: null where it is none, or not among the allowed values. */
  conform(value: FeelValue, type: TypeName, path: string, budget: Budget): { value: FeelValue; issues: Issue[] } {
    const wanted = this.#types.typeOf(type);
    const made = value === null ? null : convert(value, wanted, budget);
    if (made === null) return { value: null, issues: value === null ? [] : [unfit(path, wanted)] };
    const definition = this.#types.definition(type);
    const issues: Issue[] = [];
    const isAllowed = definition === undefined || this.#isAllowed(made, definition, path, budget, issues);
    return { value: isAllowed ? made : null, issues };
  }

  #read(json: unknown, definition: ItemDefinition, path: string, budget: Budget, issues: Issue[]): FeelValue {
    budget.spend(1);
    if (json === undefined || json === null) return null;
    const value =
      definition.list === true
        ? this.#items(json, definition, path, budget, issues)
        : this.#single(json, definition, path, budget, issues);
    return value === null || this.#isAllowed(value, definition, path, budget, issues) ? value : null;
  }

  #items(json: unknown, definition: ItemDefinition, path: string, budget: Budget, issues: Issue[]): FeelValue {
    const { values: _values, constraint: _constraint, list: _list, ...single } = definition;
    const items: readonly unknown[] = Array.isArray(json) ? json : [json];
    budget.list(items.length);
    return items.map((item, index) => this.#read(item, single, `${path}[${index}]`, budget, issues));
  }

  #single(json: unknown, definition: ItemDefinition, path: string, budget: Budget, issues: Issue[]): FeelValue {
    if (definition.members !== undefined) return this.#members(json, definition.members, path, budget, issues);
    const named = definition.type === undefined ? undefined : this.#types.definition(definition.type);
    if (named !== undefined) return this.#read(json, named, path, budget, issues);
    const type = this.#types.typeOf(definition.type ?? 'any');
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

  #isAllowed(value: FeelValue, definition: ItemDefinition, path: string, budget: Budget, issues: Issue[]): boolean {
    const { values, constraint, list } = definition;
    for (const [tests, ofItems] of [[values, list === true] as const, [constraint, false] as const]) {
      if (tests === undefined || this.#meets(value, tests, ofItems, budget)) continue;
      issues.push(issue('DECISION_VALUE_NOT_ALLOWED', path, { values: tests.join(', ') }, 'warning'));
      return false;
    }
    if (definition.list === true && isFeelList(value)) {
      const { values: _values, constraint: _constraint, list: _list, ...single } = definition;
      return value.every((item) => item === null || this.#isAllowed(item, single, path, budget, issues));
    }
    if (definition.members !== undefined && isFeelContext(value))
      return definition.members.every((member) => {
        const part = value.get(member.name);
        return part === null || this.#isAllowed(part, member, `${path}.${member.name}`, budget, issues);
      });
    const named = definition.type === undefined ? undefined : this.#types.definition(definition.type);
    return named === undefined || this.#isAllowed(value, named, path, budget, issues);
  }

  /** Allowed values of a list are those of its items. */
  #meets(value: FeelValue, values: readonly string[], isList: boolean, budget: Budget): boolean {
    const items = isList && isFeelList(value) ? value : [value];
    return items.every((item) => values.some((text) => this.#test(text)?.test(item, () => undefined, budget) === true));
  }

  #test(text: string): CompiledTest | undefined {
    if (!this.#tests.has(text)) {
      const result = compileUnaryTests(text, { names: new Map(), inputType: 'any', ...{ missing: this.#missing } });
      this.#tests.set(text, result.ok ? result.value : undefined);
    }
    return this.#tests.get(text);
  }
}

function unfit(path: string, type: FeelType): Issue {
  return issue('DECISION_DATA_TYPE', path, { type: typeName(type) }, 'warning');
}
