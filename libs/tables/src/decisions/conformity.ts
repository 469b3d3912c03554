import { issue, type Budget, type Issue } from '@caseloom/core';
import {
  compileUnaryTests,
  convert,
  FeelLambda,
  isFeelContext,
  isFeelList,
  typeName,
  type CompiledTest,
  type CompileOptions,
  type FeelType,
  type FeelValue,
  type Missing,
} from '@caseloom/expression';
import type { FunctionSignature, ItemDefinition, TypeName } from '../types.ts';
import type { ItemTypes } from './item-types.ts';

type Tell = (issue: Issue) => void;

/** Values held against the types of a model: what conforms, what is made to (DMN 1.5, 10.3.2.9.4), and what item definitions allow. */
export class Conformity {
  readonly types: ItemTypes;
  /** The types as FEEL texts see them. */
  readonly feel: Pick<CompileOptions, 'types' | 'accept'>;
  readonly #missing: Missing;
  readonly #tests = new Map<string, CompiledTest | undefined>();

  constructor(types: ItemTypes, missing: Missing) {
    this.types = types;
    this.feel = { types: types.named(), accept: (value, type, budget) => this.accept(value, type, budget) };
    this.#missing = missing;
  }

  /**
   * The value as the type wants it; null where it is none of it, or none of the allowed ones. A function gives what its type says it returns, or, where the
   * type is of no functions, as models before DMN 1.5 write it, values of the type.
   * @param tell  gets DECISION_DATA_TYPE or DECISION_VALUE_NOT_ALLOWED at `path`
   */
  accept(value: FeelValue, type: TypeName | undefined, budget: Budget, path = '', tell: Tell = () => {}): FeelValue {
    if (value === null || type === undefined) return value;
    if (value instanceof FeelLambda && this.types.signature(type) === undefined && this.types.typeOf(type) !== 'any')
      return this.#function(value, { parameters: [], returns: type });
    const wanted = this.types.typeOf(type);
    const made = convert(value, wanted, budget);
    if (made === null) {
      tell(unfit(path, wanted));
      return null;
    }
    if (made instanceof FeelLambda) return this.#function(made, this.types.signature(type));
    const definition = this.types.definition(type);
    return definition === undefined || this.allows(made, definition, path, budget, tell) ? made : null;
  }

  /** Allowed values and constraints of a definition, its items and members; its own stand for those of the type it builds on. */
  allows(value: FeelValue, definition: ItemDefinition, path: string, budget: Budget, tell: Tell): boolean {
    const { values, constraint, list } = definition;
    for (const [tests, ofItems] of [[values, list === true] as const, [constraint, false] as const]) {
      if (tests === undefined || this.#meets(value, tests, ofItems, budget)) continue;
      tell(issue('DECISION_VALUE_NOT_ALLOWED', path, { values: tests.join(', ') }, 'warning'));
      return false;
    }
    if (list === true && isFeelList(value)) {
      const { constraint: _constraint, list: _list, ...single } = definition;
      return value.every((item) => item === null || this.allows(item, single, path, budget, tell));
    }
    if (definition.members !== undefined && isFeelContext(value))
      return definition.members.every((member) => {
        const part = value.get(member.name);
        return part === null || this.allows(part, member, `${path}.${member.name}`, budget, tell);
      });
    if (values !== undefined || definition.type === undefined) return true;
    const named = this.types.definition(definition.type);
    return named === undefined || this.allows(value, named, path, budget, tell);
  }

  #function(value: FeelLambda, signature: FunctionSignature | undefined): FeelLambda {
    if (signature === undefined) return value;
    return new FeelLambda(value.parameters, (args, frame) => {
      const taken = args.map((arg, index) => this.accept(arg, signature.parameters[index]?.type, frame.budget));
      return this.accept(value.call(taken, frame), signature.returns, frame.budget);
    });
  }

  /** Allowed values of a list are those of its items. */
  #meets(value: FeelValue, values: readonly string[], isList: boolean, budget: Budget): boolean {
    const items = isList && isFeelList(value) ? value : [value];
    return items.every((item) => values.some((text) => this.#test(text)?.test(item, () => undefined, budget) === true));
  }

  #test(text: string): CompiledTest | undefined {
    if (!this.#tests.has(text)) {
      const result = compileUnaryTests(text, { names: new Map(), inputType: 'any', missing: this.#missing });
      this.#tests.set(text, result.ok ? result.value : undefined);
    }
    return this.#tests.get(text);
  }
}

export function unfit(path: string, type: FeelType): Issue {
  return issue('DECISION_DATA_TYPE', path, { type: typeName(type) }, 'warning');
}
