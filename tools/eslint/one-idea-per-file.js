const LIMIT = 250;

/** @type {import('eslint').Rule.RuleModule} */
export const oneIdeaPerFile = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      tooLong: `{{lines}} lines. Over ${String(LIMIT)} a file holds more than one idea and nobody reads it whole: give the second idea a file of its own name.`,
    },
  },
  create(context) {
    return {
      'Program:exit'(node) {
        const lines = context.sourceCode.lines.length - (context.sourceCode.lines.at(-1) === '' ? 1 : 0);
        if (lines > LIMIT)
          context.report({ node, loc: { line: LIMIT + 1, column: 0 }, messageId: 'tooLong', data: { lines: String(lines) } });
      },
    };
  },
};
