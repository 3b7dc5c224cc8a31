import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { AgencyTree } from '#modules/agency';
import type { OfficerActor } from '#modules/dossier';
import type { Seat } from '#modules/queue';

/** What a seat lets one see: dossiers whose desk, specialist or unit is one of these. */
export interface Scope {
  readonly column: 'desk_id' | 'assignee_id' | 'unit_id';
  readonly type: 'text' | 'uuid';
  readonly values: readonly string[];
}

/** The desk's dossiers, one's own (or those of whom one stands in for), or those of the agency and all below it. */
export function scopeOf(seat: Seat, { officer, tree }: { readonly officer: OfficerActor; readonly tree: AgencyTree }): Scope {
  if (seat.role === 'receiver') return { column: 'desk_id', type: 'text', values: [seat.agencyId] };
  if (seat.role === 'specialist') {
    return { column: 'assignee_id', type: 'uuid', values: [seat.standsInFor?.officerId ?? officer.officerId] };
  }
  return { column: 'unit_id', type: 'text', values: tree.below(seat.agencyId).map(({ id }) => id) };
}

/** As a condition on a dossier. */
export function within({ column, type, values }: Scope): RawBuilder<unknown> {
  return sql`${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`;
}

/** As a condition on a dossier: the seat's body was asked for an opinion. Opinions are asked from anywhere. */
export function consulted(seat: Seat): RawBuilder<unknown> {
  if (seat.role === 'receiver' || seat.role === 'supervisor') return sql`false`;
  return sql`(consulted <> '{}' and consulted @> array[${seat.agencyId}]::text[])`;
}
