import { issue, type Issue } from '@caseloom/core';
import type { FeelType } from '@caseloom/expression';
import type { FunctionSignature, ItemDefinition, TypeName } from '../types.ts';

/** Names of FEEL types, and what else models call them. */
const SCALARS: Readonly<Record<string, FeelType>> = {
  any: 'any',
  Any: 'any',
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time' as FeelType,
  'date and time': 'date and time',
  dateTime: 'date and time',
  duration: 'duration',
  'days and time duration': 'duration',
  dayTimeDuration: 'duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
  context: { members: new Map(), open: true },
  list: { list: 'any' },
  function: 'any',
};

/** The types of a model by name: FEEL's own and its item definitions. */
export class ItemTypes {
  readonly #definitions: ReadonlyMap<string, ItemDefinition>;
  readonly #known = new Map<string, FeelType>();

  constructor(definitions: readonly ItemDefinition[] = []) {
    this.#definitions = new Map(definitions.map((one) => [one.name, one]));
  }

  definition(name: TypeName): ItemDefinition | undefined {
    return this.#definitions.get(name);
  }

  /** A definition that contains itself is any where it does; an unknown name is any. */
  typeOf = (name: TypeName): FeelType => {
    const definition = this.#definitions.get(name);
    if (definition === undefined) return Object.hasOwn(SCALARS, name) ? SCALARS[name]! : 'any';
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, 'any');
    const type = this.ofDefinition(definition);
    this.#known.set(name, type);
    return type;
  };

  /** Types of one's own by name, as FEEL texts may call them. */
  named(): ReadonlyMap<string, FeelType> {
    return new Map([...this.#definitions.keys()].map((name) => [name, this.typeOf(name)]));
  }

  ofDefinition({ members, type, list, function: signature }: ItemDefinition): FeelType {
    const single: FeelType =
      members !== undefined
        ? { members: new Map(members.map((one) => [one.name, this.ofDefinition(one)])) }
        : signature !== undefined
          ? this.#functionType(signature)
          : this.typeOf(type ?? 'any');
    return list === true ? { list: single } : single;
  }

  #functionType({ parameters, returns }: FunctionSignature): FeelType {
    return {
      parameters: parameters.map(({ name, type }) => ({ name, type: this.typeOf(type ?? 'any') })),
      returns: this.typeOf(returns ?? 'any'),
    };
  }

  /** What a type of functions takes and gives; undefined for other types. */
  signature(name: TypeName | undefined): FunctionSignature | undefined {
    const seen = new Set<TypeName>();
    for (let next = name; next !== undefined && !seen.has(next); next = this.#definitions.get(next)?.type) {
      seen.add(next);
      const found = this.#definitions.get(next)?.function;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The type of what a function gives whose variable is of this type: DMN 1.5 names the function's type there, older models that of its answer. */
  returned(name: TypeName | undefined): TypeName | undefined {
    const signature = this.signature(name);
    return signature === undefined ? name : signature.returns;
  }

  /** DECISION_TYPE_UNKNOWN where a name is no type. */
  check(name: TypeName | undefined, at: string): Issue[] {
    return name === undefined || this.#definitions.has(name) || Object.hasOwn(SCALARS, name)
      ? []
      : [issue('DECISION_TYPE_UNKNOWN', at, { type: name }, 'warning')];
  }

  /** Complaints about the definitions themselves, addressed `types[2].members[0]`. */
  issues(): Issue[] {
    return [...this.#definitions.values()].flatMap((one, index) => this.#definitionIssues(one, `types[${index}]`));
  }

  #definitionIssues({ type, members, function: signature }: ItemDefinition, at: string): Issue[] {
    return [
      ...this.check(type, `${at}.type`),
      ...this.check(signature?.returns, `${at}.function.returns`),
      ...(signature?.parameters ?? []).flatMap((one, index) =>
        this.check(one.type, `${at}.function.parameters[${index}].type`),
      ),
      ...(members ?? []).flatMap((member, index) => this.#definitionIssues(member, `${at}.members[${index}]`)),
    ];
  }
}
