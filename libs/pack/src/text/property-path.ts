/** `['rules', 3, 'conditions']` → `rules[3].conditions`; keys that are no plain names stand in brackets with quotes. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (isPlainName(String(step))) text += text === '' ? String(step) : `.${String(step)}`;
    else text += `[${JSON.stringify(String(step))}]`;
  }
  return text;
}

/** Address of a place inside a JSON file: `rules/front-page.json#rules[3].conditions`; the file alone for its root. */
export function addressIn(file: string, path: readonly PropertyKey[] | string): string {
  const inner = typeof path === 'string' ? path : formatPath(path);
  if (inner === '') return file;
  return file.includes('#') ? joinPath(file, inner) : `${file}#${inner}`;
}

function joinPath(base: string, inner: string): string {
  return base.endsWith('#') || inner.startsWith('[') ? `${base}${inner}` : `${base}.${inner}`;
}

function isPlainName(name: string): boolean {
  if (name === '') return false;
  for (let i = 0; i < name.length; i++) {
    const char = name[i]!;
    if (char === '.' || char === '[' || char === ']' || char === '"' || char === '#' || char <= ' ') return false;
  }
  return true;
}

/** `dx.other[0].code` → `['dx', 'other', 0, 'code']`; undefined for anything that is no plain property path, also for `__proto__` in it. */
export function parsePropertyPath(text: string): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  if (text === '' || text.length > 500) return undefined;
  for (const part of text.split('.')) {
    const open = part.indexOf('[');
    const name = open === -1 ? part : part.slice(0, open);
    if (name === '__proto__' || !isPlainName(name)) return undefined;
    steps.push(name);
    if (open === -1) continue;
    for (const index of part.slice(open + 1).split('[')) {
      if (!index.endsWith(']') || index.length < 2 || index.length > 7) return undefined;
      const number = Number(index.slice(0, -1));
      if (!Number.isInteger(number) || number < 0 || String(number) !== index.slice(0, -1)) return undefined;
      steps.push(number);
    }
  }
  return steps;
}
