/** Letters only Vietnamese texts carry; a word without any of them cannot be told from English and is let through. */
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu;

/** Where a text is compared with what came in, not shown: `case 'Toàn trình':`, `=== 'Toàn trình'`, a literal type. */
const COMPARED = new Set(['TSLiteralType', 'SwitchCase', 'BinaryExpression']);

/** @type {import('eslint').Rule.RuleModule} */
export const noSentenceInCode = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      sentence:
        'No sentence in code: a key, and the words in the messages file. A text written here can be neither translated nor corrected by the office.',
    },
  },
  create(context) {
    /** @param {any} node @param {unknown} text */
    function look(node, text) {
      if (typeof text !== 'string' || COMPARED.has(node.parent?.type)) return;
      if (VIETNAMESE.test(text.normalize('NFC'))) context.report({ node, messageId: 'sentence' });
    }
    return {
      Literal(node) {
        look(node, node.value);
      },
      TemplateElement(node) {
        look(node, node.value.cooked);
      },
      SvelteText(/** @type {any} */ node) {
        look(node, node.value);
      },
      SvelteLiteral(/** @type {any} */ node) {
        look(node, node.value);
      },
    };
  },
};
