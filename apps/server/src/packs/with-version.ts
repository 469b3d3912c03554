import { MANIFEST_FILE, prettyJson } from '@caseloom/pack';
import type { PackFiles } from '@caseloom/pack';

/** The files of a pack, its manifest with another version. */
export function withVersion(files: PackFiles, version: string): Map<string, string> {
  const manifest = JSON.parse(files.get(MANIFEST_FILE)!) as Record<string, unknown>;
  return new Map([...files, [MANIFEST_FILE, prettyJson({ ...manifest, version })]]);
}
