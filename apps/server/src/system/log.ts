export interface Failure {
  requestId: string;
  operation: string;
  status: number;
  error: unknown;
}

/**
 * Structured lines with a fixed list of fields ([P22]). An error's own message is left out: databases and parsers repeat values in
 * theirs. Its name, code and the places it came through stay.
 */
export class Log {
  readonly #write: (line: string) => void;
  constructor(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)) {
    this.#write = write;
  }

  failure({ requestId, operation, status, error }: Failure): void {
    const source = (error ?? {}) as {
      name?: string;
      code?: string;
      stack?: string;
      constraint?: string;
      table?: string;
    };
    const frames = (source.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim());
    this.#write(
      JSON.stringify({
        level: 'error',
        at: new Date().toISOString(),
        requestId,
        operation,
        status,
        error: source.name,
        code: source.code,
        table: source.table,
        constraint: source.constraint,
        frames,
      }),
    );
  }

  event(name: string, facts: Record<string, string | number | boolean> = {}): void {
    this.#write(JSON.stringify({ level: 'info', at: new Date().toISOString(), event: name, ...facts }));
  }
}
