import { CaseloomError, issue } from '@caseloom/core';

const LONGEST = 400;

/**
 * A path inside a pack: relative, parts joined by `/`, no part hidden, empty, `.` or `..`, no backslash, colon or control
 * character, so that it can leave the folder on no system.
 * @throws CaseloomError PACK_FILE_PATH
 */
export function checkPackPath(path: string): string {
  if (!isPackPath(path)) throw new CaseloomError([issue('PACK_FILE_PATH', path, { file: path.slice(0, LONGEST) })]);
  return path;
}

function isPackPath(path: string): boolean {
  if (path === '' || path.length > LONGEST || /[\\:*?"<>|\p{Cc}]/u.test(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.') && !part.endsWith(' '));
}
