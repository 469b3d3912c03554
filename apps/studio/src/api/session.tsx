import type { Permission } from '@caseloom/api';
import { createContext, use } from 'react';
import type { CallOutput } from './client.ts';

export type Me = CallOutput<'session'>;

export const SessionContext = createContext<Me | undefined>(undefined);

/** Who is signed in. @throws Error outside the shell. */
export function useMe(): Me {
  const me = use(SessionContext);
  if (me === undefined) throw new Error('useMe outside the signed-in shell');
  return me;
}

/** May the signed-in person do this? The server decides in the end; this only spares a refused click. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}
