import type { Permission } from '@caseloom/api';
import { Refusal } from './problem.ts';

/** Who is signed in and what they may do; everything the server decides about a person comes from here, never from a request. */
export interface Actor {
  readonly tenant: string;
  readonly userId: string;
  readonly account: string;
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly roles: readonly string[];
  /** Empty: the whole hospital. */
  readonly departments: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  readonly sessionId: string;
  readonly mustSetPassword: boolean;
}

export function requirePermission(actor: Actor, permission: Permission): void {
  if (!actor.permissions.has(permission)) throw new Refusal(403, 'PERMISSION_MISSING', { permission });
}
