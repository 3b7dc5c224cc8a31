/**
 * `Date.now()`, `new Date()`, `Date()` and `Temporal.Now` are looks at the wall.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noClock = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      askedTheTime:
        'A rule that reads the clock gives another answer tomorrow. Take `now` or `today` as an argument; only kernel/clock.ts and src/main may look at the wall.',
    },
  },
  create(context) {
    return {
      MemberExpression(node) {
        if (isNamed(node.object, 'Date') && isNamed(node.property, 'now')) context.report({ node, messageId: 'askedTheTime' });
        if (isNamed(node.object, 'Temporal') && isNamed(node.property, 'Now')) context.report({ node, messageId: 'askedTheTime' });
      },
      NewExpression(node) {
        if (isNamed(node.callee, 'Date') && node.arguments.length === 0) context.report({ node, messageId: 'askedTheTime' });
      },
      CallExpression(node) {
        if (isNamed(node.callee, 'Date')) context.report({ node, messageId: 'askedTheTime' });
      },
    };
  },
};

/** @param {any} node @param {string} name */
function isNamed(node, name) {
  return node.type === 'Identifier' && node.name === name;
}
