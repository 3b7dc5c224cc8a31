/** @type {import('eslint').Rule.RuleModule} */
export const noTemporalInBrowser = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      temporal:
        'Older phones have no Temporal and the page would stop there. In browser code times are ISO texts; the server does the arithmetic.',
    },
  },
  create(context) {
    return {
      MemberExpression(node) {
        if (node.object.type === 'Identifier' && node.object.name === 'Temporal') context.report({ node, messageId: 'temporal' });
      },
    };
  },
};
