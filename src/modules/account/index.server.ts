export { actFor, forgetEnded, type ActForRefusal } from './server/act-for.ts';
export { activateAccount } from './server/activate-account.ts';
export { addOfficer, type AddedOfficer, type AddOfficerRefusal } from './server/add-officer.ts';
export { requestCodeAgain, showChallenge, type ChallengeShown } from './server/challenge.ts';
export { deactivateOfficer, entrustRole, reactivateOfficer, takeRoleBack, type ChangeOfficerRefusal } from './server/change-officer.ts';
export { demoAccountsOf, DemoPeople, loadDemoPeople, type DemoAccount, type LoadedDemoPeople } from './server/demo-people.ts';
export { enrolOfficer, type EnrolRefusal, type FirstCredentials } from './server/enrol-officer.ts';
export { forgetExpired } from './server/forget-expired.ts';
export { issueToken, type IssueTokenRefusal } from './server/issue-token.ts';
export { findAccountOfOfficer } from './server/officer-account-store.ts';
export {
  changeOwnPassword,
  offerOwnAuthenticator,
  takeOwnAuthenticator,
  type ProofRefusal,
  type TakeAuthenticatorRefusal,
} from './server/own-credentials.ts';
export { reauthenticate, type ReauthenticateRefusal } from './server/reauthenticate.ts';
export { renewCredentials, type RenewRefusal } from './server/renew-credentials.ts';
export { bringPreferences, keepPreferences } from './server/keep-preferences.ts';
export { languageOf } from './server/preferences-store.ts';
export { dropParked, PARKED_MINUTES, parkPost, takeParked, type ParkPostRefusal, type PostedFields } from './server/park-post.ts';
export { requestCode, type RequestCodeRefusal, type SayCode } from './server/request-code.ts';
export { saveOwnProfile, type SaveOwnProfileRefusal } from './server/save-own-profile.ts';
export { seal, unseal } from './server/secret-box.ts';
export { sendCode, type SendSms } from './server/send-code.ts';
export { sessionActor, sessionActorFor, signOut, signOutElsewhere, type SignedIn } from './server/session-actor.ts';
export { signInByCode, type CodeRefusal, type SignedInCitizen } from './server/sign-in-by-code.ts';
export { signInOfficer, type OfficerRefusal, type SignedInOfficer } from './server/sign-in-officer.ts';
export type { OpenedSession } from './server/session-store.ts';
export { countSending, verifiedPhone } from './server/count-sending.ts';
export { countTracking } from './server/count-tracking.ts';
export { countVerifying } from './server/count-verifying.ts';
export { isTalkingTooFast, talkCodes } from './server/talk-code.ts';
export { findLinked, zaloUserOf } from './server/zalo-link-store.ts';
export {
  confirmLinkCode,
  LINK_MINUTES,
  linkByToken,
  offerZaloLink,
  sendLinkCode,
  unlinkFromChat,
  unlinkZalo,
  zaloLinkOf,
  type LinkOutcome,
} from './server/zalo-link.ts';
