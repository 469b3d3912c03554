import { issue, type Issue } from '@caseloom/core';
import type { FeelType, Names } from '@caseloom/expression';
import type { Artifact } from '@caseloom/pack';
import { compileTable } from '../compile-table.ts';
import type { Datum } from '../types.ts';
import { BoxedScope, NOTHING, type CompiledPart } from './boxed-scope.ts';
import { compileBoxed, parametersOf, typed } from './compile-boxed.ts';
import {
  isTable,
  type Boxed,
  type DecisionDocument,
  type DecisionHead,
  type DecisionModel,
  type Knowledge,
  type TableDecisionDocument,
} from './documents.ts';
import { Conformity } from './conformity.ts';
import { InputReader } from './input-data.ts';
import { ItemTypes } from './item-types.ts';
import type { LambdaParameter } from './lambda.ts';
import { observe } from './observations.ts';
import { shapeOf } from './shape-of.ts';

type Lookup = (id: string) => Artifact<DecisionDocument> | undefined;

/** A decision, knowledge or service, ready to run in a set. */
export interface CompiledDecision {
  readonly id: string;
  readonly name: string;
  readonly head: DecisionHead;
  readonly part: CompiledPart;
  readonly parameters: readonly LambdaParameter[];
  readonly data: ReadonlyMap<string, Datum>;
  /** Required artifacts by the names under which their answers are read. */
  readonly required: ReadonlyMap<string, string>;
  readonly conformity: Conformity;
  readonly reader: InputReader;
  /** Addressed within the artifact: `rules[3].inputs[0]`, `entries[1].value`. */
  readonly issues: readonly Issue[];
}

/**
 * Compiles one artifact among others, of which only the heads are looked at.
 * Complaints: DECISION_REQUIRED_UNKNOWN, DECISION_MODEL_UNKNOWN, DECISION_NAME_TWICE, DECISION_TYPE_UNKNOWN, DECISION_EXPRESSION_INVALID, those of tables.
 */
export function compileDecision(artifact: Artifact<DecisionDocument>, lookup: Lookup): CompiledDecision {
  const value = artifact.value as Exclude<DecisionDocument, DecisionModel>;
  const issues: Issue[] = [];
  const model = modelOf(value, lookup, issues);
  const types = new ItemTypes(model?.types);
  const data = new Map((value.data ?? []).map((datum) => [datum.name, datum]));
  const required = requiredNames(artifact.id, value, lookup, data, issues);
  issues.push(...types.check(value.type, 'type'));
  value.data?.forEach(({ type }, index) => issues.push(...types.check(type, `data[${index}].type`)));
  const names: Names = new Map([
    ...[...data.values()].map(({ name, type }): [string, FeelType] => [name, types.typeOf(type ?? 'any')]),
    ...[...required].map(([name, id]): [string, FeelType] => [name, typeOfRequired(lookup(id)!.value, types)]),
  ]);
  const missing = value.missing ?? 'unknown';
  const conformity = new Conformity(types, missing);
  const at = new BoxedScope(names, missing, conformity, artifact.id, '', issues);
  const parameters = value.kind === 'knowledge' ? parametersOf(typedParameters(value, types), at) : [];
  return {
    id: artifact.id,
    name: value.name ?? artifact.id,
    head: value,
    part: compilePart(artifact, at),
    parameters,
    data,
    required,
    conformity,
    reader: new InputReader(conformity, missing),
    issues,
  };
}

function compilePart(artifact: Artifact<DecisionDocument>, at: BoxedScope): CompiledPart {
  const { value } = artifact;
  if (isTable(value)) return tablePart(artifact as Artifact<TableDecisionDocument>, at);
  if (value.kind === 'knowledge') return knowledgePart(value, at);
  if (value.kind === 'service' || value.kind === 'model') return NOTHING;
  return compileBoxed(value as Boxed, at);
}

function tablePart(artifact: Artifact<TableDecisionDocument>, at: BoxedScope): CompiledPart {
  const { names, missing, conformity } = at;
  const compiled = compileTable(artifact, { names, missing, model: conformity });
  at.issues.push(...compiled.issues);
  if (!compiled.ok) return NOTHING;
  return {
    type: 'any',
    run: (scope, budget) => {
      const { value, issue: found } = compiled.value.decide(scope, budget);
      if (found !== undefined) observe(budget, { ...found, path: `${artifact.id}.json#${found.path}` });
      return value;
    },
  };
}

/** What the function gives is converted to the type of the knowledge. */
function knowledgePart(knowledge: Knowledge, at: BoxedScope): CompiledPart {
  const { body, type } = knowledge;
  const taken = parametersOf(typedParameters(knowledge, at.types), at);
  const inner = at.with(taken.map((one) => [one.name, one.type])).inside('body');
  return typed(compileBoxed(body, inner), at.types.returned(type), at);
}

/** A parameter without a type has that of the function's type. */
function typedParameters({ parameters, type }: Knowledge, types: ItemTypes): readonly Datum[] {
  const signature = types.signature(type)?.parameters;
  return parameters.map((one, index) => ({ ...signature?.[index], ...one }));
}

function modelOf(value: DecisionHead, lookup: Lookup, issues: Issue[]): DecisionModel | undefined {
  if (value.model === undefined) return undefined;
  const found = lookup(value.model)?.value;
  if (found?.kind === 'model') return found;
  issues.push(issue('DECISION_MODEL_UNKNOWN', 'model', { model: value.model }));
  return undefined;
}

/** Names of what is required; knowledge may call itself too. */
function requiredNames(
  artifactId: string,
  value: Exclude<DecisionDocument, DecisionModel>,
  lookup: Lookup,
  data: ReadonlyMap<string, Datum>,
  issues: Issue[],
): Map<string, string> {
  const required = new Map<string, string>();
  value.requires?.forEach((id, index) => {
    const found = lookup(id);
    if (found === undefined || found.value.kind === 'model') {
      issues.push(issue('DECISION_REQUIRED_UNKNOWN', `requires[${index}]`, { id }));
      return;
    }
    const name = found.value.name ?? id;
    if (required.has(name) || data.has(name)) issues.push(issue('DECISION_NAME_TWICE', `requires[${index}]`, { name }));
    required.set(name, id);
  });
  const own = value.kind === 'knowledge' ? value.name : undefined;
  if (own !== undefined && !required.has(own) && !data.has(own)) required.set(own, artifactId);
  return required;
}

/** A required decision is of its declared type, else of the shape of its expression; knowledge and services are functions. */
function typeOfRequired(value: DecisionDocument, types: ItemTypes): FeelType {
  if (value.kind === 'knowledge')
    return {
      parameters: typedParameters(value, types).map(({ name, type }) => ({ name, type: types.typeOf(type ?? 'any') })),
      returns: types.typeOf(types.returned(value.type) ?? 'any'),
    };
  if (value.kind === 'service' || value.kind === 'model') return 'any';
  return shapeOf(isTable(value) ? ({ ...value, kind: 'table' } as Boxed) : (value as Boxed), types);
}
