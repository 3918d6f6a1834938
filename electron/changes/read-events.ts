/** A server-sent event as it came. */
export type ServerEvent = { readonly name: string; readonly data: string; readonly id: string | undefined };

/** A line longer than this is none of ours. */
const LONGEST_LINE = 65_536;

/**
 * Reads server-sent events out of a text that comes in pieces, wherever it was cut: each is handed on once its empty line has
 * come. Throws at a line that does not end.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function eventReader(found: (event: ServerEvent) => void): (text: string) => void {
  let rest = '';
  let name = '';
  let data: string[] = [];
  let id: string | undefined;

  const take = (line: string) => {
    if (line === '') {
      const event = { name: name || 'message', data: data.join('\n'), id };
      const isEvent = data.length > 0;
      [name, data, id] = ['', [], undefined];
      if (isEvent) found(event);
      return;
    }
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };

  return (text) => {
    rest += text;
    for (let end = lineEnd(rest); end; end = lineEnd(rest)) {
      const line = rest.slice(0, end.at);
      rest = rest.slice(end.next);
      take(line);
    }
    if (rest.length > LONGEST_LINE) throw new Error('A line without end');
  };
}

/** Where the first line ends; null before that is known: the second half of a line's end may still be on its way. */
function lineEnd(text: string): { at: number; next: number } | null {
  const at = text.search(/[\r\n]/);
  if (at < 0 || (text[at] === '\r' && at === text.length - 1)) return null;
  return { at, next: text.startsWith('\r\n', at) ? at + 2 : at + 1 };
}
