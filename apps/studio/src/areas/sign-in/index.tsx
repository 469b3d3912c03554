import type { RouteObject } from 'react-router';

/** Pages for people who are not signed in yet; they stand outside the shell. */
export const signInRoutes: readonly RouteObject[] = [];
