import { useEffect, useState } from 'react';

const POLL_MS = 700;

/** How often to ask how work stands: while it runs. `follow` takes the latest answer. */
export function useRunning(): {
  readonly refetchInterval: number | false;
  readonly follow: (state: string | undefined) => void;
} {
  const [running, setRunning] = useState(false);
  const [latest, follow] = useState<string>();
  useEffect(() => setRunning(latest === 'running'), [latest]);
  return { refetchInterval: running ? POLL_MS : false, follow };
}
