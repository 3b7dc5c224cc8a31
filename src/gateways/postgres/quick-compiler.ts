import { ColumnNode, IdentifierNode, PostgresQueryCompiler, RawNode, ReferenceNode, ValueNode } from 'kysely';
import type { CompiledQuery, OperationNode, QueryId, RootOperationNode } from 'kysely';

/**
 * Puts together what stores write: pieces of SQL with values in between. Kysely's own compiler is asked for anything else; it walks by a table of all kinds of nodes there are, and takes several times as long.
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
  if (ValueNode.is(node)) {
    if (node.immediate) return typeof node.value === 'number' ? String(node.value) : null;
    values.push(node.value);
    return `$${values.length}`;
  }
  if (ReferenceNode.is(node)) return node.table ? null : pieceOf(node.column, values);
  if (ColumnNode.is(node)) return pieceOf(node.column, values);
  return IdentifierNode.is(node) ? `"${node.name.replaceAll('"', '""')}"` : null;
}
