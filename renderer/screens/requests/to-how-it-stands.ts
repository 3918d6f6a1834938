/** Where the focus goes after each step: to the sentence that says what is to be done next. */
export const HOW_IT_STANDS = 'how-it-stands';

export function toHowItStands(): void {
  document.getElementById(HOW_IT_STANDS)?.focus();
}
