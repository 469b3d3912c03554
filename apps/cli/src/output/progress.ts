import type { CaseFile } from '@caseloom/files';

const WIDTH = 24;
const EVERY_MS = 200;

/** A bar on stderr while a file is read, on a terminal only: stdout carries data only. */
export class Progress {
  readonly #label: string;
  readonly #file: CaseFile;
  readonly #started = performance.now();
  #shown = 0;

  constructor(label: string, file: CaseFile) {
    this.#label = label;
    this.#file = file;
  }

  /** @param cases  read so far */
  show(cases: number): void {
    if (!process.stderr.isTTY) return;
    const now = performance.now();
    if (now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    const { bytesRead, totalBytes } = this.#file.progress();
    const rate = Math.round((cases * 1000) / (now - this.#started));
    process.stderr.write(`\r\x1b[K${this.#label} ${barOf(bytesRead, totalBytes)}${cases} · ${rate}/s`);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}

/** `[████████░░░░] 66 % `; nothing where the size is not known, as in a pipe. */
export function barOf(done: number, total: number | undefined): string {
  if (total === undefined || total === 0) return '';
  const share = Math.min(1, done / total);
  const full = Math.round(share * WIDTH);
  return `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${Math.round(share * 100)} % `;
}
