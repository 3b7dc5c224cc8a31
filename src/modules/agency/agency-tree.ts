import { fold } from '#kernel/text';
import type { Agency } from './agency.ts';

/**
 * Who belongs to whom. The parent of each agency says so; identifiers are never compared by their beginnings, as `H12.1`
 * is no ancestor of `H12.10` and a body may move without changing its identifier.
 */
export class AgencyTree {
  readonly all: readonly Agency[];
  readonly #byId: ReadonlyMap<string, Agency>;
  readonly #children: ReadonlyMap<string, readonly Agency[]>;

  constructor(agencies: readonly Agency[]) {
    this.all = agencies;
    this.#byId = new Map(agencies.map((agency) => [agency.id, agency]));
    this.#children = childrenById(agencies);
  }

  find(id: string): Agency | null {
    return this.#byId.get(id) ?? null;
  }

  /** The agency of an identifier; one nobody declared is a fault. */
  get(id: string): Agency {
    const agency = this.find(id);
    if (!agency) throw new Error(`No agency ${id}`);
    return agency;
  }

  childrenOf(id: string): readonly Agency[] {
    return this.#children.get(id) ?? [];
  }

  /** The agency and everything above it, from itself up to the root. */
  lineOf(id: string): readonly Agency[] {
    const line: Agency[] = [];
    for (
      let agency = this.find(id);
      agency && !line.includes(agency);
      agency = agency.parentId === null ? null : this.find(agency.parentId)
    ) {
      line.push(agency);
    }
    return line;
  }

  /** The agency and everything below it. */
  below(id: string): readonly Agency[] {
    return this.all.filter((agency) => this.isWithin(agency.id, id));
  }

  /** Whether an agency is another one or lies below it. Unknown agencies lie within nothing. */
  isWithin(id: string, ancestorId: string): boolean {
    return this.lineOf(id).some((agency) => agency.id === ancestorId);
  }

  /** Agencies whose names hold every word asked for, with or without diacritics; all of them when nothing is asked. */
  search(asked: string): readonly Agency[] {
    const wanted = fold(asked).split(' ');
    return this.all.filter(({ name }) => wanted.every((word) => fold(name).includes(word)));
  }
}

function childrenById(agencies: readonly Agency[]): ReadonlyMap<string, readonly Agency[]> {
  const children = new Map<string, Agency[]>();
  for (const agency of agencies) {
    if (agency.parentId === null) continue;
    const siblings = children.get(agency.parentId);
    if (siblings) siblings.push(agency);
    else children.set(agency.parentId, [agency]);
  }
  return children;
}
