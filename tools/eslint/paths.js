import { relative, sep } from 'node:path';

/**
 * The path of the file being linted as the rooms name it: from the root of the project, with forward slashes.
 *
 * @param {import('eslint').Rule.RuleContext} context
 */
export function roomPath(context) {
  return relative(context.cwd, context.filename).split(sep).join('/');
}
