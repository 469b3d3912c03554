import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1_048_576 };
const KEY_BYTES = 32;

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Without a stored password the same work is done, so that the time tells nothing about the account. */
export async function isPasswordRight(stored: string | null | undefined, password: string): Promise<boolean> {
  const [kind, n, r, p, salt, key] = (stored ?? DECOY).split('$');
  if (kind !== 'scrypt') throw new Error('unknown password format');
  const expected = Buffer.from(key!, 'base64url');
  const given = await derive(password, Buffer.from(salt!, 'base64url'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
    maxmem: COST.maxmem,
  });
  return timingSafeEqual(expected, given) && stored != null;
}

/** At least ten characters of more than one kind, and not the account itself. */
export function isPasswordAcceptable(password: string, account: string): boolean {
  return password.length >= 10 && new Set(password).size >= 4 && password.toLowerCase() !== account.toLowerCase();
}

const DECOY = [
  'scrypt',
  COST.N,
  COST.r,
  COST.p,
  randomBytes(16).toString('base64url'),
  randomBytes(KEY_BYTES).toString('base64url'),
].join('$');

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
