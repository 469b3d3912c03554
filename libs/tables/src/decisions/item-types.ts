import { issue, type Issue } from '@caseloom/core';
import type { FeelType } from '@caseloom/expression';
import type { ItemDefinition, TypeName } from '../types.ts';

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

  ofDefinition({ members, type, list }: ItemDefinition): FeelType {
    const single: FeelType =
      members !== undefined
        ? { members: new Map(members.map((one) => [one.name, this.ofDefinition(one)])) }
        : this.typeOf(type ?? 'any');
    return list === true ? { list: single } : single;
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

  #definitionIssues({ type, members }: ItemDefinition, at: string): Issue[] {
    return [
      ...this.check(type, `${at}.type`),
      ...(members ?? []).flatMap((member, index) => this.#definitionIssues(member, `${at}.members[${index}]`)),
    ];
  }
}
