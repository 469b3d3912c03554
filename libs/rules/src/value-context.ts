import type { Issue } from '@caseloom/core';
import { compileExpression, type Names } from '@caseloom/expression';
import type { ConditionCompiler, Place } from './compile-condition.ts';
import { checkField, readerOf, typeOf } from './fields.ts';
import { fieldPath, joinPaths, parseSteps, valueAt } from './path.ts';
import type { CompileContext, ItemsTold, Reader } from './run.ts';

/** What compiling a value left behind, for explanations and for the fields a finding shows. */
export interface Told {
  items?: ItemsTold;
}

/** The context an operator compiles its value in; `place` is the value's. */
export function valueContext(
  operand: Reader & { readonly canonical: string },
  place: Place,
  compiler: ConditionCompiler,
): { readonly context: CompileContext; readonly others: readonly Reader[]; readonly told: Told } {
  const { scope, notes, at } = place;
  const { environment, names } = compiler;
  const told: Told = {};
  const others: Reader[] = [];
  const inValue = (key: string): string => joinPaths(at, key);
  const itemPath = joinPaths(operand.canonical, '[]');
  const context: CompileContext = {
    environment,
    operand,
    itemType: scope.itemType,
    report: (code, args, key = '', cause) => notes.report(code, inValue(key), args, causedBy(cause)),
    field: (reference, key) => {
      const other = readerOf(reference.fact, reference.path, scope, environment, notes, inValue(key));
      others.push(other);
      return other;
    },
    member: (path, ofItems, key) => {
      const steps = parseSteps(path);
      if (steps === undefined) {
        notes.report('RULE_PATH_INVALID', inValue(key), { path });
        return undefined;
      }
      const canonical = joinPaths(ofItems ? itemPath : operand.canonical, fieldPath(steps));
      checkField(canonical, environment, notes, inValue(key));
      notes.reads.add(canonical);
      return (value) => valueAt(value, steps);
    },
    itemCondition: (condition, key) => {
      const items = { item: itemPath, itemType: typeOf(itemPath, names) };
      return compiler.compile(condition, { ...place, scope: items, at: inValue(key) });
    },
    expression: (text, key) => {
      const visible: Names = scope.item === undefined ? names : new Map([...names, ['item', scope.itemType]]);
      const compiled = compileExpression(text, { names: visible });
      if (!compiled.ok) {
        for (const cause of compiled.issues) notes.report('RULE_EXPRESSION_INVALID', inValue(key), {}, causedBy(cause));
        return undefined;
      }
      for (const read of compiled.value.reads)
        notes.reads.add(ofItem(read) ? joinPaths(scope.item!, read.slice(5)) : read);
      return compiled.value;
    },
    items: (items) => void (told.items = items),
  };
  return { context, others, told };
}

function ofItem(read: string): boolean {
  return read === 'item' || read.startsWith('item.');
}

function causedBy(cause: Issue | undefined): Partial<Issue> {
  if (cause === undefined) return {};
  return { cause, ...(cause.span === undefined ? {} : { span: cause.span }) };
}
