import { parseArgs } from 'node:util';
import { openLocalIdentity } from './local.ts';

// Prints an access token of the local identity: node backend/identity/token-cli.ts --as phone.adviser
const { values } = parseArgs({ options: { as: { type: 'string', default: 'phone.adviser' } } });
try {
  const identity = await openLocalIdentity(process.env.LOCAL_IDENTITY ?? '.local/identity');
  console.log(await identity.token(values.as));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
