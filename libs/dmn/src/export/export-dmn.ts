import { issue, type Issue, type Result } from '@caseloom/core';
import type { Artifact, LocalText } from '@caseloom/pack';
import {
  isTable,
  wholeTable,
  type Boxed,
  type Datum,
  type DecisionDocument,
  type DecisionModel,
  type DecisionTable,
} from '@caseloom/tables';
import { DMN_15, OWN_NAMESPACE } from '../namespaces.ts';
import { node, textNode, writeXml, type XmlNode } from '../xml/write-xml.ts';
import { writeBoxed, writeFunctionParts } from './write-boxed.ts';
import { own, titleAttributes, typeRef } from './attributes.ts';
import { writeItemDefinition } from './write-types.ts';

type Decisive = Exclude<DecisionDocument, DecisionModel>;

/**
 * A model and its decisions as DMN 1.5. Ids, both titles and `missing` travel as attributes of ours, so that importing gives back what was exported.
 * @param modelId  artifact of kind `model`; undefined: all decisions that belong to no model
 * @returns the XML, or DMN_MODEL_UNKNOWN; DMN_REQUIRED_ELSEWHERE where a decision requires one that is not exported with it
 */
export function exportDmn(
  artifacts: Iterable<Artifact<DecisionDocument>>,
  modelId: string | undefined,
): Result<string> {
  const all = new Map([...artifacts].map((one) => [one.id, one]));
  const model = modelId === undefined ? undefined : all.get(modelId)?.value;
  if (modelId !== undefined && model?.kind !== 'model')
    return { ok: false, issues: [issue('DMN_MODEL_UNKNOWN', '', { model: modelId })] };
  const members = new Map([...all].filter(([, { value }]) => value.kind !== 'model' && value.model === modelId));
  return new Exporter(members, model as DecisionModel | undefined, modelId).run();
}

class Exporter {
  readonly #members: ReadonlyMap<string, Artifact<DecisionDocument>>;
  readonly #model: DecisionModel | undefined;
  readonly #modelId: string | undefined;
  readonly #data = new Map<string, Datum>();
  readonly #issues: Issue[] = [];

