const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Who answers a stop now, the last to ask first. */
const claims = [];
for (const signal of SIGNALS) {
  process.on(signal, () => {
    const claim = claims.at(-1);
    // Nobody in particular: end, and with us what we started.
    if (claim === undefined) process.exit(130);
    claim(signal);
  });
}

/**
 * Takes over what Ctrl+C, a polite kill or a closed terminal does (it would end this command at once), until the function
 * it answers is called.
 * @param {(signal: NodeJS.Signals) => unknown} heard
 */
export function claimed(heard) {
  claims.push(heard);
  return () => {
    const place = claims.lastIndexOf(heard);
    if (place >= 0) claims.splice(place, 1);
  };
}

/**
 * The same as one promise, so that whatever was started can be stopped in order; a second Ctrl+C ends at once.
 * Answers `{ asked, done }`: `asked` resolves to `'stop'`, `done` gives the signals back.
 */
export function stopSignal() {
  let count = 0;
  let done = () => {};
  const asked = new Promise((resolve) => {
    done = claimed(() => {
      count += 1;
      if (count > 1) process.exit(130);
      resolve('stop');
    });
  });
  return { asked, done };
}
