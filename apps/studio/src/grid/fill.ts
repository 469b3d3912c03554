/**
 * What comes after a run of cells when it is drawn on. Two or more that count up or down evenly (`1 2`, `R008 R009`) go on counting; anything
 * else repeats. @returns `count` cells
 */
export function continued(cells: readonly string[], count: number): string[] {
  const series = cells.length > 1 ? seriesOf(cells) : undefined;
  return Array.from({ length: count }, (_, index) =>
    series === undefined ? cells[index % cells.length]! : series(cells.length + index),
  );
}

function seriesOf(cells: readonly string[]): ((index: number) => string) | undefined {
  const parts = cells.map((cell) => /^(.*?)(-?\d{1,15})$/su.exec(cell));
  const [first, second] = parts;
  if (!first || !second || parts.some((part) => part?.[1] !== first[1])) return undefined;
  const start = Number(first[2]);
  const step = Number(second[2]) - start;
  if (step === 0 || parts.some((part, index) => Number(part![2]) !== start + index * step)) return undefined;
  const digits = /^0\d/.test(first[2]!) ? first[2]!.length : 0;
  return (index) => {
    const number = start + index * step;
    return `${first[1]}${number < 0 ? String(number) : String(number).padStart(digits, '0')}`;
  };
}
