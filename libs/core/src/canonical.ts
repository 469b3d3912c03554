import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Canonical JSON, RFC 8785. `undefined` members are left out. @throws TypeError when the value is no JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
}

/** SHA-256 in lower-case hexadecimal, of UTF-8 text or bytes. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** Hash of a JSON value by its canonical form. */
export function hashJson(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
