/** Namespaces of DMN models, 1.1 to 1.5. */
export const DMN_NAMESPACES: readonly string[] = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
];

export const DMN_11 = DMN_NAMESPACES[0]!;

/** What we write: DMN 1.5. */
export const DMN_15 = DMN_NAMESPACES.at(-1)!;

/** FEEL as an expression or type language. */
export function isFeel(language: string | undefined): boolean {
  return language === undefined || /^feel$/i.test(language) || /\/FEEL\/?(\d+\/?)?$/i.test(language);
}

/** Attributes of our own: ids and titles as we have them. */
export const OWN_NAMESPACE = 'urn:caseloom:dmn:1';
export const OWN_PREFIX = 'caseloom';
