import { openCaseFile } from '@caseloom/files';
import { SETTLED_COLUMNS } from '@caseloom/grouping';
import { normaliseRecord } from '@caseloom/record';
import { Injectable } from '@nestjs/common';
import { Steps } from '../database/steps.ts';
import type { HandlerGroup, OwnStepsHandlers, ReceivedFile } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { formatOf } from '../imports/format-of.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { openSource } from '../library/open-source.ts';
import { Clock } from '../system/clock.ts';
import type { GivenSettled } from './tasks/settled-cases.task.ts';

const MOST_CASES = 20_000;
const DIFFERENCES = 500;

/** A scheme against a bureau's settled cases; the file is read once and not kept. */
@Injectable()
export class SettledHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(steps: Steps, bench: LibraryBench, clock: Clock) {
    this.#steps = steps;
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly ownSteps: OwnStepsHandlers<'settledAgreement'> = {
    settledAgreement: async ({ actor, params, file, note, finish }) => {
      const source = await this.#steps.inTenant(actor.tenant, (step) => openSource(step, params.source, actor));
      const { cases, column, unreadable, leftOut } = await readSettled(file);
      const asked = { scheme: params.artifact, today: this.#clock.today(), cases };
      const { differences, ...counts } = await this.#bench.run(actor.tenant, source, 'settledCases', asked, {
        apart: true,
      });
      note({ object: params.artifact, reason: `${counts.agree} / ${counts.cases}` });
      return finish(actor.tenant, async () => ({
        ...counts,
        differences: differences.slice(0, DIFFERENCES).map((one) => ({ ...one })),
        column,
        unreadable,
        leftOut,
      }));
    },
  };
}

interface ReadSettled {
  readonly cases: GivenSettled['cases'];
  readonly column: string;
  readonly unreadable: number;
  readonly leftOut: number;
}

/** @throws Refusal SCHEME_SETTLED_COLUMN; CaseloomError for a file that cannot be read */
async function readSettled(file: ReceivedFile): Promise<ReadSettled> {
  if (file.bytes === 0) throw new Refusal(400, 'FILE_MISSING');
  const format = formatOf(file.name);
  const opened = openCaseFile(file.path, format === undefined ? {} : { format });
  try {
    const { header } = await opened.head();
    const column = SETTLED_COLUMNS.find((name) => header.includes(name));
    if (column === undefined) throw new Refusal(422, 'SCHEME_SETTLED_COLUMN', { columns: SETTLED_COLUMNS.join(', ') });
    const cases: GivenSettled['cases'][number][] = [];
    let [unreadable, leftOut] = [0, 0];
    for await (const { row, record, raw } of opened) {
      if (record === undefined) unreadable++;
      else if (cases.length >= MOST_CASES) leftOut++;
      else {
        const id = record.record?.encounterNo ?? record.record?.mrn ?? `${row}`;
        cases.push({ id, settled: raw[column]?.trim() ?? '', record: normaliseRecord(record).record });
      }
    }
    return { cases, column, unreadable, leftOut };
  } finally {
    await opened.close();
  }
}
