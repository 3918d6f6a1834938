import type { ConfigurationSource } from '../../../shared/configuration.ts';

export const SERVICE_FIELDS = ['server', 'issuer', 'clientId', 'audience'] as const;
export type ServiceField = (typeof SERVICE_FIELDS)[number];

export const fieldWords: Readonly<Record<ServiceField, string>> = {
  server: 'Address of the central service',
  issuer: 'Address of the sign-in service',
  clientId: 'Name of this app at the sign-in service',
  audience: 'Name of the central service at the sign-in service',
};

/** What is wrong with a value that does not fit, and what would. */
export const fieldProblems: Readonly<Record<ServiceField, string>> = {
  server: 'This has to be a whole address that begins with https://, or with http:// for this computer itself.',
  issuer: 'This has to be a whole address that begins with https://, or with http:// for this computer itself.',
  clientId: 'This has to be a name without spaces.',
  audience: 'This has to be a name without spaces.',
};

export const sourceWords: Readonly<Record<ConfigurationSource, string>> = {
  managed: 'Set by your administrator',
  settings: 'Set here',
  environment: 'Set for this run of the app',
  default: 'Not set: this is what the app comes with',
};
