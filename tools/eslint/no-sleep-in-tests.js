/** @type {import('eslint').Rule.RuleModule} */
export const noSleepInTests = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      slept:
        'A test that sleeps is slow when it passes and wrong when the machine is busy. Wait for the thing itself (`expect.poll`, `vi.waitFor`, a locator) or lend the time.',
    },
  },
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === 'Identifier' && callee.name === 'setTimeout') context.report({ node, messageId: 'slept' });
        if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'waitForTimeout') {
          context.report({ node, messageId: 'slept' });
        }
      },
      ImportDeclaration(node) {
        if (/^(node:)?timers\/promises$/.test(String(node.source.value))) context.report({ node, messageId: 'slept' });
      },
    };
  },
};
