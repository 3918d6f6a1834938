const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day in Europe/London, `YYYY-MM-DD`, on which an instant falls. */
export function londonDay(at: Date): string {
  return london.format(at);
}
