/** The address's query with an element opened. */
export function withElement(search: URLSearchParams, id: string): string {
  const next = new URLSearchParams(search);
  next.set('element', id);
  return next.toString();
}
