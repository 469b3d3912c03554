const TRAIL = 'caseloom.trail';

/** The cases of the list one came from, for "next" and "previous" and for finding one's row again. */
export interface Trail {
  readonly address: string;
  readonly ids: readonly string[];
  readonly last?: string;
}

export function readTrail(): Trail | undefined {
  try {
    const kept = sessionStorage.getItem(TRAIL);
    return kept === null ? undefined : (JSON.parse(kept) as Trail);
  } catch {
    return undefined;
  }
}

export function keepTrail(trail: Trail): void {
  sessionStorage.setItem(TRAIL, JSON.stringify(trail));
}

/** The neighbour of a case on the trail: +1 after it, -1 before it. */
export function neighbour(trail: Trail | undefined, id: string, step: 1 | -1): string | undefined {
  const at = trail?.ids.indexOf(id) ?? -1;
  return at < 0 ? undefined : trail?.ids[at + step];
}
