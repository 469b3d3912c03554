/** The four catalogues of a DIP scheme: the word of the published tables, and the name used in results. */
export const DIP_CATALOGUES = { 核心: 'core', 基层: 'basic', 综合: 'comprehensive', 空白: 'blank' } as const;
export type CatalogueWord = keyof typeof DIP_CATALOGUES;
export type CatalogueId = (typeof DIP_CATALOGUES)[CatalogueWord];

export const CATALOGUE_WORDS = Object.keys(DIP_CATALOGUES) as [CatalogueWord, ...CatalogueWord[]];

/** The word that the published tables use for a catalogue: `core` is 核心. */
export function catalogueWord(id: CatalogueId): CatalogueWord {
  return CATALOGUE_WORDS.find((word) => DIP_CATALOGUES[word] === id)!;
}
