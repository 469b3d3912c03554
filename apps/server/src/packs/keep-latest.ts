const KEPT = 12;

/** Puts a value in a cache as the latest; the one that was asked for longest ago goes. */
export function keepLatest<T>(cache: Map<string, T>, key: string, value: T): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > KEPT) cache.delete(cache.keys().next().value!);
}
