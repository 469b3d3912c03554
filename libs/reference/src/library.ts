import { Engine, type TopLevelCondition } from 'json-rules-engine';

export interface Question {
  readonly conditions: unknown;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Shared named conditions. */
  readonly shared?: Readonly<Record<string, unknown>>;
  /** Further operators, by name. */
  readonly operators?: Readonly<Record<string, (fact: unknown, value: unknown) => boolean>>;
}

/**
 * What json-rules-engine says to one rule over one case: whether it fires, or the text of the error its run ends with. Paths are property paths, resolved here
 * and not by the library's JSONPath.
 */
export async function askLibrary({ facts, ...rule }: Question): Promise<boolean | string> {
  return prepareLibrary(rule)(facts);
}

/**
 * An engine for one rule, to be asked about any number of cases one after the other: runs that overlap on one engine lose rules, and a rule that throws ends
 * the run of all rules beside it.
 */
export function prepareLibrary({
  conditions,
  shared = {},
  operators = {},
}: Omit<Question, 'facts'>): (facts: Question['facts']) => Promise<boolean | string> {
  const engine = tried(() => {
    const made = new Engine([], { allowUndefinedFacts: true, pathResolver });
    for (const [name, test] of Object.entries(operators)) made.addOperator(name, test);
    for (const [name, condition] of Object.entries(shared)) made.setCondition(name, condition as TopLevelCondition);
    // The engine writes into what it is given.
    made.addRule({ conditions: structuredClone(conditions) as TopLevelCondition, event: { type: 'asked' } });
    return made;
  });
  return async (facts) => {
    if (typeof engine === 'string') return engine;
    try {
      const { events } = await engine.run(structuredClone(facts));
      return events.length > 0;
    } catch (error) {
      return told(error);
    }
  };
}

function tried<T>(make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    return told(error);
  }
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `$.a.b[0]` or `a.b[0]` of own members. */
function pathResolver(value: object, path: string): unknown {
  const text = path.replace(/^\$\.?/, '');
  let at: unknown = value;
  for (const match of text.matchAll(/\[(\d+)\]|[^.[\]]+/g)) {
    const key = match[1] === undefined ? match[0] : Number(match[1]);
    if (
      typeof at !== 'object' ||
      at === null ||
      Array.isArray(at) !== (typeof key === 'number') ||
      !Object.hasOwn(at, key)
    )
      return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}
