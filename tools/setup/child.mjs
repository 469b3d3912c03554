import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './house.mjs';

const children = new Set();
const graceMs = 8000;
let isWatching = false;

/**
 * Runs a program and waits for its end. A SIGINT, SIGTERM or SIGHUP that reaches us is passed on, and when our own
 * parent dies (npm was ended, the shell between does not tell us) the program is ended as well.
 * @param options of node:child_process, and `onOutput(bytes)`, which takes stdout and stderr instead of the terminal
 * @returns exit code; 128 + signal number when a signal ended it
 */
export function run(command, args, { onOutput, ...options } = {}) {
  watchForTheEnd();
  const stdio = onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, ...options });
    children.add(child);
    if (onOutput) for (const stream of [child.stdout, child.stderr]) stream.on('data', onOutput);
    child.once('error', (error) => {
      children.delete(child);
      reject(new Error(`Could not start ${command}: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Ends everything that runs; what does not go within 8 seconds is killed. */
export function endChildren(signal = 'SIGTERM') {
  for (const child of children) {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  }
}

/** Ctrl+C in a terminal reaches our children by itself; passed on as well, they would take it for a second, impatient one. */
function isAtTerminal() {
  return Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
}

function watchForTheEnd() {
  if (isWatching) return;
  isWatching = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (children.size === 0) process.exit(128 + constants.signals[signal]);
      if (signal !== 'SIGINT' || !isAtTerminal()) endChildren(signal);
    });
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) endChildren('SIGTERM');
  }, 500).unref();
}
