/** Texts as somebody types them into values: JSON where it is JSON, else the text itself; names with points make members. Empty ones are missing. */
export function trialValues(texts: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> | undefined {
  const given = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  if (given.length === 0) return undefined;
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [path, text] of given) {
    const steps = path.split('.');
    let at = values;
    for (const step of steps.slice(0, -1)) {
      const next = at[step];
      at = (typeof next === 'object' && next !== null ? next : (at[step] = Object.create(null) as unknown)) as Record<
        string,
        unknown
      >;
    }
    at[steps.at(-1)!] = valueOf(text.trim());
  }
  return values;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
