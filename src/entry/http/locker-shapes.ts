import { z } from '@hono/zod-openapi';
import type { LockerPaper, KnownFact, Statement } from '#modules/locker';
import { paperState } from '#modules/paper';

const day = z.string().openapi({ format: 'date' });

export const LockerPaperShape = z
  .object({
    id: z.string(),
    type: z.string().nullable(),
    name: z.string(),
    number: z.string().nullable(),
    issuerId: z.string().nullable(),
    issuedOn: day.nullable(),
    expiresOn: day.nullable(),
    level: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
    standing: z.enum(['stands', 'faulted', 'superseded', 'revoked']),
    own: z.boolean().openapi({ description: 'Of the owner of the locker, and not of somebody they helped' }),
    keptBack: z.boolean().openapi({ description: 'Its owner asked that it not be offered' }),
    fileName: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    state: z.enum(['open', 'checking', 'infected']).openapi({ description: 'Only what is open is handed out' }),
  })
  .openapi('LockerPaper');

const Told = z.object({
  value: z.unknown(),
  told: z.string(),
  dossier: z.string().nullable(),
  givenAt: z.string(),
  confirmedAt: z.string().nullable(),
});

export const LockerFactShape = z.object({ meaning: z.string(), holds: Told, otherwise: z.array(Told) }).openapi('LockerFact');

export const ShareShape = z
  .object({
    id: z.string(),
    paperId: z.string(),
    purpose: z.string(),
    sharedAt: z.string(),
    until: z.string(),
    endedAt: z.string().nullable(),
    looks: z.number().int(),
    lastLook: z.string().nullable(),
  })
  .openapi('LockerShare');

export const ReadingShape = z
  .object({
    until: z.string(),
    kind: z.enum(['officer', 'citizen', 'system']),
    name: z.string().nullable(),
    role: z.string().nullable(),
    agencyName: z.string().nullable(),
    reason: z.string(),
    dossier: z.string().nullable(),
    purpose: z.string().nullable(),
    papers: z.array(z.string()),
    looks: z.number().int(),
  })
  .openapi('LockerReading');

/** A paper of a locker over the wire. */
export function paperOut(paper: LockerPaper, partyId: string): z.infer<typeof LockerPaperShape> {
  const { id, type, name, number, issuerId, issuedOn, expiresOn, level, standing, keptBack, fileName, mediaType, size, sha256 } = paper;
  return {
    ...{ id, type, name, number, issuerId, issuedOn, expiresOn, level, standing, keptBack, fileName, mediaType, size, sha256 },
    own: paper.holderId === partyId,
    state: paperState(paper.scan),
  };
}

/** A fact with everything that was said of it. */
export function factOut({ meaning, holds, otherwise }: KnownFact): z.infer<typeof LockerFactShape> {
  return { meaning, holds: toldOut(holds), otherwise: otherwise.map(toldOut) };
}

function toldOut({ value, told, number, givenAt, confirmedAt }: Statement): z.infer<typeof Told> {
  return { value, told, dossier: number, givenAt, confirmedAt };
}
