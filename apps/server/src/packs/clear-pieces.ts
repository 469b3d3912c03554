import type { Step } from '../database/steps.ts';

/**
 * Removes pieces that no file of a draft or a version consists of, a day after they were last needed. One that comes back into use meanwhile was kept
 * for another day first, by a transaction that this one waits for. @returns how many went
 */
export async function clearPieces({ rows }: Pick<Step, 'rows'>): Promise<number> {
  const gone = await rows(
    `with used as (
       select jsonb_array_elements_text(pieces) as hash from pack_draft_file where tenant = $1
       union select jsonb_array_elements_text(pieces) from pack_version_file where tenant = $1
     )
     delete from pack_text where tenant = $1 and kept_at < now() - interval '1 day'
       and not exists (select 1 from used where used.hash = pack_text.hash) returning 1`,
  );
  return gone.length;
}
