import type { Fetch } from '../central/client.ts';

/** An exchange given up because the desk was locked; whether it arrived is not known. */
export class Abandoned extends Error {
  constructor() {
    super('Given up: the desk was locked');
    this.name = 'Abandoned';
  }
}

/**
 * A fetch whose exchanges can all be given up at once. What was being sent may have arrived: the same command goes again
 * under the same key. Asking whether the service is there carries nobody's data and goes on.
 */
export function abandonable(fetch: Fetch): { readonly fetch: Fetch; readonly abandon: () => void } {
  const underWay = new Set<AbortController>();
  const through = async (url: string, init: RequestInit): Promise<Response> => {
    const own = new AbortController();
    const given = init.signal;
    const giveUp = () => own.abort();
    given?.addEventListener('abort', giveUp);
    underWay.add(own);
    const over = () => {
      underWay.delete(own);
      given?.removeEventListener('abort', giveUp);
    };
    const told = (error: unknown) => {
      over();
      throw own.signal.aborted && !given?.aborted ? new Abandoned() : error;
    };
    const response = await fetch(url, { ...init, signal: own.signal }).catch(told);
    const text = response.text.bind(response);
    const whole = () =>
      text().then((all) => {
        over();
        return all;
      }, told);
    return Object.defineProperty(response, 'text', { value: whole });
  };
  return {
    fetch: (url, init) => (url.endsWith('/healthz') ? fetch(url, init) : through(url, init)),
    abandon: () => {
      for (const one of [...underWay]) one.abort();
    },
  };
}
