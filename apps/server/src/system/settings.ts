import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabasePlace } from '../database/open-database.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the environment says about this installation; read once, at the start. */
export class ServerSettings {
  port = 3000;
  host = '127.0.0.1';
  dataFolder = '.data';
  database: DatabasePlace = { kind: 'embedded', folder: '.data' };
  /** The tenant of people who sign in without naming one. */
  homeTenant = 'hospital';
  zone = 'Asia/Shanghai';
  /** Built studio; absent when only the interface is served. */
  studioFolder = join(repository, 'apps/studio/dist');
  packFolder = join(repository, 'rule-packs');
  /** People of a demonstration exist and get a fresh link at every start. */
  isDemo = true;
  tls: { cert: string; key: string } | undefined;
  /** What this process does; apart on PostgreSQL only, where several processes may share the work. */
  role: 'both' | 'api' | 'worker' = 'both';
  trustsProxy = false;
  metricsToken: string | undefined;
  /** Where browsers reach us, for links; the port is known once we listen. */
  origin = 'http://127.0.0.1:3000';

  get isEmbedded(): boolean {
    return this.database.kind === 'embedded';
  }

  get uploads(): string {
    return join(this.dataFolder, 'uploads');
  }
}

/** @throws Error naming the variable that cannot be read */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ServerSettings {
  const settings = new ServerSettings();
  settings.port = portOf(env.PORT);
  settings.host = env.HOST || settings.host;
  settings.dataFolder = resolve(env.DATA_DIR || settings.dataFolder);
  settings.database = env.DATABASE_URL
    ? { kind: 'postgresql', url: env.DATABASE_URL, adminUrl: env.DATABASE_ADMIN_URL }
    : { kind: 'embedded', folder: settings.dataFolder };
  settings.zone = zoneOf(env.HOSPITAL_TIME_ZONE || settings.zone);
  settings.homeTenant = tenantOf(env.HOME_TENANT || settings.homeTenant);
  settings.isDemo = env.DEMO ? env.DEMO === '1' : settings.isEmbedded;
  settings.studioFolder = env.STUDIO_DIR || settings.studioFolder;
  settings.packFolder = env.PACKS_DIR || settings.packFolder;
  settings.role = roleOf(env.ROLE, settings.isEmbedded);
  settings.trustsProxy = env.TRUST_PROXY === '1';
  settings.metricsToken = env.METRICS_TOKEN || undefined;
  if (Boolean(env.TLS_CERT) !== Boolean(env.TLS_KEY)) throw new Error('TLS_CERT and TLS_KEY belong together.');
  if (env.TLS_CERT && env.TLS_KEY) settings.tls = { cert: env.TLS_CERT, key: env.TLS_KEY };
  return settings;
}

function roleOf(text: string | undefined, isEmbedded: boolean): ServerSettings['role'] {
  const role = text || 'both';
  if (role !== 'both' && role !== 'api' && role !== 'worker') throw new Error('ROLE is api, worker or both.');
  if (role !== 'both' && isEmbedded) throw new Error('The embedded database has one process: ROLE needs DATABASE_URL.');
  return role;
}

function portOf(text: string | undefined): number {
  const port = Number(text || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT is a number from 0 to 65535.');
  return port;
}

function zoneOf(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new Error('HOSPITAL_TIME_ZONE is a name such as Asia/Shanghai.');
  }
}

function tenantOf(id: string): string {
  if (!/^[a-z0-9-]{1,40}$/.test(id)) throw new Error('HOME_TENANT has lower-case letters, digits and hyphens.');
  return id;
}
