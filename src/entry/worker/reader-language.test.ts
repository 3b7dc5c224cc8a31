import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fileObjectStore } from '#gateways/object-store';
import { typstRenderer } from '#gateways/pdf';
import { newId } from '#kernel/ids';
import { words } from '#messages';
import { papersOf, readPaperForms } from '#modules/notice/server';
import { aToldDossier, filedData, receivedData } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { onFactRecorded, onPaperDue } from './reactions.ts';

const lent = useDatabase();
const now = Temporal.Instant.from('2026-11-23T04:00:00Z');

function needs(): Parameters<typeof onPaperDue>[1] {
  const outside = { objects: fileObjectStore({ folder: mkdtempSync(join(tmpdir(), 'motcua-reader-')) }), pdf: typstRenderer() };
  const ofPapers = { paperForms: readPaperForms('packs/ca-mau'), secretKey: 'a secret of the tests' };
  const lender = { db: lent.db, now, origin: 'https://dichvucong.example.vn', lawWords: words('vi'), ...ofPapers, ...outside };
  return lender as unknown as Parameters<typeof onPaperDue>[1];
}

test('whoever asked for English is told in English, and the official paper stays Vietnamese', async () => {
  const dossier = await aToldDossier(lent.db);
  await sql`
    insert into account (id, kind, person_id, phone, lang, created_at)
    values (${newId()}, 'citizen', ${dossier.personId}, '0900000001', 'en', ${now.toString()})`.execute(lent.db);
  await dossier.happens('filed', filedData(dossier));
  const { factId, seq } = await dossier.happens('received', receivedData(), now.toString());
  await onFactRecorded({ dossierId: dossier.dossierId, seq }, needs());
  await onPaperDue({ dossierId: dossier.dossierId, seq }, needs());

  const { rows } = await sql<{ channel: string; subject: string }>`
    select channel, subject from notice where fact_id = ${factId} order by channel`.execute(lent.db);
  const subject = words('en')('notice.received.subject', { number: 'H99.02-261123-0001' });
  expect(rows).toEqual(['inbox', 'mail', 'sms'].map((channel) => ({ channel, subject })));
  expect((await papersOf(lent.db, dossier.dossierId)).map(({ number }) => number)).toEqual(['H99.02-261123-0001/TNHS']);
});
