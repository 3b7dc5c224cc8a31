/** What is needed to speak for an account of an office on Zalo, from its console. Two secrets, not to be mixed up. */
export interface ZaloSettings {
  readonly appId: string;
  /** For the grant. */
  readonly appSecret: string;
  readonly accountId: string;
  /** For webhooks. */
  readonly webhookSecret: string;
  /** Kept in the console as its challenge; one for good, because the console makes the address people consent at. */
  readonly codeVerifier: string;
  readonly accountApi: string;
  readonly phoneApi: string;
  readonly oauthApi: string;
  /** Whether buttons name their template; both forms are about. */
  readonly buttons: 'none' | 'button';
  /** Hosts from which pictures and files may be fetched, by their end. */
  readonly mediaHosts: readonly string[];
}
