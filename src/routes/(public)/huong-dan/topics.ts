/** What one can look up, task by task, and how many steps each has. */
export const TOPICS = {
  'tim-thu-tuc': { key: 'find', steps: 4 },
  nop: { key: 'file', steps: 6 },
  'bo-sung': { key: 'supplement', steps: 4 },
  'theo-doi': { key: 'follow', steps: 4 },
  'nhan-ket-qua': { key: 'result', steps: 4 },
  'lam-thay': { key: 'others', steps: 5 },
  'mat-mang': { key: 'offline', steps: 5 },
  'lien-he': { key: 'contact', steps: 4 },
} as const;

export type Topic = keyof typeof TOPICS;

export const TOPIC_NAMES = Object.keys(TOPICS) as readonly Topic[];

export function isTopic(text: string): text is Topic {
  return Object.hasOwn(TOPICS, text);
}
