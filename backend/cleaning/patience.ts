/** Waits a second, or as long as a test has it. */
export type Pause = () => Promise<void>;

/** Asks again, a pause between, until the answer will do or the tries are used up; answers the last. */
export async function tryAgain<Answer>(
  ask: () => Promise<Answer>,
  willDo: (answer: Answer) => boolean,
  { tries, pause }: { readonly tries: number; readonly pause: Pause },
): Promise<Answer> {
  for (let count = 1; ; count += 1) {
    const answer = await ask();
    if (willDo(answer) || count >= tries) return answer;
    await pause();
  }
}
