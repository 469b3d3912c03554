import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { OperationId } from '@caseloom/api';
import { call, type CallInput, type CallOutput, type ProblemError } from './client.ts';

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds between polls; false or absent: none. */
  readonly refetchInterval?: number | false;
  /** Milliseconds for which an answer counts as fresh. */
  readonly staleTime?: number;
  /** False: an answer to another question is not shown meanwhile. */
  readonly keepPrevious?: boolean;
}

/** Reads by an operation; the old answer stays visible while a new one is on its way. */
export function useOperation<Id extends OperationId>(
  id: Id,
  input: CallInput<Id>,
  options: ReadOptions = {},
): UseQueryResult<CallOutput<Id>, ProblemError> {
  const { keepPrevious = true, ...rest } = options;
  return useQuery<CallOutput<Id>, ProblemError>({
    queryKey: [id, input],
    queryFn: ({ signal }) => call(id, input, signal),
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
    ...rest,
  });
}

export interface ActionOptions<Id extends OperationId> {
  /** Operations whose answers this act makes old. */
  readonly invalidates?: readonly OperationId[];
  readonly onSuccess?: (output: CallOutput<Id>, input: CallInput<Id>) => void;
  readonly onError?: (error: ProblemError) => void;
}

/** Acts by an operation; a failure stays in `error` until the next try, nothing typed is lost by it. */
export function useAction<Id extends OperationId>(
  id: Id,
  options: ActionOptions<Id> = {},
): UseMutationResult<CallOutput<Id>, ProblemError, CallInput<Id>> {
  const client = useQueryClient();
  return useMutation<CallOutput<Id>, ProblemError, CallInput<Id>>({
    mutationFn: (input) => call(id, input),
    ...(options.onError === undefined ? {} : { onError: options.onError }),
    onSuccess: async (output, input) => {
      options.onSuccess?.(output, input);
      await Promise.all((options.invalidates ?? []).map((one) => client.invalidateQueries({ queryKey: [one] })));
    },
  });
}
