/** What a development run may set in the environment. An installed app takes none of it. */
export type Development = {
  readonly server: string | undefined;
  readonly issuer: string | undefined;
  readonly clientId: string | undefined;
  readonly audience: string | undefined;
  /** Where the administrator's file is, instead of the system's own place. */
  readonly managedFile: string | undefined;
  /** Whom to propose to the issuer. */
  readonly loginHint: string | undefined;
  /** This is practice: marked as such, with a central service of its own. */
  readonly practice?: boolean;
  /** Whoever started this can start practice beside it. */
  readonly offersPractice?: boolean;
  /** Seconds until a sign-in nobody finishes is given up, instead of two minutes. */
  readonly signInSeconds: number | undefined;
  /** Reminders of what is due come outside working hours too. */
  readonly remindAtAnyTime: boolean;
};

/** What the starter hands over in the environment. */
export type Environment = {
  /** Folder for this person's settings and logs, instead of the system's own place. */
  readonly profile: string | null;
  readonly development: Development | null;
};

/** Reads the environment. Nothing in it is secret: no token comes this way. */
export function readEnvironment(env: NodeJS.ProcessEnv, packaged: boolean): Environment {
  const development = {
    server: env.ADVISER_DESK_SERVER,
    issuer: env.ADVISER_DESK_ISSUER,
    clientId: env.ADVISER_DESK_CLIENT_ID,
    audience: env.ADVISER_DESK_AUDIENCE,
    managedFile: env.ADVISER_DESK_MANAGED,
    loginHint: env.ADVISER_DESK_LOGIN_HINT,
    ...(env.ADVISER_DESK_PRACTICE === '1' ? { practice: true } : {}),
    ...(env.ADVISER_DESK_OFFERS_PRACTICE === '1' ? { offersPractice: true } : {}),
    signInSeconds: Number(env.ADVISER_DESK_SIGN_IN_SECONDS) || undefined,
    remindAtAnyTime: env.ADVISER_DESK_REMIND_AT_ANY_TIME === '1',
  };
  return { profile: env.ADVISER_DESK_PROFILE ?? null, development: packaged ? null : development };
}
