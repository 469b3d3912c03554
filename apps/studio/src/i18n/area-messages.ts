/**
 * Texts of one area: zh-CN is the source, en has the same keys. `{name}` is filled in; a key may have a `<key>_one` in
 * English for the count 1.
 */
export interface AreaMessages<Key extends string = string> {
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>> & Readonly<Partial<Record<`${Key}_one`, string>>>;
}

/** Declares an area's texts; a key that lacks its English does not compile. */
export function areaMessages<const Zh extends Readonly<Record<string, string>>>(messages: {
  readonly zh: Zh;
  readonly en: Readonly<Record<keyof Zh & string, string>> &
    Readonly<Partial<Record<`${keyof Zh & string}_one`, string>>>;
}): AreaMessages<keyof Zh & string> {
  return messages as AreaMessages<keyof Zh & string>;
}
