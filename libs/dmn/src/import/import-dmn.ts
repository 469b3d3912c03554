import { CaseloomError, issue, type Result } from '@caseloom/core';
import type { DecisionDocument, DecisionHead, DecisionModel, Datum } from '@caseloom/tables';
import { DMN_11, DMN_NAMESPACES, OWN_NAMESPACE } from '../namespaces.ts';
import { DEFAULT_XML_LIMITS, parseXml, type XmlLimits } from '../xml/parse-xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { ModelReader, ownAttribute } from './model-reader.ts';
import { artifactIds, slug, type UniqueNames } from './names.ts';
import { expressionIn, readFunction } from './read-boxed.ts';
import { nameOf, readDatum, readItemDefinition, typeNameOf } from './read-types.ts';
import { titleOf } from './titles.ts';

export interface DmnImportOptions {
  /** Name of the file in addresses: `lending.dmn#/definitions/decision[2]`. */
  readonly file: string;
  /** Id of the model's artifact; the ids of the others begin with it and a dash. Without it they come from their names. */
  readonly id?: string;
  readonly limits?: XmlLimits;
  /** What the pack has already: the artifacts of the same model are replaced, the ids of others are left alone. */
  readonly present?: ReadonlyMap<string, DecisionDocument>;
}

export interface ImportedArtifact {
  readonly id: string;
  readonly value: DecisionDocument;
}

/** What an `href` can lead to. */
interface Known {
  readonly element: XmlElement;
  readonly id: string;
}

/**
 * A DMN file (1.1 to 1.5) as artifacts: one `model` with its types and data, one artifact per decision, business knowledge model and decision service.
 * Everything that is not taken over is named with its address. Imported models compute as DMN does: `missing` is `reference`.
 * @returns the artifacts with remarks, or DMN_XML_BROKEN, DMN_XML_LIMIT, DMN_NOT_DMN, DMN_NO_DECISION
 */
export function importDmn(text: string, options: DmnImportOptions): Result<readonly ImportedArtifact[]> {
  let root: XmlElement;
  try {
    root = parseXml(text, options.limits ?? DEFAULT_XML_LIMITS);
  } catch (error) {
    if (!(error instanceof CaseloomError)) throw error;
    return {
      ok: false,
      issues: error.issues.map((one) => ({
        ...one,
        path: one.path === '' ? options.file : `${options.file}:${one.path}`,
      })),
    };
  }
  if (root.name !== 'definitions')
    return { ok: false, issues: [issue('DMN_NOT_DMN', options.file, { root: root.name })] };
  const reader = new ModelReader(options.file);
  const artifacts = new Importer(root, reader, options).artifacts();
  const notes = reader.notes(root);
  const errors = notes.filter(({ severity }) => severity === 'error');
  if (artifacts.every(({ value }) => value.kind === 'model')) errors.push(issue('DMN_NO_DECISION', options.file));
  return errors.length > 0
    ? { ok: false, issues: [...errors, ...notes.filter((one) => !errors.includes(one))] }
    : { ok: true, value: artifacts, issues: notes };
}

const DECISIVE = ['decision', 'businessKnowledgeModel', 'decisionService'];

class Importer {
  readonly #root: XmlElement;
  readonly #reader: ModelReader;
  readonly #ids: UniqueNames = artifactIds();
  readonly #prefix: string;
  readonly #modelId: string;
  /** A file of ours may hold decisions that belong to no model. */
  readonly #isModel: boolean;
  readonly #known = new Map<string, Known>();

  constructor(root: XmlElement, reader: ModelReader, { id, present = new Map() }: DmnImportOptions) {
    this.#root = reader.take(root);
    this.#reader = reader;
    const { namespace, prefixes } = root;
    if (!DMN_NAMESPACES.includes(namespace) && !DMN_NAMESPACES.some((one) => [...prefixes.values()].includes(one)))
      reader.note('DMN_NAMESPACE_UNKNOWN', root, { namespace });
    this.#isModel = ownAttribute(root, 'id') !== undefined || ![...prefixes.values()].includes(OWN_NAMESPACE);
    this.#prefix = id === undefined ? '' : `${id}-`;
    this.#modelId = this.#modelIdAmong(
      present,
      id ?? ownAttribute(root, 'id') ?? `${slug(nameOf(root), 'decisions')}-model`,
      id !== undefined || ownAttribute(root, 'id') !== undefined,
    );
    for (const [other, value] of present)
      if (other !== this.#modelId && (value as DecisionHead).model !== this.#modelId) this.#ids.take(other);
  }

