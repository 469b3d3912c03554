import { issue } from '@caseloom/core';
import {
  kindRegistry,
  packKinds,
  parsePack,
  resolvePack,
  type ArtifactKind,
  type PackFiles,
  type ResolvedPack,
  type SourcePack,
} from '../src/index.ts';
import { z } from '../src/zod.ts';

/** A kind with everything a kind can have: two families (one ordered), defaults, tables with and without key, order and row numbers, and a check. */
export const stepsKind: ArtifactKind = {
  kind: 'rules',
  title: { zh: '步骤', en: 'Steps' },
  schema: z.strictObject({
    title: z.strictObject({ zh: z.string(), en: z.string() }),
    mode: z.enum(['strict', 'lenient']).default('strict'),
    parameters: z.record(z.string(), z.string()).optional(),
    steps: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string().optional(),
        limits: z.strictObject({ low: z.number().optional(), high: z.number().optional() }).optional(),
        list: z.array(z.number()).optional(),
        position: z.number().optional(),
      }),
    ),
    notes: z.array(z.strictObject({ name: z.string(), text: z.string() })).optional(),
  }),
  families: [
    { path: 'steps', key: 'id', ordered: true },
    { path: 'notes', key: 'name', ordered: false },
  ],
  tables: {
    weights: {
      columns: [
        { name: 'group', required: true },
        { name: 'year', required: true },
        { name: 'weight' },
        { name: 'note' },
      ],
      key: ['group', 'year'],
      ordered: true,
    },
    lines: { columns: [{ name: 'text', required: true }], key: [], ordered: true, open: true },
    queue: {
      columns: [{ name: 'order', sequence: true }, { name: 'who', required: true }, { name: 'what' }],
      key: ['who'],
      ordered: true,
    },
    members: {
      columns: [
        { name: 'list', required: true },
        { name: 'code', required: true },
      ],
      key: ['list', 'code'],
      ordered: false,
    },
  },
  cosmetic: ['position', 'note'],
  check: (artifact) =>
    (artifact.value as { steps: { id: string; title?: string }[] }).steps.flatMap((step, index) => {
      if (step.title === 'crash') throw new Error('the check broke');
      return step.title === 'wrong' ? [issue('STEP_WRONG', `steps[${index}].title`, { id: step.id })] : [];
    }),
};

export const registry = kindRegistry([stepsKind, ...packKinds]);

export function files(entries: Readonly<Record<string, unknown>>): PackFiles {
  return new Map(
    Object.entries(entries).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
}

export function manifest(id: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { format: 1, id, version: '1.0.0', title: { zh: '样例', en: 'Specimen' }, layer: 'nation', ...more };
}

export const steps = {
  title: { zh: '步骤', en: 'Steps' },
  parameters: { mark: '90' },
  steps: [{ id: 'a', title: 'first', limits: { low: 1, high: 9 }, list: [1, 2] }, { id: 'b' }, { id: 'c' }],
  notes: [{ name: 'n', text: 'note' }],
};

export const nation = files({
  'pack.json': manifest('cn'),
  'rules/main.json': steps,
  'rules/main.weights.csv': 'group,year,weight,note\nG1,2024,1.5,x\nG1,2025,1.6,\nG2,2025,0.8,y\n',
  'rules/main.lines.csv': 'text\none\ntwo\n',
  'codes/sex.json': {
    title: { zh: '性别', en: 'Sex' },
    system: 'valueSet',
    codes: [
      { code: '1', zh: '男' },
      { code: '2', zh: '女' },
    ],
  },
  'codes/sex.codes.csv': 'code,zh\n9,未说明\n',
});

export function child(
  overlay: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): PackFiles {
  return files({
    'pack.json': manifest('city', { layer: 'city', extends: { id: 'cn', range: '^1.0.0' }, ...more }),
    ...overlay,
  });
}

export function parsed(from: PackFiles): SourcePack {
  const result = parsePack(from, registry);
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  return result.value;
}

export function resolved(...chain: PackFiles[]): ResolvedPack {
  const result = resolvePack(chain.map(parsed), registry);
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  return result.value;
}

/** `CODE path` of every issue, for comparing with a table of cases. */
export function told(issues: readonly { readonly code: string; readonly path: string }[]): string[] {
  return issues.map((one) => `${one.code} ${one.path}`);
}

export function mainOf(pack: ResolvedPack) {
  const artifact = pack.artifacts.get('rules')!.get('main')!;
  return { value: artifact.value as typeof steps & { mode: string }, tables: artifact.tables };
}
