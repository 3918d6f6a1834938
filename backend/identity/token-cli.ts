import { parseArgs } from 'node:util';
import { tokenFor } from './provider/token-for.ts';

// Prints an access token of the local identity: node backend/identity/token-cli.ts --as phone.adviser
const { values } = parseArgs({ options: { as: { type: 'string', default: 'phone.adviser' } } });
try {
  console.log(await tokenFor(process.env.LOCAL_IDENTITY ?? '.local/identity', values.as));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
