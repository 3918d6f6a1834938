import { parseArgs } from 'node:util';
import { trouble } from './say.mjs';

const HELP = `npm start                 the backend on this machine and the app; the sign-in page expects phone.adviser
  -- --as NAME            expects somebody else: supervisor, local.adviser, other.adviser …
  -- --customers N        how many synthetic people a new database is filled with (default 10000)
  -- --fresh              throw this clone's data away and begin again
  -- --practice           practise: people who are made up ring, nothing is sent, and at the end you see what was missed
  -- --server URL         use a backend that runs already, start none
  -- --issuer URL         with --server: where to sign in for it
`;

/** Reads the options of `npm start`. Answers `{ as, customers, fresh, practice, server, issuer }`; what cannot be meant is said in plain words. */
export function startOptions(args) {
  const { as, customers, fresh, practice, server, issuer, help } = parse(args);
  if (help) return { help: HELP };
  if (!/^\d{1,7}$/.test(customers) || Number(customers) < 1)
    throw trouble(`--customers takes a number from 1 up, not "${customers}".`);
  if (Number(customers) > 1_000_000) throw trouble('--customers goes up to 1000000.');
  if (server !== undefined && !/^https?:$/.test(protocolOf(server)))
    throw trouble(`--server takes an address such as http://127.0.0.1:4310, not "${server}".`);
  if (issuer !== undefined && !/^https?:$/.test(protocolOf(issuer)))
    throw trouble(`--issuer takes an address such as http://127.0.0.1:4311, not "${issuer}".`);
  if (issuer !== undefined && server === undefined)
    throw trouble('--issuer goes with --server: without it this starts a backend and a sign-in of its own.');
  if (server !== undefined && practice)
    throw trouble('--practice has a service of its own; with --server there would be another.');
  if (practice && fresh)
    throw trouble(
      '--practice begins anew each time; --fresh would throw away the data of this clone, which practice leaves alone.',
    );
  if (server !== undefined && fresh)
    throw trouble('--fresh throws away the data of this clone; with --server there is none to throw away.');
  return { as, customers: Number(customers), fresh, practice, server: server?.replace(/\/+$/, ''), issuer };
}

function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        as: { type: 'string', default: 'phone.adviser' },
        customers: { type: 'string', default: '10000' },
        fresh: { type: 'boolean', default: false },
        practice: { type: 'boolean', default: false },
        server: { type: 'string' },
        issuer: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw trouble(`${error.message.split('. ')[0]}.\n\n${HELP}`);
  }
}

const protocolOf = (text) => (URL.canParse(text) ? new URL(text).protocol : '');
