import type { Problem as ProblemAnswer, ServerCode } from '@caseloom/api';
import type { Issue } from '@caseloom/core';

/** A refusal with a code and arguments; the sentence is made by whoever shows it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ServerCode;
  readonly args: Readonly<Record<string, string | number>>;
  readonly issues: readonly Issue[] | undefined;
  readonly current: unknown;

  constructor(
    status: number,
    code: ServerCode,
    args: Record<string, string | number> = {},
    more: { issues?: readonly Issue[]; current?: unknown } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.args = args;
    this.issues = more.issues;
    this.current = more.current;
  }

  answer(requestId: string): ProblemAnswer {
    return {
      status: this.status,
      code: this.code,
      args: this.args,
      requestId,
      ...(this.issues
        ? {
            issues: this.issues.map(({ code, severity, path, args, span }) => ({
              code,
              severity,
              path,
              args,
              ...(span ? { span } : {}),
            })),
          }
        : {}),
      ...(this.current === undefined ? {} : { current: this.current }),
    };
  }
}

export const notFound = () => new Refusal(404, 'NOT_FOUND');

/** What a stale save gets: both versions, and the content as it stands now ([P6]). */
export function requireVersion(standing: number, given: number, current: unknown): void {
  if (standing !== given) throw new Refusal(409, 'VERSION_STALE', { yours: given, current: standing }, { current });
}
