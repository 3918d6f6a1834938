/** Who set a value: an administrator's file, this person, the environment of a development run, or nobody. */
export type ConfigurationSource = 'managed' | 'settings' | 'environment' | 'default';
export type Configured<T> = { readonly value: T; readonly from: ConfigurationSource };

/** What is wrong with the administrator's file, by field; never its values. */
export type ConfigurationProblem = { readonly file: string; readonly fields: readonly string[] };

/** Which service this desk works with, for *Settings*. With a managed file the first four cannot be changed here. */
export type ConfigurationView = {
  readonly managed: boolean;
  /** Practice: a central service and people of its own on this computer; nothing is sent anywhere else. */
  readonly practice?: true;
  readonly problem: ConfigurationProblem | null;
  readonly server: Configured<string>;
  readonly issuer: Configured<string>;
  readonly clientId: Configured<string>;
  readonly audience: Configured<string>;
  readonly lockMinutes: Configured<number>;
  readonly lockMinutesInConversation: Configured<number>;
  readonly copyHours: Configured<number>;
  readonly excludeFromCapture: Configured<boolean>;
};

/** The values of a configuration that a person may set when no administrator has. */
export type ConfigurationChange = {
  readonly [K in
    | 'server'
    | 'issuer'
    | 'clientId'
    | 'audience'
    | 'lockMinutes'
    | 'lockMinutesInConversation'
    | 'copyHours']?: ConfigurationView[K]['value'];
};
