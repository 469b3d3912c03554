import { answerJson, DecisionSet, parseExactJson, type DecisionDocument } from '@caseloom/tables';
import type { Artifact } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportDmn } from './export/export-dmn.ts';
import { importDmn } from './import/import-dmn.ts';

interface Case {
  readonly decision: string;
  readonly input: Record<string, unknown>;
  readonly value: unknown;
}

const folder = join(import.meta.dirname, 'cases');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const models = readdirSync(folder)
  .filter((file) => file.endsWith('.dmn'))
  .map((file) => file.slice(0, -4));

function artifactsOf(text: string, file: string): Artifact<DecisionDocument>[] {
  const result = importDmn(text, { file });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value.map(({ id, value }) => ({ kind: 'tables', id, value, tables: {} }));
}

/** Models of our own in the manner of the DMN compatibility kit: what is asked, what is given, what must come out. */
describe.each(models)('the model %s', (name) => {
  const artifacts = artifactsOf(read(`${name}.dmn`), `${name}.dmn`);
  const cases = JSON.parse(read(`${name}.cases.json`)) as Case[];

  it.each(cases.map((one) => [one.decision, JSON.stringify(one.input), one] as const))(
    '[DMN-2] decides “%s” of %s',
    (_decision, _input, { decision, input, value }) => {
      const set = new DecisionSet(artifacts);
      const found = set.find(decision);
      if ('issue' in found) throw new Error(JSON.stringify(found.issue));
      const answer = set.evaluate(found.id, parseExactJson(JSON.stringify(input)) as Record<string, unknown>);
      expect(JSON.parse(answerJson(answer.value))).toEqual(value);
    },
  );

  it('[DMN-6] comes back as it was when it is exported and imported', () => {
    const exported = exportDmn(artifacts, artifacts[0]!.id);
    if (!exported.ok) throw new Error(JSON.stringify(exported.issues));
    expect(artifactsOf(exported.value, 'again.dmn')).toEqual(artifacts);
  });
});
