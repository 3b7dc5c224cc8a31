import { ok, refuse, type Result } from '#kernel/result';

/** Whoever asks to change the catalogue, as this module needs to know them; an account's actor fits. */
export type Publisher =
  | { readonly kind: 'system' }
  | { readonly kind: 'citizen' }
  | { readonly kind: 'officer'; readonly officerId: string; readonly roles: readonly { readonly role: string }[] };

export interface PublishRefusal {
  readonly code: 'procedure.not-allowed';
}

/** Only the province's administrators, and the program itself when it loads its pack, may change the catalogue. */
export function mayPublish(publisher: Publisher): Result<string, PublishRefusal> {
  if (publisher.kind === 'system') return ok('system');
  const isAdministrator = publisher.kind === 'officer' && publisher.roles.some(({ role }) => role === 'administrator');
  return isAdministrator ? ok(publisher.officerId) : refuse({ code: 'procedure.not-allowed' });
}
