import type { Operation, OperationId, Operations } from '@caseloom/api';
import type { z } from 'zod';
import type { AuditNote } from '../audit/audit-trail.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from './actor.ts';

type Read<T> = T extends z.ZodType ? z.output<T> : undefined;
type FieldsOf<O> = O extends { readonly multipart: { readonly fields: infer F } } ? Read<F> : undefined;
type PartOf<O, K extends string> = O extends { readonly [key in K]: infer S } ? Read<S> : undefined;

/** A file as it arrived: on disk, counted and hashed; removed after the request unless the handler keeps it. */
export interface ReceivedFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  keep(): void;
}

/** A streamed answer. */
export interface Download {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array | string>;
}

export type Answer<O extends Operation> = O['output'] extends z.ZodType ? z.input<O['output']> : Download;

/** A request after its schemas: nothing else of it reaches a handler. */
export interface Call<O extends Operation> {
  readonly actor: O['access'] extends 'public' ? undefined : Actor;
  readonly params: PartOf<O, 'params'>;
  readonly query: PartOf<O, 'query'>;
  readonly body: PartOf<O, 'body'>;
  readonly fields: FieldsOf<O>;
  readonly file: FieldsOf<O> extends undefined ? undefined : ReceivedFile;
  /** The version of `If-Match`; 0 where the operation takes none. */
  readonly version: number;
  readonly requestId: string;
  readonly address: string;
  readonly now: Date;
  /** Says more for the audit: what was acted on, why, under which pack. */
  note(note: AuditNote): void;
  setSession(cookie: { tenant: string; secret: string } | undefined): void;
}

/** Runs in the request's one transaction; the audit entry and the remembered answer are written in it too. */
export type StepHandler<O extends Operation> = (call: Call<O> & { readonly step: Step }) => Promise<Answer<O>>;

/**
 * Begins its own steps, for work that must not hold a transaction (files, whole packs, tests). The last one, which changes what the
 * operation is about, is begun by `finish`: audit entry and remembered answer are written in it.
 */
export type OwnStepsHandler<O extends Operation> = (
  call: Call<O> & {
    finish<T>(tenant: string, work: (step: Step) => Promise<T>): Promise<T>;
  },
) => Promise<Answer<O>>;

export type StepHandlers<I extends OperationId> = { readonly [K in I]: StepHandler<Operations[K]> };
export type OwnStepsHandlers<I extends OperationId> = { readonly [K in I]: OwnStepsHandler<Operations[K]> };

/** A module's share of the operations. */
export interface HandlerGroup {
  readonly inStep?: Partial<StepHandlers<OperationId>>;
  readonly ownSteps?: Partial<OwnStepsHandlers<OperationId>>;
}
