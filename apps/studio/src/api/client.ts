import {
  operations,
  type BodyOf,
  type OperationId,
  type Operations,
  type OutputOf,
  type ParamsOf,
  type Problem,
  type QueryOf,
} from '@caseloom/api';

type Op<Id extends OperationId> = Operations[Id];
type Given<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Record<string, never> extends T
    ? { readonly [K in Name]?: T }
    : Partial<T> extends T
      ? { readonly [K in Name]?: T }
      : { readonly [K in Name]: T };
type FormOf<O> = O extends {
  readonly multipart: { readonly fields: { readonly _zod: { readonly input: infer Fields } } };
}
  ? { readonly form: (string extends keyof Fields ? unknown : Fields) & { readonly file: Blob } }
  : unknown;

/** What an operation takes: `params`, `query`, `body`, `form`, and the version for `If-Match` where it asks for one. */
export type CallInput<Id extends OperationId> = Given<'params', ParamsOf<Op<Id>>> &
  Given<'query', QueryOf<Op<Id>>> &
  Given<'body', BodyOf<Op<Id>>> &
  FormOf<Op<Id>> &
  (Op<Id> extends { readonly ifMatch: true } ? { readonly ifMatch: number } : unknown) &
  (Op<Id> extends { readonly idempotent: true } ? { readonly idempotencyKey?: string } : unknown);
export type CallOutput<Id extends OperationId> = OutputOf<Op<Id>>;

/** A request that was answered with a problem, or that was not answered at all (`status` 0, code `NETWORK`). */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, unknown>>;
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
}

/** The address of an operation, for links and downloads: `/api/v1/cases/…?…`. */
export function addressOf<Id extends OperationId>(id: Id, input: CallInput<Id>): string {
  const { params = {}, query = {} } = input as LooseInput;
  const path = operations[id].path.replace(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const tail = search.toString();
  return `/api/v1${path}${tail === '' ? '' : `?${tail}`}`;
}

/**
 * Calls one operation of the contract. Operations that can be repeated safely get an `Idempotency-Key` of their own;
 * pass the same `idempotencyKey` again to repeat a call whose answer was lost.
 * @throws ProblemError
 */
export async function call<Id extends OperationId>(
  id: Id,
  input: CallInput<Id>,
  signal?: AbortSignal,
): Promise<CallOutput<Id>> {
  const response = await send(id, input, signal);
  if ('stream' in operations[id].output) return (await response.blob()) as CallOutput<Id>;
  return (await response.json()) as CallOutput<Id>;
}

/** As `call` for a streamed output, with the file's name as the server says it. */
export async function download<Id extends OperationId>(
  id: Id,
  input: CallInput<Id>,
): Promise<{ name: string; content: Blob }> {
  const response = await send(id, input);
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  return { name: encoded === undefined ? (plain ?? id) : decodeURIComponent(encoded), content: await response.blob() };
}

async function send<Id extends OperationId>(id: Id, input: CallInput<Id>, signal?: AbortSignal): Promise<Response> {
  const { body, form, ifMatch, idempotencyKey } = input as LooseInput;
  const operation: { method: string; idempotent?: boolean } = operations[id];
  const headers = new Headers({ accept: 'application/json' });
  if (ifMatch !== undefined) headers.set('if-match', String(ifMatch));
  if (operation.idempotent === true) headers.set('idempotency-key', idempotencyKey ?? newKey());
  let payload: BodyInit | undefined;
  if (form !== undefined) {
    const data = new FormData();
    // Fields stand before the file, so that the server knows them when the file begins.
    for (const [name, value] of Object.entries(form))
      if (name !== 'file' && value !== undefined) data.set(name, String(value));
    data.set('file', form['file'] as Blob);
    payload = data;
  } else if (body !== undefined) {
    headers.set('content-type', 'application/json');
    payload = JSON.stringify(body);
  } else if (operation.method !== 'GET' && operation.method !== 'DELETE') {
    headers.set('content-type', 'application/json');
    payload = '{}';
  }
  let response: Response;
  try {
    response = await fetch(addressOf(id, input), {
      method: operation.method,
      headers,
      credentials: 'same-origin',
      ...(payload === undefined ? {} : { body: payload }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ProblemError({ status: 0, code: 'NETWORK', args: {}, requestId: '' });
  }
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get('x-request-id') ?? '';
  const known: unknown = await response.json().catch(() => undefined);
  if (typeof known === 'object' && known !== null && 'code' in known)
    return {
      ...{ args: {}, requestId },
      ...(known as Partial<Problem> & Pick<Problem, 'code'>),
      status: response.status,
    };
  return { status: response.status, code: 'HTTP', args: { status: response.status }, requestId };
}

/** A fresh key; also where the page is not served securely and `crypto.randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
