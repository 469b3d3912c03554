import type { LocalText } from '@caseloom/pack';
import type { z } from 'zod';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `public`: nobody signed in; `signedIn`: any user of the tenant. */
export type Access = Permission | 'public' | 'signedIn';

/**
 * One operation of `/api/v1`: the server's route, the studio's client, OpenAPI and the probes are all made from it ([P17]).
 * Inputs are closed (unknown keys are refused), outputs select (what the schema does not name does not leave).
 */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  readonly summary: LocalText;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** `multipart`: one file part named `file` and fields of `fields`. */
  readonly body?: z.ZodType;
  readonly multipart?: { readonly fields: z.ZodType };
  /** Where a request may be longer than others, in megabytes. */
  readonly bodyLimitMb?: number;
  /** A schema, or a streamed download of that media type. */
  readonly output: z.ZodType | { readonly stream: string };
  /** The act written to the audit in the same transaction; reads of patient data have one too. */
  readonly audit?: string;
  /** Takes `If-Match: <version>`; without it 428, stale 409 with both versions ([P6]). */
  readonly ifMatch?: boolean;
  /** Takes `Idempotency-Key`; the same key answers the same ([P2]). */
  readonly idempotent?: boolean;
}

/** Declares an operation, keeping the literal types of its schemas. */
export function operation<const O extends Operation>(definition: O): O {
  return definition;
}

type Input<T> = T extends z.ZodType ? z.input<T> : undefined;
export type ParamsOf<O extends Operation> = Input<O['params']>;
export type QueryOf<O extends Operation> = Input<O['query']>;
export type BodyOf<O extends Operation> = Input<O['body']>;
export type OutputOf<O extends Operation> = O['output'] extends z.ZodType ? z.output<O['output']> : Blob;

/** What every failed request answers. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** Number to quote; the same in the log. */
  readonly requestId: string;
  readonly issues?: readonly {
    readonly code: string;
    readonly severity: string;
    readonly path: string;
    readonly args: Record<string, string | number>;
    readonly span?: { from: number; to: number };
  }[];
  /** 409: the version and body that stand now. */
  readonly current?: unknown;
}
