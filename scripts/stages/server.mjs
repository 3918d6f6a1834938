/** Whether a central service answers at this address (any answer to its health question counts within five seconds). */
export async function reachable(url) {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
