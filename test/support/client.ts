import {
  operations,
  type BodyOf,
  type OperationId,
  type Operations,
  type OutputOf,
  type ParamsOf,
  type QueryOf,
} from '@caseloom/api';
import { randomUUID } from 'node:crypto';
import type { RunningServer } from './server.ts';

export interface CallInput<Id extends OperationId> {
  readonly params?: ParamsOf<Operations[Id]>;
  readonly query?: QueryOf<Operations[Id]>;
  readonly body?: BodyOf<Operations[Id]>;
  readonly form?: FormData;
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** A person at the API: keeps the session cookie, fills paths and headers from the operation table. */
export class Client {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** Signs in by the one-time link that the server printed for an account and sets a password when asked to. */
  static async byLink(server: RunningServer, account: string): Promise<Client> {
    const link = server.links.get(account);
    if (link === undefined)
      throw new Error(
        `no sign-in link for ${account}; there are ${[...server.links.keys()].join(', ')}\n${server.output.join('\n')}`,
      );
    const client = new Client(server.url);
    const me = await client.ok('signInByLink', { body: { token: decodeURIComponent(new URL(link).hash.slice(1)) } });
    if (me.user.mustSetPassword) await client.ok('setPassword', { body: { password: `only-for-tests-${account}` } });
    return client;
  }

  static async byPassword(url: string, account: string): Promise<Client> {
    const client = new Client(url);
    await client.ok('signIn', { body: { account, password: `only-for-tests-${account}` } });
    return client;
  }

  async call<Id extends OperationId>(id: Id, input: CallInput<Id> = {}): Promise<Answer<OutputOf<Operations[Id]>>> {
    const { method, path } = operations[id];
    const filled = path.replaceAll(/:(\w+)/g, (_whole, name: string) =>
      encodeURIComponent(String((input.params as Record<string, unknown>)[name])),
    );
    const query = new URLSearchParams(
      Object.entries((input.query ?? {}) as Record<string, unknown>)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, String(value)]),
    );
    const body = input.form ?? (input.body === undefined ? undefined : JSON.stringify(input.body));
    const response = await fetch(`${this.#url}/api/v1${filled}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: {
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(method === 'GET' ? {} : { origin: this.#url, 'idempotency-key': input.idempotencyKey ?? randomUUID() }),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        ...(input.ifMatch === undefined ? {} : { 'if-match': String(input.ifMatch) }),
      },
    });
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] as string;
    const text = await response.text();
    return {
      status: response.status,
      body: (response.headers.get('content-type')?.includes('json') === true && text !== ''
        ? JSON.parse(text)
        : text) as OutputOf<Operations[Id]>,
    };
  }

  /** As call, for what must succeed. @throws Error with the answer. */
  async ok<Id extends OperationId>(id: Id, input: CallInput<Id> = {}): Promise<OutputOf<Operations[Id]>> {
    const answer = await this.call(id, input);
    if (answer.status >= 300)
      throw new Error(`${id} answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 2000)}`);
    return answer.body;
  }
}

/** A multipart form with one file. */
export function fileForm(
  name: string,
  content: string | Blob,
  fields: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set('file', typeof content === 'string' ? new Blob([content]) : content, name);
  return form;
}
