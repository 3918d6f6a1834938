/** An address read, or null for what is none. (`URL.canParse` and `URL.parse` are newer than the fallback runtime.) */
export function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
