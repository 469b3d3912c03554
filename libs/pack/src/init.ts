import { CaseloomError } from '@caseloom/core';
import { manifestSchema } from './format/manifest.ts';
import { MANIFEST_FILE } from './format/paths.ts';
import { prettyJson } from './format/pretty.ts';
import { checkSchema, placeInFile } from './format/schema-issues.ts';
import type { Layer, LocalText, PackFiles } from './types.ts';

export interface InitOptions {
  readonly id: string;
  readonly title?: LocalText | string;
  readonly layer?: Layer;
  readonly extends?: { readonly id: string; readonly range: string };
}

/** The files of a new pack, version 0.1.0; layer `hospital` when it extends another, else `nation`. @throws CaseloomError when an option is malformed */
export function initPack(options: InitOptions): PackFiles {
  const title =
    typeof options.title === 'string'
      ? { zh: options.title, en: options.title }
      : (options.title ?? { zh: options.id, en: options.id });
  const manifest = {
    format: 1,
    id: options.id,
    version: '0.1.0',
    title,
    layer: options.layer ?? (options.extends === undefined ? 'nation' : 'hospital'),
    ...(options.extends === undefined ? {} : { extends: options.extends }),
    language: 'zh-CN',
  };
  const { issues } = checkSchema(manifestSchema, manifest, placeInFile(MANIFEST_FILE));
  if (issues.length > 0) throw new CaseloomError(issues);
  return new Map([
    [MANIFEST_FILE, prettyJson(manifest)],
    [
      'SOURCES.md',
      `# ${title.zh}\n\n来源：每一项内容写明出处（文件、版本、章节）。\n\nSources: for every artifact the document, its edition and section.\n`,
    ],
  ]);
}
