import { childrenOf, type Node } from './ast.ts';
import { isContext, isList, memberType, type FeelType, type Names } from './types.ts';

/** Where a value comes from: a path of facts and its type. */
interface Origin {
  readonly path: string;
  readonly type: FeelType;
}

type Locals = ReadonlyMap<string, Origin | undefined>;

/**
 * Paths of facts that an expression may read, sorted. Only the longest path of a chain counts: `op[item.level = "4"].code` reads `op[].level` and
 * `op[].code`; a list that is only counted is read as the list.
 */
export function readsOf(node: Node, names: Names): readonly string[] {
  const reads = new Set<string>();
  visit(node, names, new Map(), reads);
  return [...reads].sort();
}

function visit(node: Node, names: Names, locals: Locals, reads: Set<string>): void {
  const origin = originOf(node, names, locals, reads);
  if (origin !== undefined) {
    reads.add(origin.path);
    return;
  }
  if (node.kind === 'name' || node.kind === 'literal' || node.kind === 'input') return;
  if (node.kind === 'path') return visit(node.object, names, locals, reads);
  if (node.kind === 'quantified' || node.kind === 'for') {
    let inner: Locals = locals;
    for (const binding of node.bindings) {
      const list = originOf(binding.in, names, inner, reads);
      if (list === undefined) visit(binding.in, names, inner, reads);
      inner = new Map([...inner, [binding.name, list === undefined ? undefined : itemOf(list)]]);
      if (list !== undefined && !mentions(node.kind === 'for' ? node.body : node.condition, binding.name))
        reads.add(list.path);
    }
    if (node.kind === 'for') inner = new Map([...inner, ['partial', undefined]]);
    return visit(node.kind === 'for' ? node.body : node.condition, names, inner, reads);
  }
  if (node.kind === 'call' && locals.has(node.name) === false && names.has(node.name)) reads.add(node.name);
  if (node.kind === 'function') {
    const own = node.parameters.map(({ name }) => [name, undefined] as const);
    return visit(node.body, names, new Map<string, Origin | undefined>([...locals, ...own]), reads);
  }
  if (node.kind === 'context') {
    let inner: Locals = locals;
    for (const { name, value } of node.entries) {
      visit(value, names, inner, reads);
      inner = new Map([...inner, [name, undefined]]);
    }
    return;
  }
  for (const child of childrenOf(node)) visit(child, names, locals, reads);
}

/** The path a name, member or filter stands for; reads inside filters are collected on the way. */
function originOf(node: Node, names: Names, locals: Locals, reads: Set<string>): Origin | undefined {
  switch (node.kind) {
    case 'name': {
      if (locals.has(node.name)) return locals.get(node.name);
      const item = locals.get('item');
      if (
        item !== undefined &&
        memberType(item.type, node.name) !== undefined &&
        (item.type !== 'any' || !names.has(node.name))
      )
        return member(item, node.name);
      const type = names.get(node.name);
      return type === undefined ? undefined : { path: node.name, type };
    }
    case 'path': {
      const object = originOf(node.object, names, locals, reads);
      return object === undefined || (object.type !== 'any' && !isList(object.type) && !isContext(object.type))
        ? object
        : member(object, node.member);
    }
    case 'filter': {
      const list = originOf(node.list, names, locals, reads);
      if (list === undefined) return undefined;
      const inner = new Map([...locals, ['item', itemOf(list)] as const]);
      visit(node.by, names, inner, reads);
      return list;
    }
    default:
      return undefined;
  }
}

function member(object: Origin, name: string): Origin {
  const owner = isList(object.type) ? itemOf(object) : object;
  return { path: `${owner.path}.${name}`, type: memberType(owner.type, name) ?? 'any' };
}

function itemOf(list: Origin): Origin {
  return isList(list.type) ? { path: `${list.path}[]`, type: list.type.list } : list;
}

function mentions(node: Node, name: string): boolean {
  return node.kind === 'name' ? node.name === name : childrenOf(node).some((child) => mentions(child, name));
}
