import { issue, type Issue } from '@caseloom/core';
import type { Span } from './ast.ts';

/** Thrown inside the room only; `parse` and `compile` turn it into issues. */
export class Located extends Error {
  readonly issue: Issue;
  constructor(code: string, span: Span, args: Issue['args'] = {}) {
    super(code);
    this.issue = { ...issue(code, '', args), span: { from: span.from, to: span.to } };
  }
}
