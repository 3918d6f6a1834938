import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { clipboard, safeStorage, shell } from 'electron';
import { z } from 'zod';
import { organisationName } from '../../shared/codes/organisations.ts';
import { netFetch } from '../central/net-fetch.ts';
import type { Central } from '../central/open-central.ts';
import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Development } from '../environment.ts';
import { wrapperOver } from '../keys/key-wrapper.ts';
import { openPersonKeys, type PersonKeys } from '../keys/person-keys.ts';
import { stretch } from '../keys/stretch.ts';
import type { Log } from '../log.ts';
import { openStored } from '../stored.ts';
import { createIssuer } from './issuer.ts';
import { createSession, type Session } from './session.ts';
import type { SessionParts } from './session-parts.ts';
import { SignInFailure } from './sign-in-failure.ts';

export type OpenSessionParts = Pick<
  SessionParts,
  'online' | 'unsent' | 'forgetUnsent' | 'changed' | 'comeToFront' | 'renewed' | 'turnedAwayAsLost'
> & {
  readonly folder: string;
  readonly configuration: Configuration;
  readonly development: Development | null;
  readonly clock: Clock;
  readonly clientAs: Central['clientAs'];
  readonly log: Log;
  readonly setAside: (name: string) => void;
};

/** Milliseconds until a sign-in nobody finishes is given up. */
const TWO_MINUTES = 120_000;

type Opened = {
  readonly session: Session;
  readonly keys: PersonKeys;
  readonly share: SessionParts['share'];
  /** Address of the central service, without a trailing slash. */
  readonly server: () => string;
  readonly machine: () => string;
};

/** The session with what it stands on here: the system's browser and key store, Electron's network stack. */
export function openSession(parts: OpenSessionParts): Opened {
  const { folder, configuration, development, clock } = parts;
  const keys = openPersonKeys({
    wrapper: wrapperOver(safeStorage, process.platform),
    folder: join(folder, 'people'),
    clock,
    scrypt: stretch,
  });
  // Held from one sign-in to the next: a token never goes to a service that was set after it was given.
  let service = configuration.service();
  const issuer = createIssuer({
    service: () => service,
    fetch: netFetch,
    openBrowser: (address) =>
      shell.openExternal(address).then(
        () => true,
        () => false,
      ),
    clock,
  });
  const share = async (accessToken: string) => {
    const answer = await parts.clientAs(accessToken).call('deskKeys.read', { machineId: machineId(folder, parts.setAside) });
    if (!answer.ok && answer.error.code === 'machine-lost') throw new SignInFailure('machine-lost');
    return answer.ok ? (answer.value as { share: string }).share : null;
  };
  const session = createSession({
    ...{ issuer, keys, clock, organisationOf: organisationName },
    ...{ online: parts.online, unsent: parts.unsent, forgetUnsent: parts.forgetUnsent },
    comeToFront: parts.comeToFront,
    ...(parts.renewed ? { renewed: parts.renewed } : {}),
    ...(parts.turnedAwayAsLost ? { turnedAwayAsLost: parts.turnedAwayAsLost } : {}),
    changed: (state) => {
      const why = 'why' in state && state.why ? `.${state.why}` : '';
      parts.log.write({ event: 'session', code: `${state.kind}${why}` });
      parts.changed(state);
    },
    share,
    copy: (address) => clipboard.writeText(address),
    loginHint: development?.loginHint,
    patience: (development?.signInSeconds ?? TWO_MINUTES / 1000) * 1000,
  });
  const signIn = () => {
    if (session.state().kind === 'signed-out') service = configuration.service();
    return session.signIn();
  };
  return {
    session: { ...session, signIn },
    keys,
    share,
    machine: () => machineId(folder, parts.setAside),
    server: () => service?.server ?? configuration.view().server.value,
  };
}

/** A random name of this machine's profile; it says nothing about the machine. */
function machineId(folder: string, setAside: (name: string) => void): string {
  const stored = openStored<{ id: string }>(folder, 'machine', { id: z.uuid() }, { id: '' }, setAside);
  if (!stored.read().id) stored.write({ id: randomUUID() });
  return stored.read().id;
}
