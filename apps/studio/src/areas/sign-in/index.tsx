import type { RouteObject } from 'react-router';

/** Pages for people who are not signed in yet; they stand outside the shell. */
export const signInRoutes: readonly RouteObject[] = [
  { path: '/sign-in', lazy: () => import('./sign-in-page.tsx') },
  { path: '/sign-in/password', lazy: () => import('./first-password-page.tsx') },
];
