import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReceivedFile } from './handlers.ts';
import { Refusal } from './problem.ts';

export const FILE_LIMIT_MB = 1024;

export interface ReceivedForm {
  readonly fields: Record<string, string>;
  readonly file: ReceivedFile;
  dispose(): Promise<void>;
}

/**
 * Writes the form's one file to disk while counting and hashing it; its name is a label, never a path. Without `keep` the file is
 * removed by `dispose`.
 * @throws Refusal 400 FILE_MISSING, 413 INPUT_TOO_LARGE
 */
export async function receiveForm(request: FastifyRequest, folder: string): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw new Refusal(400, 'FILE_MISSING');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.upload`);
  const fields: Record<string, string> = {};
  let received: Omit<ReceivedFile, 'keep'> | undefined;
  try {
    for await (const part of request.parts({
      limits: { files: 1, fields: 20, fieldSize: 250_000, fileSize: FILE_LIMIT_MB * 1_048_576 },
    })) {
      if (part.type === 'file') received = await write(part, path);
      else fields[part.fieldname] = String(part.value);
    }
  } catch (error) {
    await rm(path, { force: true });
    if ((error as { code?: string }).code?.startsWith('FST_'))
      throw new Refusal(413, 'INPUT_TOO_LARGE', { limitMb: FILE_LIMIT_MB });
    throw error;
  }
  if (!received) throw new Refusal(400, 'FILE_MISSING');
  let isKept = false;
  return {
    fields: { ...fields },
    file: {
      ...received,
      keep: () => {
        isKept = true;
      },
    },
    dispose: async () => {
      if (!isKept) await rm(path, { force: true });
    },
  };
}

async function write(part: MultipartFile, path: string): Promise<Omit<ReceivedFile, 'keep'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(part.file, count, createWriteStream(path, { flags: 'wx', flush: true }));
  if (part.file.truncated) {
    await rm(path, { force: true });
    throw new Refusal(413, 'INPUT_TOO_LARGE', { limitMb: FILE_LIMIT_MB });
  }
  return {
    path,
    name: (part.filename || 'file').replace(/[\p{Cc}/\\]/gu, '_').slice(-120),
    bytes,
    sha256: hash.digest('hex'),
  };
}
