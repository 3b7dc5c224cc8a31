const LIMIT = 3;

/** @type {import('eslint').Rule.RuleModule} */
export const fewArguments = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      many: `More than ${String(LIMIT)} arguments are mixed up at the call and nobody sees it. Take one object, so that each has its name there.`,
    },
  },
  create(context) {
    /** @param {any} node */
    function look(node) {
      const own = node.params.filter((/** @type {any} */ parameter) => !isLent(parameter));
      if (own.length > LIMIT) context.report({ node, messageId: 'many' });
    }
    return { FunctionDeclaration: look, 'MethodDefinition > FunctionExpression': look };
  },
};

/** The database handle at the front and the world at the end have their fixed places; they do not count. @param {any} parameter */
function isLent(parameter) {
  return parameter.type === 'Identifier' && /^(db|trx|needs)$/.test(parameter.name);
}
