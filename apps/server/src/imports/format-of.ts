/** Format of a case file by the ending of its name; undefined: told from its first bytes. */
export function formatOf(name: string): 'csv' | 'ndjson' | 'xlsx' | undefined {
  const extension = name.toLowerCase().split('.').at(-1);
  return extension === 'xlsx' || extension === 'csv'
    ? extension
    : extension === 'ndjson' || extension === 'jsonl'
      ? 'ndjson'
      : undefined;
}
