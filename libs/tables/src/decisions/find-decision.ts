import { issue, type Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DecisionDocument, DecisionHead } from './documents.ts';

/** Something that can be asked for. */
interface Askable {
  readonly id: string;
  readonly name: string;
  /** Artifact id and name of the model it belongs to. */
  readonly modelId?: string;
  readonly model?: string;
  readonly titles: readonly string[];
}

type Way = (asked: string, one: Askable) => boolean;

const byName: Way = (asked, { name }) => asked === name;
const byId: Way = (asked, { id }) => asked === id;
const byModel: Way = (asked, { name, model, modelId }) =>
  asked === `${model}/${name}` || asked === `${modelId}/${name}`;
const byTitle: Way = (asked, { titles }) => titles.includes(asked);

/**
 * @param asked  a decision's, service's or function's name, the id of its artifact, `model/name`, or its title
 * @returns the id, or DECISION_UNKNOWN; DECISION_AMBIGUOUS where several are meant and none has it as its id
 */
export function findDecision(
  asked: string,
  artifacts: ReadonlyMap<string, Artifact<DecisionDocument>>,
): { readonly id: string } | { readonly issue: Issue } {
  const all = [...artifacts.values()].flatMap(({ id, value }) =>
    value.kind === 'model' ? [] : [askable(id, value, artifacts)],
  );
  const meant = (way: Way): readonly Askable[] => all.filter((one) => way(asked, one));
  const named = meant(byName);
  // An id decides between several of one name; model and title are asked only where there is none.
  for (const found of [named, meant(byId), ...(named.length > 0 ? [] : [meant(byModel), meant(byTitle)])])
    if (found.length === 1) return { id: found[0]!.id };
  const several = named.length > 0 ? named : meant(byModel);
  if (several.length > 0)
    return { issue: issue('DECISION_AMBIGUOUS', '', { name: asked, ids: several.map(exactly).join(', ') }) };
  const some = all.slice(0, 12).map(({ name }) => name);
  return { issue: issue('DECISION_UNKNOWN', '', { name: asked, known: some.join(', ') || '–' }) };
}

function askable(id: string, head: DecisionHead, artifacts: ReadonlyMap<string, Artifact<DecisionDocument>>): Askable {
  const { name = id, model, title } = head;
  const titles = [title.zh, title.en];
  return { id, name, titles, ...(model === undefined ? {} : { modelId: model, model: nameOf(artifacts, model) }) };
}

function nameOf(artifacts: ReadonlyMap<string, Artifact<DecisionDocument>>, id: string): string {
  return artifacts.get(id)?.value.name ?? id;
}

/** So that the next question can be exact. */
function exactly({ id, name, model }: Askable): string {
  return model === undefined ? id : `${id} (${model}/${name})`;
}
