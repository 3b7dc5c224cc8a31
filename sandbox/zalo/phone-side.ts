import type { ZaloParts } from './zalo-parts.ts';
import type { ZaloPerson } from './zalo-state.ts';

/** What somebody does on their phone. Each is something they did towards the account, and it is told of it. */
export interface PhoneSide {
  readonly writes: (person: ZaloPerson, text: string, shown?: string) => void;
  readonly sendsPicture: (person: ZaloPerson, picture: { readonly path: string; readonly url: string }) => void;
  readonly follows: (person: ZaloPerson, follows: boolean) => void;
  readonly shares: (person: ZaloPerson) => void;
  readonly sees: (person: ZaloPerson) => void;
}

export function phoneSide({ state, webhooks, account, now, newNumber }: ZaloParts): PhoneSide {
  const common = (person: ZaloPerson): { timestamp: string; sender: object; recipient: object; user_id_by_app: string } => ({
    timestamp: String(now()),
    sender: { id: person.userId },
    recipient: { id: account.accountId },
    user_id_by_app: `8${person.userId.slice(1)}`,
  });
  function interacts(person: ZaloPerson): void {
    person.lastInteraction = now();
    state.save();
  }

  return {
    writes: (person, text, shown = text) => {
      interacts(person);
      const id = newNumber();
      if (shown !== '') state.say(person, { id, ours: false, at: now(), text: shown });
      webhooks.tell({ event_name: 'user_send_text', ...common(person), message: { msg_id: id, text } });
    },
    sendsPicture: (person, { path, url }) => {
      interacts(person);
      const id = newNumber();
      state.say(person, { id, ours: false, at: now(), text: '', picture: path });
      const attachments = [{ type: 'image', payload: { url, thumbnail: url } }];
      webhooks.tell({ event_name: 'user_send_image', ...common(person), message: { msg_id: id, text: '', attachments } });
    },
    follows: (person, follows) => {
      person.follows = follows;
      interacts(person);
      const { timestamp, user_id_by_app } = common(person);
      const name = follows ? 'follow' : 'unfollow';
      webhooks.tell({
        event_name: name,
        timestamp,
        oa_id: account.accountId,
        follower: { id: person.userId },
        user_id_by_app,
        source: 'oa_profile',
      });
    },
    shares: (person) => {
      interacts(person);
      webhooks.tell({
        event_name: 'user_submit_info',
        ...common(person),
        info: { name: person.name, phone: person.phone.replace(/^0/, '84') },
      });
    },
    sees: (person) => {
      const unseen = person.chat.filter(({ ours, seen }) => ours && seen !== true);
      if (unseen.length === 0) return;
      for (const line of unseen) line.seen = true;
      state.save();
      webhooks.tell({ event_name: 'user_seen_message', ...common(person), message: { msg_ids: unseen.map(({ id }) => id) } });
    },
  };
}
