/** Messages between applicant and office, server side. */
export { eraseMessage } from './server/erase-message.ts';
export { readMessages, type Conversation } from './server/read-messages.ts';
export { writeMessage, type WriteMessage, type WriteRefusal } from './server/write-message.ts';
