import type { RequestEvent } from '@sveltejs/kit';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { actFor, sessionActor, type SignedIn } from '#modules/account/server';
import { ownScope, principalOf } from '#modules/citizen';
import { actOnMandate, getPrincipal, knownOf, nameOf, registerMandate } from '#modules/citizen/server';
import { deleteDraft, ownDraft, saveDraft, startDraftOnce } from '#modules/dossier/server';
import { myDossiers } from '#views/my-dossiers';
import { useDatabase } from '#test/database';
import { openInterface, type Interface } from '#test/interface';
import { needsOf } from '../main/world.ts';
import { MYSELF, offerSwitch, principalHere, stopMixing } from './acting.ts';

const PROCEDURE = '1.003650';
const CASE = { caseId: null, agencyId: null };
const database = useDatabase();
const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00');
let door: Interface;
let token: string;
let me: string;

beforeAll(async () => {
  door = await openInterface(database, { now });
  token = await door.tokenOf('0900000005');
  await sql`update session set kind = 'browser' where kind = 'token'`.execute(database.db);
  me = principalOf((await signedIn()).actor as never);
}, 60_000);
afterAll(() => door.remove());

async function signedIn(): Promise<SignedIn> {
  return (await sessionActor(token, needsOf(door.world)))!;
}

async function personId(phone: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from person where phone = ${phone}`.execute(database.db);
  return rows[0]!.id;
}

async function organisationId(): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation`.execute(database.db);
  return rows[0]!.id;
}

/** A mandate for whoever is signed in, in force at once. */
async function aMandate(principalId: string, procedures: readonly string[] | null, kind: 'delegate' | 'representative'): Promise<string> {
  const id = newId();
  const mandate = { id, kind, principalId, delegateId: me, procedures, untilOn: null };
  expectOk(await registerMandate({ actor: { kind: 'system' }, mandate }, needsOf(door.world)));
  return id;
}

/** What a page sees of a request, as the hooks make it. */
async function aRequest(path: string, posted?: Readonly<Record<string, string>>): Promise<RequestEvent> {
  const needs = needsOf(door.world);
  const who = await signedIn();
  const body = new URLSearchParams(posted);
  const request = new Request(`${needs.origin}${path}`, posted ? { method: 'POST', body } : {});
  const locals = { needs, actor: who.actor, principal: principalHere(who) };
  return { url: new URL(request.url), request, locals } as unknown as RequestEvent;
}

interface Form {
  readonly principal: string;
  readonly draftId: string | null;
}

type Command =
  | { readonly do: 'switch' | 'open' | 'revoke'; readonly at: number; readonly tab: 0 | 1 }
  | { readonly do: 'begin' | 'start' | 'post' | 'delete' | 'list'; readonly at: number; readonly tab: 0 | 1 };

const command: fc.Arbitrary<Command> = fc.record({
  do: fc.constantFrom('switch', 'switch', 'switch', 'open', 'open', 'begin', 'start', 'start', 'post', 'post', 'delete', 'list', 'revoke'),
  at: fc.nat({ max: 5 }),
  tab: fc.constantFrom(0, 1),
});

