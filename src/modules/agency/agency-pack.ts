import { z } from 'zod';
import { malformed, readWhole, type Malformed } from '#kernel/malformed';
import { ok, refuse, type Result } from '#kernel/result';
import { AgencyTree } from './agency-tree.ts';
import { AGENCY_KINDS, type Agency } from './agency.ts';

const agency = z.strictObject({
  id: z
    .string()
    .max(35)
    .regex(/^[A-Z0-9]+(\.[A-Z0-9]+)*$/, 'expected groups of capitals and digits with dots between'),
  name: z.string().trim().min(1),
  kind: z.enum(AGENCY_KINDS),
  parent: z.string().nullable(),
  unit: z
    .string()
    .regex(/^\d{5}$/, 'expected the 5 digits of a ward or commune')
    .optional(),
  sessions: z.string().min(1),
  idSource: z.enum(['real', 'invented']),
  address: z.string().trim().min(1).max(300).optional(),
  phone: z
    .string()
    .regex(/^\d{8,11}$/, 'expected 8 to 11 digits')
    .optional(),
});

const file = z.strictObject({ note: z.string().optional(), agencies: z.array(agency).min(1) });

/** What a pack's agencies refer to: its units and its session plans. */
export interface Known {
  readonly unitCodes: ReadonlySet<string>;
  readonly sessionPlanIds: ReadonlySet<string>;
}

/** Reads a pack's `agencies.json` whole, or names the record and field that cannot be read or leads nowhere. */
export function readAgencyPack(content: unknown, known: Known): Result<readonly Agency[], Malformed> {
  const read = readWhole(file, content);
  if (!read.ok) return read;

  const agencies = read.value.agencies.map(({ parent, unit, sessions, address, phone, ...rest }) => ({
    ...rest,
    parentId: parent,
    unitCode: unit ?? null,
    sessionPlanId: sessions,
    address: address ?? null,
    phone: phone ?? null,
    opensOn: null,
    closesOn: null,
  }));
  return firstFault(agencies, known) ?? ok(agencies);
}

function firstFault(agencies: readonly Agency[], known: Known): { readonly ok: false; readonly refusal: Malformed } | null {
  const twice = agencies.findIndex(({ id }, at) => agencies.findIndex((other) => other.id === id) !== at);
  if (twice >= 0) return refuse(malformed(['agencies', twice, 'id'], `${agencies[twice]?.id ?? ''} is declared twice`));

  const tree = new AgencyTree(agencies);
  const communes = new Set<string>();

  for (const [at, one] of agencies.entries()) {
    const fault = faultOf(one, { tree, known, communes });
    if (fault) return refuse(malformed(['agencies', at, fault.field], fault.problem));
    if (one.kind === 'commune' && one.unitCode !== null) communes.add(one.unitCode);
  }
  return null;
}

function faultOf(
  one: Agency,
  seen: { tree: AgencyTree; known: Known; communes: ReadonlySet<string> },
): { field: string; problem: string } | null {
  const { id, parentId, unitCode, sessionPlanId } = one;
  if (parentId !== null && !seen.tree.find(parentId)) return { field: 'parent', problem: `no agency ${parentId}` };
  if (seen.tree.lineOf(id).at(-1)?.parentId !== null) return { field: 'parent', problem: `${id} lies below itself` };
  if (!seen.known.sessionPlanIds.has(sessionPlanId)) return { field: 'sessions', problem: `no session plan ${sessionPlanId}` };
  if (unitCode !== null && !seen.known.unitCodes.has(unitCode)) return { field: 'unit', problem: `no unit ${unitCode}` };
  if (one.kind !== 'commune') return null;
  if (unitCode === null) return { field: 'unit', problem: 'a commune needs its unit' };
  return seen.communes.has(unitCode) ? { field: 'unit', problem: `unit ${unitCode} has another commune` } : null;
}
