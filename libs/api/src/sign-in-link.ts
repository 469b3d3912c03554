/**
 * Where a one-time link leads in the studio. The token stands behind `#`, which browsers keep to themselves: it reaches no server log
 * and no `Referer`; the page hands it to `signInByLink`.
 */
export const signInLinkPath = (token: string): string => `/sign-in#${token}`;
