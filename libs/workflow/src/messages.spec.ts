import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { workflowMessages } from './messages.ts';

describe('messages', () => {
  it('exist for every code this room writes, and no message is left over', () => {
    const root = new URL('./', import.meta.url);
    const used = new Set<string>();
    for (const name of readdirSync(root, { recursive: true }) as string[]) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts') || name.endsWith('messages.ts')) continue;
      for (const match of readFileSync(new URL(name, root), 'utf8').matchAll(/'(WORKFLOW_[A-Z_]+)'/g))
        used.add(match[1]!);
    }
    expect([...used].sort()).toEqual(Object.keys(workflowMessages).sort());
  });
});
