import { words } from '#messages';
import type { ActionType } from '#modules/dossier';
import type { Occasion } from '#modules/dossier/server';
import { formFromRecord } from '#modules/form';
import { publishStaged, readProcedurePack, stageImport } from '#modules/procedure/server';
import type { Db } from '#kernel/database';
import { unreachable } from '#kernel/exhaustive';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import type { Answer, Interface } from '#test/interface';
import { rightAnswers } from '#test/right-answers';
import { aPdf } from '#test/sample-papers';

const CODE = '2.900001';

/** A procedure of Chi cục Thủy sản with every kind of step, and no papers. */
const RECORD = {
  code: CODE,
  name: 'Thủ tục thử mọi quyền',
  field: 'Thủy sản',
  level: 'tỉnh',
  audience: 'both',
  channels: ['online', 'direct'].map((channel) => ({ channel, timeLimit: { value: 10, unit: 'working_day' }, fee: { amount: null } })),
  components: [],
  route: {
    id: 'rights',
    steps: [
      { id: 'receive', nameKey: 'procedure.step.receive', role: 'receiver', where: 'one-stop', budgetPercent: 0 },
      { id: 'assign', nameKey: 'procedure.step.assign', role: 'head', where: 'competent', budgetPercent: 10 },
      { id: 'appraise', nameKey: 'procedure.step.appraise', role: 'specialist', where: 'competent', budgetPercent: 50 },
      { id: 'review', nameKey: 'route.step.review', role: 'head', where: 'competent', budgetPercent: 10 },
      { id: 'decide', nameKey: 'procedure.step.decide', role: 'leader', where: 'competent', budgetPercent: 20 },
      { id: 'issue', nameKey: 'procedure.step.issue', role: 'records-clerk', where: 'competent', budgetPercent: 10 },
      { id: 'hand-over', nameKey: 'procedure.step.hand-over', role: 'receiver', where: 'one-stop', budgetPercent: 0 },
    ],
  },
};

/** Puts the procedure in force. */
export async function publishTried(db: Db, now: Temporal.Instant): Promise<void> {
  const pack = readProcedurePack('packs/ca-mau', (source) => formFromRecord(source, { vi: words('vi'), en: words('en') }));
  const needs = { db, now, pack, paperTypes: new Set<string>() };
  expectOk(await stageImport({ publisher: { kind: 'system' }, text: JSON.stringify([RECORD]) }, needs));
  expectOk(await publishStaged({ publisher: { kind: 'system' }, codes: [CODE] }, needs));
}

/** Who does things as they are usually done, by token. */
export interface Usual {
  readonly applicant: string;
  readonly receiver: string;
  readonly head: string;
  readonly specialist: string;
  readonly leader: string;
  readonly 'records-clerk': string;
  readonly body: string;
}

/** What everything is asked with. */
export interface Trial {
  readonly door: Interface;
  readonly usual: Usual;
  readonly now: Temporal.Instant;
  /** To whom dossiers are given. */
  readonly specialistId: string;
  /** Who is asked for an opinion. */
  readonly bodyId: string;
}

type Step = readonly [ActionType, keyof Usual];

const TO_RECEIVED: readonly Step[] = [['receive', 'receiver']];
const TO_APPRAISAL: readonly Step[] = [...TO_RECEIVED, ['assign', 'head']];
const TO_HEAD: readonly Step[] = [...TO_APPRAISAL, ['complete-step', 'specialist']];
const TO_LEADER: readonly Step[] = [...TO_HEAD, ['complete-step', 'head']];
const TO_CLERK: readonly Step[] = [...TO_LEADER, ['decide', 'leader']];
const TO_DESK: readonly Step[] = [...TO_CLERK, ['issue', 'records-clerk']];

/** What was done before a dossier stands where it is to be asked about. */
const BEFORE: Readonly<Partial<Record<Occasion['at'], readonly Step[]>>> = {
  filed: [],
  'supplement-at-reception': [['ask-supplement', 'receiver']],
  received: TO_RECEIVED,
  appraising: TO_APPRAISAL,
  'awaiting-opinion': [...TO_APPRAISAL, ['ask-opinion', 'specialist']],
  'with-head': TO_HEAD,
  proposed: TO_LEADER,
  decided: TO_CLERK,
  'fee-required': [...TO_APPRAISAL, ['require-fee', 'specialist']],
  'withdrawal-requested': [['request-withdrawal', 'applicant']],
  settled: TO_DESK,
  'handed-over': [...TO_DESK, ['hand-over', 'receiver']],
};

/** What follows where an officer filed and received in one go. */
const AFTER_THE_COUNTER: readonly Step[] = [
  ['assign', 'head'],
  ['ask-supplement', 'specialist'],
];

