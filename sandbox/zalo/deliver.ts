import type { ReadMessage } from './read-message.ts';
import type { ZaloParts } from './zalo-parts.ts';
import type { ZaloPerson } from './zalo-state.ts';

/** Puts a message on somebody's phone and tells the account's server what Zalo tells it: the echo, and that it arrived. */
export function deliver(person: ZaloPerson, message: ReadMessage, parts: ZaloParts & { readonly trackingId?: string }): string {
  const { state, webhooks, account, now, newNumber, trackingId } = parts;
  const id = newNumber();
  const timestamp = String(now());
  state.say(person, { id, ours: true, at: now(), ...message });
  const sender = { id: account.accountId };
  if (message.template === undefined) {
    webhooks.tell({
      event_name: 'oa_send_text',
      timestamp,
      sender,
      recipient: { id: person.userId },
      message: { msg_id: id, text: message.text },
    });
    webhooks.tell({ event_name: 'user_received_message', timestamp, sender, recipient: { id: person.userId }, message: { msg_id: id } });
    return id;
  }
  const to = trackingId === undefined ? person.userId : person.phone.replace(/^0/, '84');
  const receipt = { msg_id: id, delivery_time: timestamp, ...(trackingId === undefined ? {} : { tracking_id: trackingId }) };
  webhooks.tell({ event_name: 'user_received_message', timestamp, sender, recipient: { id: to }, message: receipt });
  return id;
}
