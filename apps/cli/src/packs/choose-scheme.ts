import type { CompiledPack } from '@caseloom/engine';
import type { CompiledScheme } from '@caseloom/grouping';
import type { Args, FlagSpecs } from '../args.ts';
import { unusable } from '../failure.ts';

export const SCHEME_FLAG: FlagSpecs = { scheme: { kind: 'value' } };

/**
 * The pack narrowed to the scheme that `--scheme` names, and that scheme. Without the flag: the pack as it is, when it has one scheme, or
 * schemes of one family among which its policies choose.
 * @throws CaseloomError CLI_NO_SCHEME, CLI_SCHEME_UNKNOWN, CLI_SCHEME_AMBIGUOUS
 */
export function chooseScheme(pack: CompiledPack, args: Args): { pack: CompiledPack; scheme: CompiledScheme } {
  const schemes = [...pack.schemes.values()];
  const about = { pack: pack.resolved.manifest.id, known: [...pack.schemes.keys()].join(', ') };
  const wanted = args.value('scheme');
  if (wanted !== undefined) {
    const scheme = pack.schemes.get(wanted);
    if (scheme === undefined) throw unusable('CLI_SCHEME_UNKNOWN', { ...about, scheme: wanted });
    return { pack: narrowed(pack, scheme), scheme };
  }
  const [scheme] = schemes;
  if (scheme === undefined) throw unusable('CLI_NO_SCHEME', about);
  const isClear =
    schemes.length === 1 || (pack.policies.length > 0 && schemes.every(({ family }) => family === scheme.family));
  if (!isClear) throw unusable('CLI_SCHEME_AMBIGUOUS', about);
  return { pack, scheme };
}

function narrowed(pack: CompiledPack, scheme: CompiledScheme): CompiledPack {
  return {
    ...pack,
    schemes: new Map([[scheme.id, scheme]]),
    policies: pack.policies.filter(({ policy }) => (policy.scheme ?? scheme.id) === scheme.id),
  };
}
