import type { ConfigurationChange, ConfigurationProblem, ConfigurationView, Configured } from '../../shared/configuration.ts';
import { COPY_HOURS, LOCK_MINUTES, LOCK_MINUTES_IN_CONVERSATION } from '../../shared/domain/limits.ts';
import type { Result } from '../../shared/problem.ts';
import type { Development } from '../environment.ts';
import type { Stored } from '../stored.ts';
import { configurationChange, type Managed } from './fields.ts';
import type { ManagedFile } from './managed-file.ts';

/** Which service a desk works with. The server's address is without a trailing slash. */
export type Service = {
  readonly server: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
};
const SERVICE = ['server', 'issuer', 'clientId', 'audience'] as const;

/** A service on this machine, as `npm start` leaves it. */
const DEFAULTS = {
  server: 'http://127.0.0.1:4310',
  issuer: 'http://127.0.0.1:4311',
  clientId: 'adviser-desk',
  audience: 'urn:adviser-desk:central',
  lockMinutes: LOCK_MINUTES.value,
  lockMinutesInConversation: LOCK_MINUTES_IN_CONVERSATION.value,
  copyHours: COPY_HOURS.value,
  excludeFromCapture: true,
} as const;

export type ConfigurationParts = {
  readonly managed: ManagedFile;
  readonly stored: Stored<ConfigurationChange>;
  readonly development: Development | null;
  readonly changed: (view: ConfigurationView) => void;
};

export type Configuration = {
  readonly view: () => ConfigurationView;
  /** The service to work with; null while the administrator's file is broken: then nobody signs in. */
  readonly service: () => Service | null;
  /** Refused with `managed` for what an administrator has set. */
  readonly change: (change: ConfigurationChange) => Result<ConfigurationView>;
};

/**
 * The administrator's file, then this person's settings, then a development run's environment, then defaults.
 * An administrator's file settles the service as a whole: its issuer's tokens never go to an address from elsewhere.
 */
export function openConfiguration(parts: ConfigurationParts): Configuration {
  const rules: Managed = parts.managed.kind === 'rules' ? parts.managed.rules : {};
  const managed = parts.managed.kind !== 'none';
  const practice = parts.development?.practice === true;
  const fromEnvironment = fitting(parts.development ?? {});
  const problem: ConfigurationProblem | null = parts.managed.kind === 'broken' ? parts.managed.problem : null;

  const layers = () => {
    const free = (fields: Managed) => (managed ? withoutService(fields) : fields);
    const stored = parts.stored.read();
    return [
      ['managed', rules],
      // Practice stays with the service that was started for it.
      ['settings', practice ? withoutService(stored) : free(stored)],
      ['environment', free(fromEnvironment)],
    ] as const;
  };
  const pick = <K extends keyof Managed & keyof typeof DEFAULTS>(name: K): Configured<NonNullable<Managed[K]>> => {
    for (const [from, fields] of layers()) {
      const value = fields[name];
      if (value !== undefined) return { value, from };
    }
    return { value: DEFAULTS[name], from: 'default' };
  };

  const view = (): ConfigurationView => ({
    managed,
    ...(practice ? { practice } : {}),
    problem,
    server: pick('server'),
    issuer: pick('issuer'),
    clientId: pick('clientId'),
    audience: pick('audience'),
    lockMinutes: pick('lockMinutes'),
    lockMinutesInConversation: pick('lockMinutesInConversation'),
    copyHours: pick('copyHours'),
    excludeFromCapture: pick('excludeFromCapture'),
  });

  return {
    view,
    service: () => {
      if (problem) return null;
      const { server, issuer, clientId, audience } = view();
      return { server: withoutSlash(server.value), issuer: issuer.value, clientId: clientId.value, audience: audience.value };
    },
    change: (change) => {
      const names = Object.keys(change) as (keyof ConfigurationChange)[];
      if (names.some((name) => ((managed || practice) && isService(name)) || rules[name] !== undefined)) {
        return { ok: false, error: { code: 'managed' } };
      }
      parts.stored.write(change);
      parts.changed(view());
      return { ok: true, value: view() };
    },
  };
}

const isService = (name: string): boolean => (SERVICE as readonly string[]).includes(name);
const withoutSlash = (address: string): string => address.replace(/\/+$/, '');

function withoutService(fields: Managed): Managed {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isService(name)));
}

/** What of an environment can be used; the rest is as if it were not set. */
function fitting(given: Readonly<Record<string, unknown>>): ConfigurationChange {
  const { shape } = configurationChange;
  const names = SERVICE.filter((name) => given[name] !== undefined && shape[name].safeParse(given[name]).success);
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
