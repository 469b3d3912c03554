/**
 * Lint rules of our own for oxlint. A room of libs/ gets time, tables and chance as arguments (same in, same out), and
 * text from a pack or a case never becomes a native pattern or code.
 */

const clockCalls = new Map([
  ['Date', ['now']],
  ['Math', ['random']],
  ['performance', ['now']],
  ['crypto', ['randomUUID', 'getRandomValues']],
]);

/** Methods whose answer depends on the machine's language, whoever they are called on. */
const localeMethods = new Set([
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
  'localeCompare',
]);

const nameOf = (node) => (node.type === 'Identifier' ? node.name : undefined);
const propertyOf = (node) => (node.computed ? node.property.value : node.property.name);

const noAmbient = {
  meta: { docs: { description: 'No clock, chance or machine locale in a room: they are arguments.' } },
  create: (context) => ({
    MemberExpression(node) {
      const property = propertyOf(node);
      if (clockCalls.get(nameOf(node.object))?.includes(property)) {
        const message = `${node.object.name}.${property} makes the answer depend on the moment; pass it in.`;
        context.report({ node, message });
      }
      if (localeMethods.has(property)) {
        context.report({ node, message: `${property} depends on the machine's locale; compare or format explicitly.` });
      }
    },
    NewExpression(node) {
      if (nameOf(node.callee) === 'Date') {
        context.report({
          node,
          message: 'Date knows the clock and the machine’s zone; use the calendar texts of core.',
        });
      }
    },
    Identifier(node) {
      const { parent } = node;
      const isName = !parent?.computed && (parent?.property === node || parent?.key === node);
      if (node.name === 'Intl' && !isName) {
        context.report({ node, message: 'Intl differs between machines; format explicitly.' });
      }
    },
  }),
};

const noNativePattern = {
  meta: {
    docs: { description: 'Patterns made from text run in linear time (re2js); literals in our source are fine.' },
  },
  create: (context) => {
    const check = (node) => {
      if (nameOf(node.callee) === 'RegExp') {
        context.report({ node, message: 'A pattern made from text may never end; use re2js.' });
      }
    };
    return { NewExpression: check, CallExpression: check };
  },
};

/** `insert(name, [])` writes nothing: it fills the queue cache before the first transaction needs it. */
const isWarmUp = ({ arguments: [, jobs] }) => jobs?.type === 'ArrayExpression' && jobs.elements.length === 0;

const queueInTransaction = {
  meta: {
    docs: { description: 'A job commits together with the change that caused it: pass `db` to send and insert.' },
  },
  create: (context) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || !['send', 'insert'].includes(propertyOf(callee))) return;
      const owner = callee.object.type === 'MemberExpression' ? propertyOf(callee.object) : nameOf(callee.object);
      if (!/^#?(?:pg)?boss$/i.test(owner ?? '') || isWarmUp(node)) return;
      const options = node.arguments.at(-1);
      const hasDb =
        options?.type === 'ObjectExpression' &&
        options.properties.some((property) => property.type === 'SpreadElement' || property.key?.name === 'db');
      if (!hasDb) context.report({ node, message: 'Without `db` this job is written outside the transaction.' });
    },
  }),
};

export default {
  meta: { name: 'caseloom' },
  rules: {
    'no-ambient': noAmbient,
    'no-native-pattern': noNativePattern,
    'queue-in-transaction': queueInTransaction,
  },
};
