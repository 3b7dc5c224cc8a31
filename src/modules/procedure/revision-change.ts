import { unreachable } from '#kernel/exhaustive';
import type { Channel } from './record.ts';
import type { Limit } from './limit.ts';

/** One difference between two revisions of a procedure, with what is needed to say it in words. */
export type RevisionChange =
  | { readonly kind: 'component-added'; readonly id: string; readonly name: string; readonly mandatory: boolean }
  | { readonly kind: 'component-removed'; readonly id: string; readonly name: string }
  | { readonly kind: 'component-code-corrected'; readonly id: string; readonly name: string; readonly from: string; readonly to: string }
  | { readonly kind: 'label-reworded'; readonly id: string; readonly from: string; readonly to: string }
  | { readonly kind: 'made-optional'; readonly id: string; readonly name: string }
  | { readonly kind: 'made-mandatory'; readonly id: string; readonly name: string }
  | { readonly kind: 'copies-changed'; readonly id: string; readonly name: string; readonly from: string; readonly to: string }
  | { readonly kind: 'paper-type-changed'; readonly id: string; readonly name: string; readonly from: string; readonly to: string }
  | { readonly kind: 'component-scope-changed'; readonly id: string; readonly name: string }
  | { readonly kind: 'component-note-changed'; readonly id: string; readonly name: string }
  | { readonly kind: 'choices-changed'; readonly id: string; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: 'field-type-changed'; readonly id: string }
  | { readonly kind: 'case-added'; readonly id: string; readonly name: string }
  | { readonly kind: 'case-removed'; readonly id: string; readonly name: string }
  | { readonly kind: 'case-reworded'; readonly id: string; readonly from: string; readonly to: string }
  | { readonly kind: 'channel-added'; readonly channel: Channel }
  | { readonly kind: 'channel-removed'; readonly channel: Channel }
  | { readonly kind: 'limit-changed'; readonly channel: Channel; readonly from: Limit; readonly to: Limit }
  | { readonly kind: 'fee-changed'; readonly channel: Channel; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'channel-note-changed'; readonly channel: Channel }
  | { readonly kind: 'record-changed'; readonly field: string; readonly from: string; readonly to: string }
  | { readonly kind: 'form-changed' }
  | { readonly kind: 'route-changed' }
  | { readonly kind: 'handling-changed' };

/**
 * Whether a change may reach dossiers already in progress.
 *
 * The promise behind every branch: nothing a citizen has already given may become missing, wrong or unreadable because an
 * office edited its form, and nothing already promised (limit, fee, way of filing, who decides) may change under way.
 */
export function bindsOpenDossiers(change: RevisionChange): boolean {
  switch (change.kind) {
    case 'component-removed':
    case 'component-code-corrected':
    case 'component-note-changed':
    case 'label-reworded':
    case 'made-optional':
    case 'case-added':
    case 'case-reworded':
    case 'channel-added':
    case 'channel-note-changed':
    case 'record-changed':
      return true;
    case 'component-added':
      return !change.mandatory;
    case 'choices-changed':
      return change.removed.length === 0;
    case 'field-type-changed':
    case 'made-mandatory':
    case 'copies-changed':
    case 'paper-type-changed':
    case 'component-scope-changed':
    case 'case-removed':
    case 'channel-removed':
    case 'limit-changed':
    case 'fee-changed':
    case 'form-changed':
    case 'route-changed':
    case 'handling-changed':
      return false;
    default:
      return unreachable(change);
  }
}
