import type { Artifact } from '@caseloom/pack';
import type { GroupSummary } from '../family-analysis.ts';

/** What the weight table says of a DRG; empty where it says nothing. */
export type Weights = (drg: string) => Pick<GroupSummary, 'weight' | 'meanCharge' | 'meanLosDays' | 'riskLevel'>;

const COLUMNS = {
  weight: 'weight',
  meanCharge: 'mean_charge',
  meanLosDays: 'mean_los_days',
  riskLevel: 'risk_level',
} as const;

export function weightsOf(artifact: Artifact): Weights {
  const rows = new Map((artifact.tables['weights']?.rows ?? []).map((row) => [row['drg'] ?? '', row]));
  return (drg) => {
    const row = rows.get(drg) ?? {};
    const cells = Object.entries(COLUMNS).map(([member, column]) => [member, row[column] ?? ''] as const);
    return Object.fromEntries(cells.filter(([, cell]) => cell !== ''));
  };
}
