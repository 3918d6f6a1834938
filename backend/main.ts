import { readEnvironment } from './environment.ts';
import { runBackend } from './run.ts';
import { tellProgress } from './synthetic/progress.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

try {
  const running = await runBackend(readEnvironment(process.env), say, tellProgress(process.stderr));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { renewTls } = running;
  if (renewTls)
    process.on('SIGHUP', () => {
      try {
        renewTls();
        say('The certificate was read again.');
      } catch (error) {
        say(`${(error as Error).message}; the one in use stays.`);
      }
    });
  const { url, database, issuer } = running;
  process.stdout.write(`${JSON.stringify({ url, database, ...(issuer === null ? {} : { issuer }) })}\n`);
} catch (error) {
  say((error as Error).message);
  // 3: the data folder is in use; 1: anything else.
  process.exit((error as Error).name === 'FolderInUse' ? 3 : 1);
}
