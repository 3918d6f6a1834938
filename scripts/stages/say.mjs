/** Progress, for people: always stderr, so that stdout stays what a command was asked for. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** An error whose message is written for the person at the keyboard: printed without a stack. */
export function trouble(message) {
  return Object.assign(new Error(message), { plain: true });
}

/** Waits for `work`, saying every ten seconds that it is still going. Answers what `work` answers. */
export async function patiently(label, work) {
  const began = Date.now();
  say(`${label} …`);
  const beat = setInterval(() => say(`  still going, ${Math.round((Date.now() - began) / 1000)} s`), 10_000);
  try {
    const result = await work();
    say(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearInterval(beat);
  }
}
