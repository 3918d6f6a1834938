/** How far a load is. `secondsLeft` is an estimate, null before there is anything to estimate from. */
export type Progress = {
  readonly step: 'people' | 'indexes' | 'words' | 'done';
  readonly done: number;
  readonly of: number;
  readonly perSecond: number;
  readonly secondsLeft: number | null;
};

type Stream = { readonly isTTY?: boolean; write(text: string): unknown };

const LINE_EVERY = 2_000;
const BAR = 30;

/** Tells a load's progress: a bar on a terminal, elsewhere a plain line every other second and at each step's end. */
export function tellProgress(stream: Stream, now: () => number = Date.now): (progress: Progress) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const ended = progress.done === progress.of;
    if (!stream.isTTY && !ended && now() - told < LINE_EVERY) return;
    told = now();
    const line = sentence(progress);
    if (stream.isTTY) stream.write(`\r\u001b[2K${bar(progress)} ${line}${ended ? '\n' : ''}`);
    else stream.write(`${line}\n`);
  };
}

function sentence({ step, done, of, perSecond, secondsLeft }: Progress): string {
  if (step === 'people') {
    const left = secondsLeft === null || done === of ? '' : `, about ${secondsLeft} s left`;
    return `${whole(done)} of ${whole(of)} synthetic people, ${whole(perSecond)} a second${left}`;
  }
  if (step === 'done') return `${whole(of)} synthetic people are in, ${whole(perSecond)} a second in all`;
  return step === 'indexes' ? `Indexes: ${done} of ${of}` : 'The dictionary of name words';
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');

function bar({ done, of }: Progress): string {
  const full = of === 0 ? BAR : Math.floor((done / of) * BAR);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`;
}
