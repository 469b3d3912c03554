/**
 * Semantic versions and the ranges a pack may ask of its parent: exact `1.2.3`, `^1.2`, `~1.2.3`, x-ranges `1.x`, `1.2.*`, `*`,
 * comparisons `>=1.2.0 <2.0.0` joined by blanks (all must hold) and `||` (one must hold). Meaning as in semver.org 2.0.0 and the
 * ranges known from npm; a prerelease satisfies a range only where that range names a prerelease of the same major.minor.patch.
 */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: readonly string[];
}

const VERSION =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const PARTIAL =
  /^(\^|~|>=|<=|>|<|=)?v?(\d{1,9}|[xX*])(?:\.(\d{1,9}|[xX*]))?(?:\.(\d{1,9}|[xX*]))?(?:-([0-9A-Za-z.-]+))?$/;

/** Undefined when the text is no semantic version. */
export function parseVersion(text: string): Version | undefined {
  const match = text.length <= 80 ? VERSION.exec(text) : null;
  if (match === null) return undefined;
  return {
    major: Number(match[1]),
    minor: Number(match[2]),
    patch: Number(match[3]),
    prerelease: match[4]?.split('.') ?? [],
  };
}

/** Negative, zero or positive as `a` stands before, with or after `b` (semver.org, 11). @throws RangeError on texts that are no versions. */
export function compareVersions(a: string, b: string): number {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (left === undefined || right === undefined) throw new RangeError(`not a version: ${left === undefined ? a : b}`);
  return compare(left, right);
}

export function isRange(range: string): boolean {
  return parseRange(range) !== undefined;
}

/** True when the version lies in the range; false also when either text is malformed (`isRange` and `parseVersion` tell). */
export function satisfies(version: string, range: string): boolean {
  const parsed = parseVersion(version);
  const alternatives = parseRange(range);
  if (parsed === undefined || alternatives === undefined) return false;
  return alternatives.some((limits) => {
    if (!limits.every((limit) => holds(parsed, limit))) return false;
    return (
      parsed.prerelease.length === 0 ||
      limits.some((limit) => limit.named && limit.version.prerelease.length > 0 && sameCore(limit.version, parsed))
    );
  });
}

type Operator = '>=' | '<' | '>' | '<=';
interface Limit {
  readonly operator: Operator;
  readonly version: Version;
  /** Written by the author, not derived as an upper end. */
  readonly named: boolean;
}

function parseRange(range: string): Limit[][] | undefined {
  if (range.length > 200) return undefined;
  const alternatives: Limit[][] = [];
  for (const part of range.split('||')) {
    const words = part.split(' ').filter((word) => word !== '');
    if (words.length === 0) return undefined;
    const limits: Limit[] = [];
    for (const word of words) {
      const more = parseWord(word);
      if (more === undefined) return undefined;
      limits.push(...more);
    }
    alternatives.push(limits);
  }
  return alternatives;
}

function parseWord(word: string): Limit[] | undefined {
  const match = PARTIAL.exec(word);
  if (match === null) return undefined;
  const operator = match[1] ?? '=';
  const [major, minor, patch] = [number(match[2]), number(match[3]), number(match[4])];
  if (minor === undefined && patch !== undefined) return undefined;
  const prerelease = match[5]?.split('.') ?? [];
  if (prerelease.length > 0 && patch === undefined) return undefined;
  const low: Version = { major: major ?? 0, minor: minor ?? 0, patch: patch ?? 0, prerelease };
  if (major === undefined)
    return operator === '<' || operator === '>'
      ? undefined
      : [{ operator: '>=', version: { ...low, prerelease: [] }, named: false }];
  const from: Limit = { operator: '>=', version: low, named: true };
  const afterPartial = minor === undefined ? next(low, 'major') : patch === undefined ? next(low, 'minor') : undefined;
  switch (operator) {
    case '^':
      return [
        from,
        below(
          major > 0 || minor === undefined
            ? next(low, 'major')
            : minor > 0 || patch === undefined
              ? next(low, 'minor')
              : next(low, 'patch'),
        ),
      ];
    case '~':
      return [from, below(minor === undefined ? next(low, 'major') : next(low, 'minor'))];
    case '=':
      return afterPartial === undefined
        ? [from, { operator: '<=', version: low, named: true }]
        : [from, below(afterPartial)];
    case '>=':
      return [from];
    case '<':
      return [{ operator: '<', version: low, named: true }];
    case '>':
      return [
        afterPartial === undefined
          ? { operator: '>', version: low, named: true }
          : { operator: '>=', version: afterPartial, named: false },
      ];
    default:
      return [afterPartial === undefined ? { operator: '<=', version: low, named: true } : below(afterPartial)];
  }
}

function number(text: string | undefined): number | undefined {
  return text === undefined || text === 'x' || text === 'X' || text === '*' ? undefined : Number(text);
}

// The upper end is exclusive and also keeps prereleases of itself out: `^1.2.0` does not take `2.0.0-beta`.
function below(version: Version): Limit {
  return { operator: '<', version: { ...version, prerelease: ['0'] }, named: false };
}

function next(version: Version, part: 'major' | 'minor' | 'patch'): Version {
  if (part === 'major') return { major: version.major + 1, minor: 0, patch: 0, prerelease: [] };
  if (part === 'minor') return { major: version.major, minor: version.minor + 1, patch: 0, prerelease: [] };
  return { major: version.major, minor: version.minor, patch: version.patch + 1, prerelease: [] };
}

function holds(version: Version, limit: Limit): boolean {
  const order = compare(version, limit.version);
  if (limit.operator === '>=') return order >= 0;
  if (limit.operator === '>') return order > 0;
  return limit.operator === '<' ? order < 0 : order <= 0;
}

function sameCore(a: Version, b: Version): boolean {
  return a.major === b.major && a.minor === b.minor && a.patch === b.patch;
}

function compare(a: Version, b: Version): number {
  const core = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (core !== 0) return core;
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;
  for (let i = 0; i < Math.max(a.prerelease.length, b.prerelease.length); i++) {
    const left = a.prerelease[i];
    const right = b.prerelease[i];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const order = compareIdentifiers(left, right);
    if (order !== 0) return order;
  }
  return 0;
}

function compareIdentifiers(a: string, b: string): number {
  const numericA = isDigits(a);
  const numericB = isDigits(b);
  if (numericA && numericB) return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  if (numericA !== numericB) return numericA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function isDigits(text: string): boolean {
  for (const char of text) if (char < '0' || char > '9') return false;
  return text !== '';
}
