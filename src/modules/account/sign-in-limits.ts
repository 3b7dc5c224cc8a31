/** At most `most` in a window of `seconds`; the one after is refused until the window ends. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/**
 * How often a stranger may try.
 *
 * Nothing is counted by phone or login alone in a way one address could use up, so that nobody can lock an owner out from
 * elsewhere; an address alone has a wide limit, because a whole province can share one behind its mobile network. What leads to
 * a sign-in is taken back, so a limit counts only what came to nothing.
 */
export interface SignInLimits {
  readonly codesPerPhoneFromAddress: Limit;
  readonly codesPerPhone: Limit;
  readonly codesPerAddress: Limit;
  readonly triesPerChallengeFromAddress: Limit;
  readonly triesPerChallenge: Limit;
  readonly triesPerPhoneFromAddress: Limit;
  readonly triesPerLoginFromAddress: Limit;
  readonly triesPerAddress: Limit;
  readonly profilesPerAccount: Limit;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Six digits asked 30 times an hour and tried 15 times each: a thousand hijacked machines guess a code once in three months,
 * and the phone's owner has received thirty messages an hour meanwhile.
 */
export const SIGN_IN_LIMITS: SignInLimits = {
  codesPerPhoneFromAddress: { most: 5, seconds: 30 * MINUTE },
  codesPerPhone: { most: 30, seconds: HOUR },
  codesPerAddress: { most: 3000, seconds: 10 * MINUTE },
  triesPerChallengeFromAddress: { most: 5, seconds: 15 * MINUTE },
  triesPerChallenge: { most: 15, seconds: 15 * MINUTE },
  triesPerPhoneFromAddress: { most: 15, seconds: HOUR },
  triesPerLoginFromAddress: { most: 10, seconds: 15 * MINUTE },
  triesPerAddress: { most: 600, seconds: 15 * MINUTE },
  profilesPerAccount: { most: 20, seconds: HOUR },
};
