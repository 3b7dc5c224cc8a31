import ts from 'typescript';

/**
 * A switch over a union of literals ends in `unreachable(value)`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const switchEndsUnreachable = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      openEnded:
        'A member added to this union tomorrow would fall through in silence. End the switch with `default: return unreachable(value);` so that it does not compile.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    if (!services?.program) return {};
    return {
      SwitchStatement(node) {
        if (!isUnionOfLiterals(services.getTypeAtLocation(node.discriminant))) return;
        const last = node.cases.find((one) => one.test === null);
        const text = last ? context.sourceCode.getText(last) : '';
        if (!/\bunreachable\(/.test(text)) context.report({ node, messageId: 'openEnded' });
      },
    };
  },
};

/** @param {import('typescript').Type} type */
function isUnionOfLiterals(type) {
  return type.isUnion() && type.types.every((member) => (member.flags & ts.TypeFlags.StringOrNumberLiteral) !== 0);
}