  constructor(
    members: ReadonlyMap<string, Artifact<DecisionDocument>>,
    model: DecisionModel | undefined,
    modelId: string | undefined,
  ) {
    this.#members = members;
    this.#model = model;
    this.#modelId = modelId;
    for (const datum of model?.data ?? []) this.#data.set(datum.name, datum);
    for (const { value } of members.values())
      for (const datum of (value as Decisive).data ?? [])
        if (!this.#data.has(datum.name)) this.#data.set(datum.name, datum);
  }

  run(): Result<string> {
    const name = this.#model?.name ?? 'decisions';
    const decisions = [...this.#members.values()].map((artifact) => this.#decision(artifact));
    const root = node(
      'definitions',
      {
        xmlns: DMN_15,
        'xmlns:caseloom': OWN_NAMESPACE,
        id: xmlId(this.#modelId ?? 'decisions'),
        name,
        namespace: this.#model?.namespace ?? `${OWN_NAMESPACE}:${this.#modelId ?? 'decisions'}`,
        ...(this.#modelId === undefined ? {} : { [own('id')]: this.#modelId }),
        ...(this.#model === undefined ? {} : titleAttributes(this.#model.title)),
        ...(this.#model !== undefined && this.#model.namespace === undefined ? { [own('namespace')]: 'none' } : {}),
      },
      [
        optional('description', this.#model?.about),
        ...(this.#model?.types ?? []).map((type) => writeItemDefinition(type, 'itemDefinition')),
        ...[...this.#data.values()].map((datum, index) =>
          node('inputData', { id: dataId(index), name: datum.name }, [
            node('variable', { name: datum.name, ...typeRef(datum.type) }),
          ]),
        ),
        ...decisions,
      ],
    );
    return this.#issues.some(({ severity }) => severity === 'error')
      ? { ok: false, issues: this.#issues }
      : { ok: true, value: writeXml(root), issues: this.#issues };
  }

  #decision(artifact: Artifact<DecisionDocument>): XmlNode {
    const value = artifact.value as Decisive;
    const name = value.name ?? artifact.id;
    const attributes = {
      id: xmlId(artifact.id),
      name,
      [own('id')]: artifact.id,
      [own('named')]: value.name === undefined ? 'no' : undefined,
      [own('missing')]: value.missing ?? 'unset',
      ...titleAttributes(value.title as LocalText),
    };
    const about = optional('description', value.about);
    const variable = node('variable', { name, ...typeRef(value.type) });
    if (value.kind === 'service')
      return node('decisionService', attributes, [
        about,
        variable,
        ...this.#references('outputDecision', value.outputs, artifact.id),
        ...this.#references('encapsulatedDecision', value.encapsulates ?? [], artifact.id),
        ...this.#references('inputDecision', value.inputDecisions ?? [], artifact.id),
        ...(value.data ?? []).map((datum) => this.#dataReference('inputData', datum)),
      ]);
    if (value.kind === 'knowledge')
      return node('businessKnowledgeModel', attributes, [
        about,
        variable,
        node('encapsulatedLogic', {}, writeFunctionParts(value)),
        ...this.#requirements(value, artifact.id),
      ]);
    return node('decision', attributes, [
      about,
      optional('question', value.question),
      optional('allowedAnswers', value.allowedAnswers),
      variable,
      ...this.#requirements(value, artifact.id),
      hasLogic(value) ? writeBoxed(logicOf(artifact)) : undefined,
    ]);
  }

  #requirements(value: Decisive, id: string): XmlNode[] {
    return [
      ...(value.data ?? []).map((datum) =>
        node('informationRequirement', {}, [this.#dataReference('requiredInput', datum)]),
      ),
      ...(value.requires ?? []).flatMap((required) => {
        const kind = this.#members.get(required)?.value.kind;
        const isFunction = kind === 'knowledge' || kind === 'service';
        const [reference] = this.#references(isFunction ? 'requiredKnowledge' : 'requiredDecision', [required], id);
        if (reference === undefined) return [];
        return [node(isFunction ? 'knowledgeRequirement' : 'informationRequirement', {}, [reference])];
      }),
    ];
  }

  #references(name: string, ids: readonly string[], from: string): XmlNode[] {
    return ids.flatMap((id) => {
      if (this.#members.has(id)) return [node(name, { href: `#${xmlId(id)}` })];
      this.#issues.push(issue('DMN_REQUIRED_ELSEWHERE', `${from}.json`, { id }));
      return [];
    });
  }

  /** The same name may be declared with another type elsewhere; the reference carries the one meant here. */
  #dataReference(name: string, datum: Datum): XmlNode {
    const index = [...this.#data.keys()].indexOf(datum.name);
    const declared = this.#data.get(datum.name)!.type;
    const type = declared === datum.type ? {} : { [own('type')]: datum.type ?? 'any' };
    return node(name, { href: `#${dataId(index)}`, ...type });
  }
}

/** A decision that people make has none. */
function hasLogic(value: Decisive): boolean {
  return value.kind !== 'expression' || value.expression.trim() !== '';
}

function logicOf(artifact: Artifact<DecisionDocument>): Boxed {
  const { value } = artifact;
  return isTable(value)
    ? ({ ...wholeTable(artifact as Artifact<DecisionTable>), kind: 'table' } as unknown as Boxed)
    : (value as Boxed);
}

function optional(name: string, text: string | undefined): XmlNode | undefined {
  return text === undefined ? undefined : textNode(name, text);
}

/** XML ids begin with a letter or an underline. */
function xmlId(id: string): string {
  return /^[A-Za-z_]/.test(id) ? id : `_${id}`;
}

function dataId(index: number): string {
  return `inputData.${index + 1}`;
}
