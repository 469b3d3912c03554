import * as edit from './condition-edits.ts';
import type { OperatorInfo } from './knowledge.ts';
import { firstValue, variantOf, variantsOf } from './values/schema-form.ts';
import { valueSchema } from './values/value-schema.ts';

/** Another field; `path` goes where the new one has none, everything else of the test stays. */
export function withField(
  rule: unknown,
  at: edit.Address,
  { fact, path }: { readonly fact: string; readonly path?: string },
): unknown {
  return edit.replaceAt(edit.replaceAt(rule, [...at, 'path'], path), [...at, 'fact'], fact);
}

/** Another operator; the value stays where the new one takes a value of that kind. */
export function withOperator(
  rule: unknown,
  at: edit.Address,
  value: unknown,
  from: OperatorInfo | undefined,
  to: OperatorInfo | undefined,
  id: string,
): unknown {
  const next = edit.replaceAt(rule, [...at, 'operator'], id);
  if (to === undefined || keepsValue(value, from, to)) return next;
  return edit.replaceAt(next, [...at, 'value'], firstValue(to.value));
}

function keepsValue(value: unknown, from: OperatorInfo | undefined, to: OperatorInfo): boolean {
  if (from === undefined) return false;
  const before = variantOf(variantsOf(valueSchema(from)), value);
  const after = variantOf(variantsOf(valueSchema(to)), value);
  if (before === undefined || after === undefined || before.form !== after.form) return false;
  return (
    after.form !== 'members' || JSON.stringify(Object.keys(before.schema)) === JSON.stringify(Object.keys(after.schema))
  );
}
