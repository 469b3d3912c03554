import { CaseloomError } from '@caseloom/core';
import { compileScheme } from '@caseloom/grouping';
import type { CompiledScheme } from '@caseloom/grouping';
import { oncePerScheme } from './scheme-of.ts';
import type { SchemeArtifact } from './scheme-of.ts';

const compiled = oncePerScheme((scheme) => compileScheme(scheme));

/** The scheme ready to group, whatever else its pack holds. @throws CaseloomError with everything that keeps it from running */
export function compiledScheme(scheme: SchemeArtifact): CompiledScheme {
  const made = compiled(scheme);
  if (!made.ok) throw new CaseloomError(made.issues.filter((one) => one.severity === 'error'));
  return made.value;
}
