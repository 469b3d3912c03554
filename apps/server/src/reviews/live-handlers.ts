import { Injectable } from '@nestjs/common';
import { caseWhere } from '../cases/case-filter.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { loadActivations, chooseActivation } from '../packs/activations.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';

/** Where cases wait now, node by node, on every graph that cases are on and on the one in force. */
@Injectable()
export class LiveHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'workflowLive'> = {
    workflowLive: async ({ actor, step, now }) => {
      const where = caseWhere({}, actor);
      const counts = await step.rows<{ hash: string; workflow: string; node: string; open: number; overdue: number }>(
        `
        select r.pack_hash as hash, r.workflow, r.node, count(*)::int as open, (count(*) filter (where k.due_at < $${where.params.length + 2}))::int as overdue
        from workflow_run r join encounter e on e.tenant = r.tenant and e.case_month = r.case_month and e.id = r.encounter_id
        left join task k on k.tenant = r.tenant and k.encounter_id = r.encounter_id and k.is_open
        where ${where.sql} and r.status <> 'ended' group by r.pack_hash, r.workflow, r.node`,
        [...where.params, now.toISOString()],
      );
      const active = chooseActivation(await loadActivations(step), 'workflow', this.#clock.today(), {})?.packHash;
      const hashes = [...new Set([...(active ? [active] : []), ...counts.map((row) => row.hash)])];
      const workflows = [];
      for (const hash of hashes) {
        const pack = await this.#library.load(step, hash);
        for (const [workflow, graph] of pack.workflows) {
          const own = counts.filter((row) => row.hash === hash && row.workflow === workflow);
          if (hash !== active && own.length === 0) continue;
          workflows.push({
            hash,
            workflow,
            packId: pack.resolved.manifest.id,
            version: pack.resolved.manifest.version,
            graph,
            nodes: Object.fromEntries(own.map(({ node, open, overdue }) => [node, { open, overdue }])),
          });
        }
      }
      return { workflows };
    },
  };
}
