/** What of other people's work waits on this computer: a number, never a name. Empty for none. */
export function othersUnsentWords(count: number, signedIn: boolean): string {
  if (count === 0) return '';
  const items = count === 1 ? 'One item' : `${count} items`;
  const wait = count === 1 ? 'waits' : 'wait';
  if (signedIn) return `${items} of a colleague ${wait} on this computer until they sign in again.`;
  return `${items} ${wait} on this computer, sealed, until the person who recorded ${count === 1 ? 'it' : 'them'} signs in again.`;
}
