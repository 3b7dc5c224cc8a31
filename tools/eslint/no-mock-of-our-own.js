/** @type {import('eslint').Rule.RuleModule} */
export const noMockOfOurOwn = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      mocked:
        'A mock of our own module repeats what the author believed, not what the code does. Lend a fake of the stranger through `needs`, and let our modules be themselves.',
    },
  },
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'vi') return;
        if (callee.property.type !== 'Identifier' || !/^(mock|doMock)$/.test(callee.property.name)) return;
        if (isOurs(node.arguments[0])) context.report({ node, messageId: 'mocked' });
      },
    };
  },
};

/** `vi.mock('#modules/…')`, `vi.mock('./…')`, `vi.mock(import('…'))`. @param {any} named @returns {boolean} */
function isOurs(named) {
  if (named?.type === 'ImportExpression') return isOurs(named.source);
  return named?.type === 'Literal' && /^[#.]/.test(String(named.value));
}
