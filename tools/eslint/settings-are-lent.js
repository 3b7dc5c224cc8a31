/**
 * `process.env` outside the one file that reads settings. `PATH` is no setting: it is handed on to a child process.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const settingsAreLent = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      environment:
        'Settings are read and checked once, in src/main, so that a missing one stops the start with a sentence naming it. Take the value as an argument.',
    },
  },
  create(context) {
    return {
      MemberExpression(node) {
        const { object, property, parent } = node;
        if (object.type !== 'Identifier' || object.name !== 'process' || property.type !== 'Identifier' || property.name !== 'env') return;
        if (parent.type === 'MemberExpression' && context.sourceCode.getText(parent.property).replaceAll(/['"]/g, '') === 'PATH') return;
        context.report({ node, messageId: 'environment' });
      },
    };
  },
};
