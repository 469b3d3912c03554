import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import type { WorkerOptions, WorkerRequest, WorkerReply } from './worker-protocol.ts';

/**
 * The embedded database's own thread. It answers one request after another, in the order they came; who may ask when is
 * decided by the door on the main thread.
 */
const port = parentPort!;
const { folder, isFresh } = workerData as WorkerOptions;

const TEXT_DATES = [types.DATE, types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL];
const asText = Object.fromEntries(TEXT_DATES.map((oid) => [oid, (text: string) => text]));

const options = isFresh ? { loadDataDir: await dataDir() } : {};
const database = await PGlite.create(folder === 'memory' ? 'memory://' : folder, options);
port.postMessage({ kind: 'ready' } satisfies WorkerReply);

const answer = async (request: WorkerRequest): Promise<unknown> => {
  switch (request.kind) {
    case 'query':
      return plain(
        await database.query(request.sql, request.params as unknown[], {
          rowMode: request.rowMode,
          ...(request.dates === 'date' ? {} : { parsers: asText }),
        }),
      );
    case 'exec':
      try {
        return (await database.exec(request.sql, request.dates === 'date' ? {} : { parsers: asText })).map(plain);
      } catch (error) {
        if (request.endTransaction) await database.exec('ROLLBACK');
        throw error;
      }
    case 'close':
      await database.close();
      return undefined;
  }
};

let previous: Promise<void> = Promise.resolve();
port.on('message', (request: WorkerRequest) => {
  previous = previous.then(async () => {
    try {
      port.postMessage({ kind: 'answer', id: request.id, value: await answer(request) } satisfies WorkerReply);
    } catch (error) {
      port.postMessage({ kind: 'failure', id: request.id, error: failure(error) } satisfies WorkerReply);
    }
    if (request.kind === 'close') port.close();
  });
});

function plain(result: { rows: unknown[]; fields: unknown[]; affectedRows?: number }) {
  return { rows: result.rows, fields: result.fields, affectedRows: result.affectedRows };
}

/** The fields of a PostgreSQL error that the ORM and the callers look at; the query and its values stay here. */
function failure(error: unknown): Record<string, unknown> {
  const source = error as Record<string, unknown>;
  const kept = ['code', 'severity', 'detail', 'hint', 'schema', 'table', 'column', 'dataType', 'constraint', 'routine'];
  return {
    message: source.message ?? String(error),
    ...Object.fromEntries(kept.filter((key) => source[key] !== undefined).map((key) => [key, source[key]])),
  };
}
