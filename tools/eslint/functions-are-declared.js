/**
 * At the top of a file a function is declared; an arrow there is right only when a type names its shape
 * (`export const load: PageServerLoad = …`), because a declaration cannot take one.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const functionsAreDeclared = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      arrow:
        'Declare it: `function {{name}}(…)`. A declared function has a name in every stack trace and may stand below the one that needs it; arrows are for arguments.',
    },
  },
  create(context) {
    return {
      VariableDeclarator(node) {
        if (node.id.type !== 'Identifier' || !isAtTop(node.parent?.parent)) return;
        if (node.init?.type !== 'ArrowFunctionExpression' && node.init?.type !== 'FunctionExpression') return;
        if ('typeAnnotation' in node.id && node.id.typeAnnotation) return;
        context.report({ node, messageId: 'arrow', data: { name: node.id.name } });
      },
    };
  },
};

/** @param {any} node @returns {boolean} */
function isAtTop(node) {
  if (node?.type === 'ExportNamedDeclaration') return isAtTop(node.parent);
  return node?.type === 'Program' || node?.type === 'SvelteScriptElement';
}
