import type { Operations, OutputOf } from '@caseloom/api';

/** Somebody who may sign in, as the list of users shows them. */
export type User = OutputOf<Operations['listUsers']>['items'][number];
