import {
  PostgresQueryCompiler,
  RawNode,
  ValueNode,
  type CompiledQuery,
  type OperationNode,
  type QueryId,
  type RootOperationNode,
} from 'kysely';

/**
 * Puts together what stores write: pieces of SQL with values in between. Kysely's own compiler is asked for anything else (names, lists,
 * what is written out); it walks by a table of all kinds of nodes there are, and takes several times as long.
 */
export class QuickCompiler extends PostgresQueryCompiler {
  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const parameters: unknown[] = [];
    const text = RawNode.is(node) ? textOf(node, parameters) : null;
    return text === null ? super.compileQuery(node, queryId) : { query: node, queryId, sql: text, parameters };
  }
}

/** The text of a piece, with its values put into the list; `null` when it holds something that is not ours to write. */
function textOf({ sqlFragments, parameters }: RawNode, values: unknown[]): string | null {
  let text = sqlFragments[0] ?? '';
  for (let at = 0; at < parameters.length; at += 1) {
    const piece = pieceOf(parameters[at]!, values);
    if (piece === null) return null;
    text += piece + (sqlFragments[at + 1] ?? '');
  }
  return text;
}

function pieceOf(node: OperationNode, values: unknown[]): string | null {
  if (RawNode.is(node)) return textOf(node, values);
  if (!ValueNode.is(node) || node.immediate) return null;
  values.push(node.value);
  return `$${values.length}`;
}
