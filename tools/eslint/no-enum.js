/** @type {import('eslint').Rule.RuleModule} */
export const noEnum = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      saidAsEnum:
        "An enum is code at run time, hides its values and does not survive type stripping. Say it as a union of literals: type Kind = 'one' | 'two'.",
    },
  },
  create(context) {
    return {
      TSEnumDeclaration(/** @type {any} */ node) {
        context.report({ node, messageId: 'saidAsEnum' });
      },
    };
  },
};
