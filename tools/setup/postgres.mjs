import { connect } from 'node:net';

const usualPlace = 'postgres://postgres@127.0.0.1:5432/postgres';

/**
 * The PostgreSQL server for the tests: TEST_DATABASE_URL as given, else a local server that lets `postgres` in without
 * a password, else undefined. The role must be allowed to create databases and roles.
 */
export async function findPostgres() {
  const named = process.env.TEST_DATABASE_URL;
  if (named) return named;
  return (await letsUsIn(new URL(usualPlace))) ? usualPlace : undefined;
}

/** Starts a session by the PostgreSQL protocol, version 3: true once the server says that it is ready for a query. */
function letsUsIn({ hostname, port, username, pathname }, timeoutMs = 2000) {
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    let received = Buffer.alloc(0);
    socket.setTimeout(timeoutMs, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => socket.write(startupMessage(username, pathname.slice(1))));
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      const kinds = messageKinds(received);
      if (kinds.includes('E') || wantsPassword(received)) finish(false);
      if (kinds.includes('Z')) finish(true);
    });
  });
}

function startupMessage(user, database) {
  const body = Buffer.from(`\0\x03\0\0user\0${user}\0database\0${database}\0\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

const wantsPassword = (bytes) =>
  bytes.length >= 9 && String.fromCharCode(bytes[0]) === 'R' && bytes.readUInt32BE(5) !== 0;

function messageKinds(bytes) {
  const kinds = [];
  for (let at = 0; at + 5 <= bytes.length && at + 1 + bytes.readUInt32BE(at + 1) <= bytes.length;) {
    kinds.push(String.fromCharCode(bytes[at]));
    at += 1 + bytes.readUInt32BE(at + 1);
  }
  return kinds;
}
