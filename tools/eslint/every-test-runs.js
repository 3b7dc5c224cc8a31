const MARKS = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);
const OPENERS = new Set(['test', 'it', 'describe', 'suite']);
const SHUT = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** @type {import('eslint').Rule.RuleModule} */
export const everyTestRuns = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      leftOut: 'A test that does not run says nothing, and `only` silences all the others. Repair it or delete it; the history remembers.',
    },
  },
  create(context) {
    return {
      MemberExpression(node) {
        if (node.property.type !== 'Identifier' || !MARKS.has(node.property.name)) return;
        if (OPENERS.has(firstName(node))) context.report({ node, messageId: 'leftOut' });
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && SHUT.has(node.callee.name)) context.report({ node, messageId: 'leftOut' });
      },
    };
  },
};

/** The name a chain begins with: `test` in `test.each(rows).skip`. @param {any} node @returns {string} */
function firstName(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return firstName(node.object);
  if (node.type === 'CallExpression') return firstName(node.callee);
  return '';
}
