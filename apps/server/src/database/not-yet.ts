/**
 * Thrown inside a step by what needs something that takes long to make: the step is rolled back, so that nobody waits for its transaction, `ready` is
 * awaited outside, and the step's work is done again from the start.
 */
export class NotYet extends Error {
  readonly ready: () => Promise<void>;

  constructor(ready: () => Promise<void>) {
    super('not ready yet');
    this.name = 'NotYet';
    this.ready = ready;
  }
}
