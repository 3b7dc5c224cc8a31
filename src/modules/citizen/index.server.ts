export { addPerson, getPerson, verifyIdentity } from './server/person-store.ts';
export { saveProfile, type SaveProfileRefusal } from './server/save-profile.ts';