test('whatever is switched, opened and posted in two tabs, nothing of one principal gets to another', async () => {
  const others = [await personId('0900000006'), await personId('0900000007'), await organisationId()] as const;
  const names = new Map<string, string>();
  for (const id of [me, ...others]) names.set(id, nameOf(await getPrincipal(database.db, id)));

  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 14 }), async (commands) => {
      await sql`delete from draft`.execute(database.db);
      await sql`update mandate set state = 'revoked'`.execute(database.ownerDb);
      await actFor({ actor: (await signedIn()).actor, token, mandateId: null }, needsOf(door.world));
      const mandates = new Map([
        [others[0], await aMandate(others[0], null, 'delegate')],
        [others[1], await aMandate(others[1], [PROCEDURE], 'delegate')],
        [others[2], await aMandate(others[2], null, 'representative')],
      ]);
      const tabs: (Form | null)[] = [null, null];
      const drafts: string[] = [];
      for (const step of commands) {
        await take(step);
        await nothingMixed();
      }

      async function take({ do: what, at, tab }: Command): Promise<void> {
        const needs = needsOf(door.world);
        const { actor } = await signedIn();
        if (actor.kind !== 'citizen') return;
        const form = tabs[tab];
        if (what === 'switch') {
          const mandateId = [null, ...mandates.values()][at % (mandates.size + 1)] ?? null;
          await actFor({ actor, token, mandateId }, needs);
        } else if (what === 'revoke' && at === 0) {
          const [principal, mandateId] = [...mandates][tab] ?? [];
          if (mandateId === undefined) return;
          const { actingFor: _none, ...self } = actor;
          await actOnMandate({ actor: self, mandateId, move: 'revoke' }, needs);
          mandates.delete(principal as never);
        } else if (what === 'begin') {
          tabs[tab] = { principal: principalOf(actor), draftId: null };
        } else if (what === 'start') {
          await post(tab, { principal: principalOf(actor), draftId: null });
        } else if (what === 'open' && drafts.length > 0) {
          tabs[tab] = await open(drafts[at % drafts.length]!);
        } else if (what === 'post' && form) {
          await post(tab, form);
        } else if (what === 'delete' && form?.draftId) {
          const path = `/ho-so/ban-nhap/${form.draftId}/xoa`;
          const before = await ownerOf(form.draftId);
          if (await stopMixing(await aRequest(path, { principal: form.principal }))) return;
          if ((await deleteDraft({ actor, draftId: form.draftId }, needs)).ok) expect(before).toBe(form.principal);
        } else if (what === 'list') {
          const { drafts: listed } = await myDossiers(needs.db, ownScope(actor));
          for (const { id } of listed) expect(await ownerOf(id)).toBe(principalOf(actor));
        }
      }

      /** A page of a draft: shown in the name of its owner, offered to who may act for them, unknown to everybody else. */
      async function open(draftId: string): Promise<Form | null> {
        const needs = needsOf(door.world);
        const { actor } = await signedIn();
        const owner = await ownerOf(draftId);
        const opened = await ownDraft(needs.db, actor, draftId);
        if (opened.ok) {
          expect(owner).toBe(principalOf(actor as never));
          return { principal: owner!, draftId };
        }
        const offered = await offerSwitch(await aRequest(`/nop-ho-so/${PROCEDURE}/${draftId}/people`));
        const wanted = owner === me ? MYSELF : owner === null ? undefined : mandates.get(owner);
        expect(offered === null ? undefined : new URLSearchParams(offered.split('?')[1]).get('chon')).toBe(wanted);
        return null;
      }

      async function post(tab: 0 | 1, form: Form): Promise<void> {
        const needs = needsOf(door.world);
        const { actor } = await signedIn();
        if (actor.kind !== 'citizen') return;
        const path = `/nop-ho-so/${PROCEDURE}${form.draftId === null ? '' : `/${form.draftId}/people`}`;
        const stopped = await stopMixing(await aRequest(path, { principal: form.principal }));
        expect(stopped === null).toBe(form.principal === principalOf(actor));
        if (stopped !== null) return;
        if (form.draftId === null) {
          const begun = await startDraftOnce({ actor, procedureCode: PROCEDURE, ...CASE, known: await knownOf(needs.db, actor) }, needs);
          if (!begun.ok) return;
          drafts.push(begun.value.draftId);
          tabs[tab] = { ...form, draftId: begun.value.draftId };
        } else {
          await saveDraft({ actor, draftId: form.draftId, answers: { typed: { [form.principal]: 'x' } } }, needs);
        }
      }

      async function nothingMixed(): Promise<void> {
        const { rows } = await sql<{ owner: string; answers: { typed?: object } }>`
          select person_id as owner, answers from draft`.execute(database.db);
        for (const { owner, answers } of rows) {
          expect(Object.keys(answers.typed ?? {}).filter((id) => id !== owner)).toEqual([]);
          const text = JSON.stringify(answers);
          for (const [id, name] of names) if (id !== owner && !(id === me && owner === others[2])) expect(text).not.toContain(name);
        }
        const acting = (await signedIn()).actor;
        if (acting.kind === 'citizen' && acting.actingFor) expect(mandates.get(acting.actingFor.id)).toBe(acting.actingFor.mandateId);
      }
    }),
    { numRuns: 100 },
  );
}, 120_000);

async function ownerOf(draftId: string): Promise<string | null> {
  const { rows } = await sql<{ owner: string }>`select person_id as owner from draft where id = ${draftId}`.execute(database.db);
  return rows[0]?.owner ?? null;
}

test('a form that does not say for whom it was opened is refused while acting for another', async () => {
  const mandateId = await aMandate(await personId('0900000006'), null, 'delegate');
  expectOk(await actFor({ actor: (await signedIn()).actor, token, mandateId }, needsOf(door.world)));
  expect(await stopMixing(await aRequest('/nop-ho-so/1.003650', {}))).toContain('vi=gui');
  expect(await stopMixing(await aRequest('/hop-thu?/read', { principal: 'nobody' }))).toContain('vi=het');
  expect(await stopMixing(await aRequest('/tai-khoan'))).toContain('vi=rieng');
  expect(await stopMixing(await aRequest('/tai-khoan/to-chuc/x'))).toContain('vi=rieng');
  expect(await stopMixing(await aRequest('/tai-khoan/uy-quyen'))).toBeNull();
  expect(await stopMixing(await aRequest('/thu-tuc'))).toBeNull();
});
