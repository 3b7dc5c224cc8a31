import { refusedWords } from '../words/glossary.js';

/**
 * Names we give carry the glossary's words. Only declarations are looked at: a name that comes from outside (a library's
 * option, a standard's field) is not ours to change.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const wordsOfTheGlossary = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'object', properties: { words: { type: 'object' } }, additionalProperties: false }],
    messages: {
      otherWord: 'One concept, one word: GLOSSARY.md says {{say}}; never "{{never}}".',
    },
  },
  create(context) {
    /** @type {Record<string, string>} */
    const words = context.options[0]?.words ?? refusedWords();

    /** @param {any} node */
    function look(node) {
      if (node?.type !== 'Identifier') return;
      const spoken = ` ${split(node.name)} `;
      const never = Object.keys(words).find((word) => spoken.includes(` ${word} `));
      if (never) context.report({ node, messageId: 'otherWord', data: { never, say: words[never] ?? '' } });
    }

    return {
      VariableDeclarator: (node) => look(node.id),
      FunctionDeclaration: (node) => look(node.id),
      ClassDeclaration: (node) => look(node.id),
      TSTypeAliasDeclaration: (/** @type {any} */ node) => look(node.id),
      TSInterfaceDeclaration: (/** @type {any} */ node) => look(node.id),
      TSPropertySignature: (/** @type {any} */ node) => look(node.key),
      PropertyDefinition: (node) => look(node.key),
      MethodDefinition: (node) => look(node.key),
    };
  },
};

/** `auditLogEntry` → `audit log entry`. @param {string} name */
function split(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
}
