/** Objects that every script shares: nothing that reads a text may change them ([P15]). */
const SHARED: Readonly<Record<string, object>> = {
  'Object.prototype': Object.prototype,
  'Array.prototype': Array.prototype,
  'Function.prototype': Function.prototype,
  'String.prototype': String.prototype,
  'Number.prototype': Number.prototype,
  'Map.prototype': Map.prototype,
  'Set.prototype': Set.prototype,
  'RegExp.prototype': RegExp.prototype,
  'Date.prototype': Date.prototype,
  'Promise.prototype': Promise.prototype,
  'Error.prototype': Error.prototype,
  JSON,
  Math,
  Reflect,
  Object,
  Array,
  globalThis,
};

type Members = ReadonlyMap<PropertyKey, unknown>;

/** Members of the shared objects as they are now. */
export function snapshot(): ReadonlyMap<string, Members> {
  return new Map(Object.entries(SHARED).map(([name, object]) => [name, membersOf(object)]));
}

/** Members that are new, gone or others than before: `Object.prototype.polluted`. */
export function changesSince(before: ReadonlyMap<string, Members>): string[] {
  return [...before].flatMap(([name, members]) => {
    const now = membersOf(SHARED[name]!);
    const all = new Set([...members.keys(), ...now.keys()]);
    return [...all].filter((key) => !Object.is(now.get(key), members.get(key))).map((key) => `${name}.${String(key)}`);
  });
}

function membersOf(object: object): Members {
  return new Map(
    // Node itself keeps things under symbols of the global object, from when they are first needed.
    Reflect.ownKeys(object)
      .filter((key) => object !== globalThis || typeof key === 'string')
      .map((key) => {
        const { value, get } = Object.getOwnPropertyDescriptor(object, key) as PropertyDescriptor;
        return [key, get ?? (value as unknown)];
      }),
  );
}
