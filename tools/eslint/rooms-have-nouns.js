import { roomPath } from './paths.js';

const NAMELESS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'shared', 'lib', 'libs', 'types', 'misc']);

/** @type {import('eslint').Rule.RuleModule} */
export const roomsHaveNouns = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      nameless:
        'A folder called "{{room}}" says nothing about what lives in it, so everything ends up there. Put the file with the noun it serves, in kernel, or in ui.',
    },
  },
  create(context) {
    return {
      Program(node) {
        const room = roomPath(context)
          .split('/')
          .slice(0, -1)
          .find((folder) => NAMELESS.has(folder));
        if (room) context.report({ node, loc: { line: 1, column: 0 }, messageId: 'nameless', data: { room } });
      },
    };
  },
};
