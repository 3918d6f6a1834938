import type { Notice } from '../../shared/domain/notice.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';

// `current` is the version in force on the day in London; nobody's data is shown, so nothing is audited.
const NOTICE = `select body from notices
  where case when $1 = 'current' then effective_from <= ($2::timestamptz at time zone 'Europe/London')::date else version = $1 end
  order by effective_from desc, version desc limit 1`;

/** The notice in force, or a named version; `not-found` for a version nobody published. */
export const readNotice: ReadHandler<'notice.read'> = async (call, { version }, once) => {
  const [found] = await once<{ body: Notice }>({ name: 'notice-read', text: NOTICE, values: [version, call.now] });
  if (!found) throw refuse('not-found');
  return found.body;
};
