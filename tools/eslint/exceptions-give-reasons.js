const EXCEPTION = /^\s*(eslint-disable(?:-next-line|-line)?|svelte-ignore|prettier-ignore|@ts-(?:ignore|expect-error|nocheck))\b/;

// After two dashes; Svelte takes reasons only in brackets.
const REASON = /\s--\s+\S+\s+\S+|svelte-ignore [\w, ]+\(\S+\s+\S+[^)]*\)/;

/** @type {import('eslint').Rule.RuleModule} */
export const exceptionsGiveReasons = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      unexplained: 'An exception without a reason cannot be judged or removed later. Write `{{exception}} … -- why it is harmless here`.',
    },
  },
  create(context) {
    /** @param {any} node @param {string} text */
    function look(node, text) {
      const exception = EXCEPTION.exec(text)?.[1];
      if (exception && !REASON.test(text)) context.report({ loc: node.loc, messageId: 'unexplained', data: { exception } });
    }
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) look(comment, comment.value);
      },
      SvelteHTMLComment(/** @type {any} */ node) {
        look(node, node.value);
      },
    };
  },
};