  /** The id of the model of the same namespace and name that is there already; else the wanted one, if no other artifact has it. */
  #modelIdAmong(present: ReadonlyMap<string, DecisionDocument>, wanted: string, isAsked: boolean): string {
    const namespace = this.#root.attributes.get('namespace');
    const name = nameOf(this.#root);
    const alike = [...present].filter(([, value]) => value.kind === 'model' && value.namespace === namespace);
    const same = isAsked
      ? alike.find(([id]) => id === wanted)
      : alike.find(([id, value]) => (value as DecisionModel).name === (name === '' ? id : name));
    const ids = artifactIds();
    for (const other of present.keys()) if (other !== same?.[0]) ids.take(other);
    const free = ids.take(same?.[0] ?? wanted);
    this.#ids.take(free);
    return free;
  }

  artifacts(): ImportedArtifact[] {
    const elements = this.#root.children.filter(
      ({ name, namespace }) => DECISIVE.includes(name) && namespace === this.#root.namespace,
    );
    for (const element of this.#reader.children(this.#root, 'inputData')) this.#know(element, '');
    for (const element of elements) this.#know(element, this.#idOf(element));
    const types = this.#reader
      .children(this.#root, 'itemDefinition')
      .map((element) => readItemDefinition(element, this.#reader));
    return [
      ...(this.#isModel ? [{ id: this.#modelId, value: this.#model(types) }] : []),
      ...elements.map((element) => ({ id: this.#of(element), value: this.#read(this.#reader.take(element)) })),
    ];
  }

  #know(element: XmlElement, id: string): void {
    this.#known.set(element.attributes.get('id') ?? `#${element.path}`, { element, id });
  }

  #of(element: XmlElement): string {
    return this.#known.get(element.attributes.get('id') ?? `#${element.path}`)!.id;
  }

  #idOf(element: XmlElement): string {
    const own = ownAttribute(element, 'id');
    return this.#ids.take(
      own ?? `${this.#prefix}${slug(nameOf(element), element.name === 'decision' ? 'decision' : 'knowledge')}`,
    );
  }

  #model(types: DecisionModel['types']): DecisionModel {
    const name = nameOf(this.#root) === '' ? this.#modelId : nameOf(this.#root);
    const namespace = this.#root.attributes.get('namespace');
    const about = this.#reader.textOf(this.#root, 'description');
    return {
      kind: 'model',
      title: titleOf(this.#root, '') ?? { zh: name, en: name },
      name,
      ...(namespace === undefined || ownAttribute(this.#root, 'namespace') === 'none' ? {} : { namespace }),
      types,
      data: [...this.#known.values()].filter(({ id }) => id === '').map(({ element }) => this.#datum(element)),
      ...(about === undefined ? {} : { about }),
    };
  }

  #read(element: XmlElement): DecisionDocument {
    switch (element.name) {
      case 'decision':
        return this.#decision(element);
      case 'businessKnowledgeModel':
        return this.#knowledge(element);
      default:
        return this.#service(element);
    }
  }

  #decision(element: XmlElement): DecisionDocument {
    const head = this.#head(element);
    const boxed = expressionIn(element, this.#reader);
    if (boxed === undefined) this.#reader.note('DMN_NO_LOGIC', element, { name: nameOf(element) });
    const { type: own, ...logic } = boxed ?? { kind: 'expression' as const, expression: '' };
    const type = head.type ?? own;
    return { ...logic, ...head, data: head.data ?? [], ...(type === undefined ? {} : { type }) } as DecisionDocument;
  }

  /** What the type of a function's variable means is said since DMN 1.2; models of 1.1 put anything there. */
  #knowledge(element: XmlElement): DecisionDocument {
    const head = this.#head(element);
    const logic = this.#reader.child(element, 'encapsulatedLogic');
    if (logic === undefined) this.#reader.note('DMN_NO_LOGIC', element, { name: nameOf(element) });
    const made =
      logic === undefined
        ? { parameters: [], body: { kind: 'expression' as const, expression: 'null' } }
        : readFunction(logic, this.#reader);
    const { type: stated, ...rest } = head;
    const type = this.#root.namespace === DMN_11 ? undefined : (stated ?? typeNameOf(logic?.attributes.get('typeRef')));
    return { kind: 'knowledge', ...rest, ...(type === undefined ? {} : { type }), ...made };
  }

  #service(element: XmlElement): DecisionDocument {
    const refer = (name: string): readonly Known[] =>
      this.#reader.children(element, name).flatMap((child) => this.#referred(child) ?? []);
    const inputDecisions = refer('inputDecision').map(({ id }) => id);
    const encapsulates = refer('encapsulatedDecision').map(({ id }) => id);
    const data = this.#reader.children(element, 'inputData').flatMap((child) => {
      const known = this.#referred(child);
      return known === undefined ? [] : [this.#datumFor(child, known.element)];
    });
    return {
      kind: 'service',
      ...this.#head(element),
      outputs: refer('outputDecision').map(({ id }) => id),
      ...(encapsulates.length === 0 ? {} : { encapsulates }),
      ...(inputDecisions.length === 0 ? {} : { inputDecisions }),
      ...(data.length === 0 ? {} : { data }),
    };
  }

  #head(element: XmlElement): DecisionHead {
    const variable = this.#reader.child(element, 'variable');
    const written = nameOf(element);
    const name = variable === undefined || nameOf(variable) === '' ? written : nameOf(variable);
    const type = variable === undefined ? undefined : readDatum(variable).type;
    const data: Datum[] = [];
    const requires: string[] = [];
    for (const [requirement, ...ends] of REQUIREMENTS)
      for (const child of this.#reader.children(element, requirement))
        for (const end of ends) {
          const reference = this.#reader.child(child, end);
          const known = reference === undefined ? undefined : this.#referred(reference);
          if (known === undefined) continue;
          if (known.id === '') data.push(this.#datumFor(reference!, known.element));
          else if (!requires.includes(known.id)) requires.push(known.id);
        }
    const texts = { about: 'description', question: 'question', allowedAnswers: 'allowedAnswers' };
    const said = Object.entries(texts).flatMap(([key, tag]) => {
      const text = this.#reader.textOf(element, tag);
      return text === undefined ? [] : [[key, text]];
    });
    const missing = ownAttribute(element, 'missing') ?? 'reference';
    return {
      title: titleOf(element, '') ?? { zh: written, en: written },
      ...(ownAttribute(element, 'named') === 'no' ? {} : { name }),
      ...(this.#isModel ? { model: this.#modelId } : {}),
      ...(missing === 'unknown' || missing === 'reference' ? { missing } : {}),
      ...(type === undefined ? {} : { type }),
      ...(data.length === 0 ? {} : { data: distinct(data) }),
      ...(requires.length === 0 ? {} : { requires }),
      ...(Object.fromEntries(said) as object),
    };
  }

  /** `#id`, or the model's own namespace before it. */
  #referred(reference: XmlElement): Known | undefined {
    const href = reference.attributes.get('href') ?? '';
    const hash = href.indexOf('#');
    const place = href.slice(0, Math.max(hash, 0));
    const isHere = place === '' || place === this.#root.attributes.get('namespace');
    const known = isHere ? this.#known.get(hash === -1 ? href : href.slice(hash + 1)) : undefined;
    if (known === undefined) this.#reader.note('DMN_REFERENCE_UNKNOWN', reference, { href });
    return known;
  }

  /** A reference of ours says where it means another type than the declared one. */
  #datumFor(reference: XmlElement, element: XmlElement): Datum {
    const { name, type } = this.#datum(element);
    const own = ownAttribute(reference, 'type');
    const meant = own === undefined ? type : typeNameOf(own);
    return { name, ...(meant === undefined ? {} : { type: meant }) };
  }

  #datum(element: XmlElement): Datum {
    const variable = this.#reader.child(element, 'variable');
    const datum = variable === undefined ? { name: '' } : readDatum(variable);
    return datum.name === '' ? { ...datum, name: nameOf(element) } : datum;
  }
}

const REQUIREMENTS = [
  ['informationRequirement', 'requiredInput', 'requiredDecision'],
  ['knowledgeRequirement', 'requiredKnowledge'],
] as const;

function distinct(data: readonly Datum[]): Datum[] {
  return [...new Map(data.map((datum) => [datum.name, datum])).values()];
}
