import { useOperation } from '../../../api/hooks.ts';
import type { Lens } from './timeline/lens.ts';

/** The evaluation as another time has it; nothing while looking at now. */
export function useLens(caseId: string, lens: Lens) {
  const asOf = useOperation(
    'evaluateCaseAsOf',
    { params: { id: caseId }, body: { asOf: lens.kind === 'asOf' ? lens.date : '2000-01-01' } },
    { enabled: lens.kind === 'asOf', staleTime: 60_000, keepPrevious: false },
  );
  const known = useOperation(
    'explainCase',
    { params: { id: caseId }, query: lens.kind === 'knownAt' ? { knownAt: lens.at } : {} },
    { enabled: lens.kind === 'knownAt', staleTime: 60_000, keepPrevious: false },
  );
  if (lens.kind === 'asOf') return { evaluation: asOf.data, error: asOf.error, note: undefined };
  if (lens.kind === 'knownAt') return { evaluation: known.data?.evaluation, error: known.error, note: known.data };
  return undefined;
}
