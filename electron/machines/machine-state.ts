import type { UnsentItem } from '../../shared/desk.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { MOST_HANDED_OVER } from '../../shared/operations/machines.ts';
import type { Input } from '../../shared/operations.ts';

type Report = Input<'machines.report'>;
/** What a report says of the unsent: never whose it is or what was said. */
export type MachineState = Omit<Report, 'commandId' | 'machineId' | 'copies' | 'copiesUntil' | 'appVersion' | 'clockOffsetMs'>;

/** What is unsent, in numbers and days. */
export function machineState(items: readonly UnsentItem[]): MachineState {
  const count = (state: UnsentItem['state']) => items.filter((item) => item.state === state).length;
  const handedOver = items.flatMap(({ itemId, operation, recordedAt, handedOver: reason, handedOverAt }) =>
    reason === null ? [] : [{ itemId, operation, reason, recordedAt, since: handedOverAt ?? recordedAt }],
  );
  return {
    waiting: count('waiting'),
    sending: count('sending'),
    askingAgain: count('asking-again'),
    needsAttention: count('needs-attention'),
    oldestSaidOn: earliest(items.map(saidOn)),
    oldestRecordedAt: earliest(items.map(({ recordedAt }) => recordedAt)),
    handedOver: handedOver.slice(0, MOST_HANDED_OVER),
  };
}

/** The London day on which it was said; what says no time was said when it was recorded. */
function saidOn({ input, recordedAt }: UnsentItem): string {
  const said = input.saidAt ?? input.at;
  return londonDay(new Date(typeof said === 'string' ? said : recordedAt));
}

const earliest = (all: readonly string[]) => all.reduce<string | null>((a, b) => (a !== null && a <= b ? a : b), null);