/** A new dossier that stands there; `null` leaves out what `asked` needs besides. */
export async function aDossierAt({ at, filed }: Pick<Occasion, 'at' | 'filed'>, trial: Trial): Promise<string> {
  const id = await (filed === 'counter' ? fileAtCounter(trial) : file(trial));
  for (const [action, who] of filed === 'counter' ? AFTER_THE_COUNTER : (BEFORE[at] ?? []))
    await must(tryIt({ id, action, token: trial.usual[who] }, trial));
  return id;
}

/** Asks for an action with everything it must say. */
export async function tryIt(
  asked: { readonly id: string; readonly action: Occasion['action']; readonly token: string; readonly headers?: Record<string, string> },
  trial: Trial,
): Promise<Answer> {
  const { id, action, token, headers = {} } = asked;
  if (action === 'read') return trial.door.ask({ path: `/dossiers/${id}`, token, headers });
  const body = await bodyOf(action, id, trial);
  return trial.door.ask({ path: `/dossiers/${id}/actions/${action}`, token, body, headers: { ...headers, 'idempotency-key': newId() } });
}

async function bodyOf(action: ActionType, id: string, trial: Trial): Promise<object> {
  const reason = 'Lý do thử';
  switch (action) {
    case 'ask-supplement':
      return { defects: [{ path: '/request/content', code: 'unclear', reason }] };
    case 'supplement':
      // From whom it was taken an officer must say; of the applicant nobody asks.
      return { by: 'post', answers: { request: { content: 'Nội dung nói rõ hơn' } } };
    case 'assign':
      return { officerId: trial.specialistId };
    case 'ask-opinion':
      return { agencyId: trial.bodyId, question: reason };
    case 'give-opinion':
      return { opinion: reason };
    case 'require-fee':
      return { amount: 40_000 };
    case 'confirm-fee':
      return { method: 'cash' };
    case 'extend':
      return { until: trial.now.add({ hours: 24 * 40 }).toString(), reason };
    case 'decide':
      return { outcome: 'approved' };
    case 'issue':
      return { number: '01/THU', resultPaper: await aResult(id, trial) };
    case 'revoke':
      return { reason: 'issued-in-error' };
    case 'rate':
      return { score: 4 };
    case 'refuse':
    case 'return-step':
    case 'stop':
      return { reason };
    case 'receive':
    case 'complete-step':
    case 'request-withdrawal':
    case 'confirm-withdrawal':
    case 'hand-over':
      return {};
    default:
      return unreachable(action);
  }
}

/** The clerk brings the result, whoever then numbers it; where it is too early, any. */
async function aResult(id: string, { door, usual }: Trial): Promise<string> {
  const form = new FormData();
  form.append('file', new File([aPdf({ note: id }) as Uint8Array<ArrayBuffer>], 'ket-qua.pdf'));
  const kept = await door.ask({
    path: `/uploads/results/${id}`,
    token: usual['records-clerk'],
    form,
    headers: { accept: 'application/json' },
  });
  return kept.status === 201 ? String(kept.body.sha256) : 'a'.repeat(64);
}

async function file({ door, usual, now }: Trial): Promise<string> {
  const token = usual.applicant;
  const { id } = await must(door.ask({ path: '/dossiers', token, body: { procedureCode: CODE } }), 201);
  const form = await must(door.ask({ path: `/dossiers/${String(id)}/form`, token }));
  const { answers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, now.toString().slice(0, 10));
  await must(door.ask({ method: 'PATCH', path: `/dossiers/${String(id)}`, token, body: { answers } }));
  await must(door.ask({ method: 'POST', path: `/dossiers/${String(id)}/submit`, token, headers: { 'idempotency-key': newId() } }));
  return String(id);
}

/** The applicant, the first of the demo, comes to the counter with their card. */
async function fileAtCounter({ door, usual, now }: Trial): Promise<string> {
  const token = usual.receiver;
  const visitor = { cccd: '096085000001' };
  const intake = { deskId: 'H12.01', procedureCode: CODE, cardSeen: true, visitor };
  const { id } = await must(door.ask({ path: '/desk/intakes', token, body: intake }), 201);
  const form = await must(door.ask({ path: `/dossiers/${String(id)}/form`, token }));
  const { answers } = rightAnswers({ schema: form.schema, ui: form.ui }, form.answers, now.toString().slice(0, 10));
  await must(door.ask({ method: 'PATCH', path: `/dossiers/${String(id)}`, token, body: { answers } }));
  await must(door.ask({ method: 'POST', path: `/desk/intakes/${String(id)}/file`, token, headers: { 'idempotency-key': newId() } }));
  return String(id);
}

async function must(answer: Promise<Answer>, status = 200): Promise<Answer['body']> {
  const { status: got, body } = await answer;
  if (got !== status) throw new Error(`Asked for ${status}, got ${got}: ${JSON.stringify(body)}`);
  return body;
}
