/** Ids that nothing has yet: the last one counted on, else `row-1`, `row-2` … */
export function continuedIds(taken: readonly string[], count: number): string[] {
  const known = new Set(taken);
  const parts = /^(.*?)(\d{1,12})$/su.exec(taken.at(-1) ?? '');
  const [head, digits] = parts === null ? ['row-', ''] : [parts[1]!, parts[2]!];
  const ids: string[] = [];
  for (let number = Number(digits) + 1; ids.length < count; number++) {
    const id = `${head}${String(number).padStart(digits.length, '0')}`;
    if (known.has(id)) continue;
    known.add(id);
    ids.push(id);
  }
  return ids;
}
