/**
 * In `modules/<noun>/server`, an exported async function that is no store (its first argument is not `db`) is a use case:
 * the world arrives as its last parameter, called `needs` or taken apart from a type called `…Needs`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const useCasesTakeNeeds = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unlent:
        'The last parameter of a use case is `needs`: everything the world lends, in one place. What is imported instead of lent cannot be replaced in a test or seen by a reader.',
    },
  },
  create(context) {
    return {
      'ExportNamedDeclaration > FunctionDeclaration'(/** @type {any} */ node) {
        if (!node.async || node.params.length === 0 || isHandle(node.params[0])) return;
        if (!isNeeds(node.params.at(-1))) context.report({ node: node.id, messageId: 'unlent' });
      },
    };
  },
};

/** @param {any} parameter */
function isHandle(parameter) {
  return parameter.type === 'Identifier' && /^(db|trx|pool)$/.test(parameter.name);
}

/** @param {any} parameter */
function isNeeds(parameter) {
  if (parameter.type === 'Identifier' && parameter.name === 'needs') return true;
  const annotation = parameter.typeAnnotation?.typeAnnotation;
  return annotation?.type === 'TSTypeReference' && /Needs$/.test(annotation.typeName.name ?? '');
}
