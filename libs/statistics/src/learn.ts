import type { Table } from '@caseloom/pack';
import { boundsTable, companionsTable } from './kind.ts';
import { learnBounds } from './learn-bounds.ts';
import { learnCompanions, type Direction } from './learn-companions.ts';
import type { Observation } from './observation.ts';
import type { ModelMethod, ModelParameters, ModelPopulation, StatisticalModel } from './types.ts';

/** What is learned: one artifact each. */
export const MODELS: Readonly<
  Record<
    string,
    {
      readonly method: ModelMethod;
      readonly title: StatisticalModel['title'];
      readonly parameters: ModelParameters;
      readonly directions?: readonly Direction[];
    }
  >
> = {
  'stay-and-charge': {
    method: 'outliers',
    title: { zh: '住院日与费用离群', en: 'Outliers of stay and charge' },
    parameters: { minimumCases: 30, spread: 2, prior: 20 },
  },
  'codes-together': {
    method: 'companions',
    title: { zh: '手术与诊断共现', en: 'Procedures and diagnoses that stand together' },
    parameters: { minimumCases: 30, minimumConfidence: '0.90', minimumLift: '3' },
    directions: [
      ['procedure', 'diagnosis'],
      ['diagnosis', 'procedure'],
      ['diagnosis', 'item'],
    ],
  },
  'missed-codes': {
    method: 'companions',
    title: { zh: '由收费推断漏编', en: 'Codes that the charges call for' },
    parameters: { minimumCases: 30, minimumConfidence: '0.90', minimumLift: '3' },
    directions: [
      ['item', 'procedure'],
      ['item', 'diagnosis'],
    ],
  },
};

export interface Learned {
  readonly id: string;
  readonly value: StatisticalModel;
  readonly tables: Readonly<Record<string, Table>>;
}

/**
 * Learns every model of `MODELS` from the hospital's own cases. The same cases give the same bytes, in whatever order they come; what
 * comes out is an artifact in the shadow.
 */
export function learnModels(
  observations: readonly Observation[],
  population: ModelPopulation,
  parameters: Readonly<Record<string, Partial<ModelParameters>>> = {},
): Learned[] {
  return Object.entries(MODELS).map(([id, { method, title, parameters: usual, directions = [] }]) => {
    const asked = { ...usual, ...parameters[id] };
    const tables: Readonly<Record<string, Table>> =
      method === 'outliers'
        ? { bounds: boundsTable(learnBounds(observations, asked)) }
        : { companions: companionsTable(learnCompanions(observations, directions, asked)) };
    return { id, value: { title, method, state: 'shadow', parameters: asked, population }, tables };
  });
}
