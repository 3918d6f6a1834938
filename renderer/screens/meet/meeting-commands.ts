import type { Input } from '../../../shared/operations.ts';
import type { Matter, ReadMeeting } from './typed-meeting.ts';

type Who = Extract<ReadMeeting, { ok: true }>['who'];
type Said = Who & Matter;
type Command = Input<'requests.logUnmatched'>;
/** A command with what was typed when it was made. */
export type MadeCommand = { readonly said: Said; readonly command: Command };

/**
 * The command of each matter: the one that was made when this was pressed before, where the same was typed, so that nothing is recorded twice
 * under another reference; a new one for what is typed otherwise now.
 */
export function commandsFor(
  { who, matters }: { readonly who: Who; readonly matters: readonly Matter[] },
  before: readonly MadeCommand[],
  make: () => Omit<Command, keyof Said>,
): readonly MadeCommand[] {
  return matters.map((matter) => {
    const said = { ...who, ...matter };
    const typed = JSON.stringify(said);
    return before.find((one) => JSON.stringify(one.said) === typed) ?? { said, command: { ...make(), ...said } };
  });
}
