import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.ts';

describe('the settings of an installation', () => {
  it.each([
    [{}, { port: 3000, host: '127.0.0.1', isEmbedded: true, isDemo: true, role: 'both', zone: 'Asia/Shanghai' }],
    [
      { PORT: '0', DATA_DIR: '/srv/x' },
      { port: 0, dataFolder: '/srv/x', uploads: '/srv/x/uploads' },
    ],
    [{ DATABASE_URL: 'postgres://x/y' }, { isEmbedded: false, isDemo: false }],
    [
      { DATABASE_URL: 'postgres://x/y', DATABASE_ADMIN_URL: 'postgres://z/y', ROLE: 'worker', DEMO: '1' },
      {
        role: 'worker',
        isDemo: true,
        database: { kind: 'postgresql', url: 'postgres://x/y', adminUrl: 'postgres://z/y' },
      },
    ],
  ])('read %j', (env, expected) => {
    expect(readSettings(env)).toMatchObject(expected);
  });

  it.each([
    [{ PORT: '70000' }, /PORT/],
    [{ TLS_CERT: 'x' }, /TLS_KEY/],
    [{ HOSPITAL_TIME_ZONE: 'Mars/Olympus' }, /HOSPITAL_TIME_ZONE/],
    [{ HOME_TENANT: "a'b" }, /HOME_TENANT/],
    [{ ROLE: 'worker' }, /DATABASE_URL/],
    [{ ROLE: 'both-of-us', DATABASE_URL: 'x' }, /ROLE/],
  ])('refuse %j by name', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});
