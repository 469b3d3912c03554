/** Groups without a prototype cannot become a text by themselves; the library compares their ordinary kind. */
export function primitive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(primitive).join(',');
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
    ? '[object Object]'
    : value;
}

/** `indexOf` as the library calls it on whatever the value is. @throws TypeError where that has no indexOf */
export function indexIn(values: unknown, operand: unknown): number {
  return (values as string & unknown[]).indexOf((typeof values === 'string' ? primitive(operand) : operand) as string);
}
