import type { MigrationObject } from '@mikro-orm/core';
import { Migration0001Tables } from './0001-tables.ts';
import { Migration0002Rights } from './0002-rights.ts';
import { Migration0003Governor } from './0003-governor.ts';
import { Migration0004PackFiles } from './0004-pack-files.ts';
import { Migration0005Models } from './0005-models.ts';
import { Migration0006KeptPieces } from './0006-kept-pieces.ts';
import { Migration0007Schemes } from './0007-schemes.ts';

/** In order; a folder is never searched, so that sources and built files cannot be confused. */
export const migrationsList: MigrationObject[] = [
  { name: '0001-tables', class: Migration0001Tables },
  { name: '0002-rights', class: Migration0002Rights },
  { name: '0003-governor', class: Migration0003Governor },
  { name: '0004-pack-files', class: Migration0004PackFiles },
  { name: '0005-models', class: Migration0005Models },
  { name: '0006-kept-pieces', class: Migration0006KeptPieces },
  { name: '0007-schemes', class: Migration0007Schemes },
];
