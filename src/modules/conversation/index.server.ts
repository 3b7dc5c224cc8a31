/** Messages between applicant and office, server side. */
export { eraseMessage } from './server/erase-message.ts';
export { readMessages, type Conversation } from './server/read-messages.ts';
export { writeMessage, type WriteMessage, type WriteRefusal } from './server/write-message.ts';
/** The bot. */
export { answerInbound, type AnswerNeeds } from './server/answer-inbound.ts';
export { askBot, readSentence } from './server/ask-bot.ts';
export { forgetTalks } from './server/talk-store.ts';
export type { Meaning } from './understanding/settle.ts';
export { EXAMPLES, type Example } from './understanding/learned.ts';
