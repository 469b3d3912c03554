import type { Area } from '../../shell/index.ts';

/** Imports open from the worklist and from the jobs; they have no place of their own in the rail. */
export const importsArea: Area = { id: 'imports', routes: [] };
