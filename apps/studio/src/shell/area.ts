import type { Permission } from '@caseloom/api';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

/** What an area of the studio brings: its pages and, if it has one, its place in the left rail. */
export interface Area {
  readonly id: 'worklist' | 'cases' | 'imports' | 'packs' | 'workflows' | 'payment' | 'measures' | 'admin';
  /** Children of the shell, paths absolute; pages by `lazy`, so that each area is a chunk of its own. */
  readonly routes: readonly RouteObject[];
  /** Label: `rail.<id>` of the shell's texts. Hidden without one of the permissions. */
  readonly rail?: { readonly path: string; readonly icon: ComponentType; readonly permissions?: readonly Permission[] };
}
