import { error } from '@sveltejs/kit';
import { readAgencies } from '#modules/agency/server';
import { fillHandOver, fillRegister, openRegister, recordRegisterPrinted, type RegisterWords } from '#modules/notice/server';
import { inVietnam } from '#kernel/clock';
import type { Words } from '#messages';
import { officeNamed } from '#views/office-of';
import { registerInFull, type RegisterLineInFull } from '#views/register';
import { servePrint } from '../../../serve-print.ts';
import { officerHere } from '../officer-here.ts';
import { readDays } from './read-days.ts';

/** So many lines fill some forty sheets; whoever needs more prints month by month. */
const MOST_PRINTED = 500;

/** Prints a register, or the hand-over sheet of one agency in it. That names and addresses were printed goes into the ledger first. */
export async function printRegister(
  what: 'register' | 'hand-over',
  { locals, url }: { readonly locals: App.Locals; readonly url: URL },
): Promise<Response> {
  const actor = officerHere(locals, url);
  const { needs } = locals;
  const t = needs.lawWords;
  const query = url.searchParams;
  const opened = await openRegister({ actor, deskId: query.get('quay') }, needs);
  if (!opened.ok) error(404, locals.words(`refusal.${opened.refusal.code}`));
  const asked = readDays(query, { now: needs.now, t: locals.words });
  const agencies = await readAgencies(needs.db);
  const agency = agencies.find(query.get('co-quan') ?? '');
  if (!asked.days) error(400, asked.errors[0]?.text ?? '');
  if (what === 'hand-over' && !agency) error(400, locals.words('official-paper.register.hand-over-hint'));

  const { desk, seat } = opened.value;
  const { from, until, start, end } = asked.days;
  const found = await registerInFull(needs.db, { deskId: desk.id, from: start, until: end, agencyId: agency?.id, limit: MOST_PRINTED });
  if (found.next !== null) error(400, locals.words('official-paper.register.too-many', { max: MOST_PRINTED }));
  await recordRegisterPrinted({ actor, seat, dossierIds: found.rows.map(({ dossierId }) => dossierId) }, needs);

  const rows = found.rows.map((row) => inWords(row, { t, agencyName: agencies.find(row.agencyId)?.name ?? row.agencyId }));
  const office = await officeNamed(needs.db, desk.id);
  const printing = { office, at: needs.now.toString(), officer: locals.name ?? '', words: t, paperForms: needs.paperForms };
  const sheet = { from, until, rows };
  const filled = what === 'register' ? fillRegister(sheet, printing) : fillHandOver({ ...sheet, agencyTo: agency?.name ?? '' }, printing);
  const pdf = await needs.pdf.render(filled.form.template, { data: filled.data, at: needs.now });
  return servePrint(pdf, `${filled.form.title} ${filled.number}`);
}

function inWords(row: RegisterLineInFull, { t, agencyName }: { readonly t: Words; readonly agencyName: string }): RegisterWords {
  const { delivery } = row;
  const how = delivery === 'electronic' || delivery === 'counter' || delivery === 'post' ? t(`official-paper.delivery.${delivery}`) : '';
  return {
    number: row.number === null ? '' : String(row.number),
    code: row.code,
    procedure: row.procedureName,
    sets: '01',
    owner: row.applicantName,
    address: [row.address, row.phone].filter((part) => part !== null).join('; '),
    agency: agencyName,
    receivedAt: moment(row.receivedAt),
    dueAt: row.dueAt === null ? '' : moment(row.dueAt),
    returnedAt: row.returnedAt === null ? '' : moment(row.returnedAt),
    delivery: how,
    takenBy: row.takenBy === null ? '' : t(`notice.paper.receiver.${row.takenBy}`),
    papers: String(row.papers),
    note: row.returnedAt === null ? t(`dossier.place.${row.place}`) : '',
  };
}

/** Short enough for a narrow column: the hour above the day. */
function moment(iso: string): string {
  const { hour, minute, day, month, year } = inVietnam(Temporal.Instant.from(iso));
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(hour)}:${two(minute)} ${two(day)}/${two(month)}/${year}`;
}
