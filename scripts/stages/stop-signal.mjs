/**
 * Turns Ctrl+C, a polite kill or a closed terminal into one promise, so that whatever was started can be stopped in
 * order. A second Ctrl+C ends at once. Answers `{ asked, done }`.
 */
export function stopSignal() {
  let ask;
  const asked = new Promise((resolve) => {
    ask = resolve;
  });
  let count = 0;
  const heard = () => {
    count += 1;
    if (count > 1) process.exit(130);
    ask('stop');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, heard);
  return {
    asked,
    done: () => {
      for (const signal of signals) process.off(signal, heard);
    },
  };
}
