import type { Artifact } from '@caseloom/pack';

/** Text of a condition by the address of its row: `adrg.csv:12`. */
export type ConditionTexts = (path: string) => string;

export function conditionTexts(artifact: Artifact): ConditionTexts {
  return (path) => {
    const [file = '', row = ''] = path.split(':');
    return artifact.tables[file.slice(0, -'.csv'.length)]?.rows[Number(row) - 2]?.['condition'] ?? '';
  };
}
