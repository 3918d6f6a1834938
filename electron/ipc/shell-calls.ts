import { z } from 'zod';
import type { ConfigurationChange, ConfigurationView } from '../../shared/configuration.ts';
import type { AuditFilters, Draft, MachineView, Settings, ShellCalls, SyncState } from '../../shared/desk.ts';
import { COPY_LENGTH, LETTER_LENGTH } from '../../shared/domain/limits.ts';
import { REPORTS } from '../../shared/domain/report.ts';
import { auditFilters } from '../../shared/operations/audit.ts';
import { id, lines } from '../../shared/operations/fields.ts';
import { monthField } from '../../shared/operations/publications.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import type { SessionState } from '../../shared/session-state.ts';
import type { Sheet } from '../../shared/sheet.ts';
import type { Exported } from '../audit/export-audit.ts';
import { configurationChange } from '../configuration/fields.ts';
import type { DeskCopies } from '../copies/desk-copies.ts';
import type { Outbox } from '../outbox/parts.ts';
import type { SheetDesk } from '../print/sheet-desk.ts';
import type { Session } from '../session/session.ts';
import { settingsSchema } from '../settings-fields.ts';
import type { Call } from './answer-call.ts';
import { dayCalls } from './day-calls.ts';
import { LARGEST } from './plain-input.ts';
import { unsentCalls } from './unsent-calls.ts';

/** Texts being typed, sealed for the time the desk is locked. */
export type Drafts = {
  readonly keep: (draft: Draft) => Promise<Result<null>>;
  readonly read: (place: string) => Promise<Result<{ readonly text: string | null }>>;
  readonly drop: (place: string) => Promise<Result<null>>;
};

export type ShellParts = {
  readonly session: Pick<Session, 'state' | 'signIn' | 'cancel' | 'copyAddress' | 'signOut' | 'choosePasscode' | 'unlock'>;
  /** Locks the desk now; takes the warning of a lock away. */
  readonly lockNow: () => SessionState;
  readonly stay: () => void;
  readonly configuration: () => ConfigurationView;
  readonly changeConfiguration: (change: ConfigurationChange) => Result<ConfigurationView>;
  readonly drafts: Drafts;
  readonly copyPersonal: (text: string) => void;
  readonly sync: () => SyncState;
  readonly outbox: Pick<Outbox, 'list' | 'recordHeld' | 'sendNow' | 'again' | 'replace' | 'discard' | 'handOver' | 'acknowledge'>;
  readonly copies: Pick<DeskCopies, 'day' | 'add' | 'takeOff' | 'fetch' | 'destroy'>;
  readonly machine: () => Promise<MachineView>;
  readonly settings: () => Settings;
  readonly changeSettings: (change: Partial<Settings>) => Settings;
  /** Where the person wanted to go, once; null for nowhere, and while nobody is at work. */
  readonly wantedPlace: () => string | null;
  readonly openLink: (href: string) => boolean;
  readonly exportAudit: (filters: AuditFilters) => Promise<Result<Exported | null>>;
  readonly sheets: Pick<SheetDesk, 'print' | 'save'>;
};

const nothing = z.undefined();
const passcode = z.strictObject({ passcode: z.string().min(1).max(200) });
const text = lines(LETTER_LENGTH);
const letter = z.strictObject({ kind: z.literal('letter'), noticeId: id(), text });
const receipt = z.strictObject({ kind: z.literal('receipt'), customerId: id(), receiptId: id(), text });
const confirmation = z.strictObject({ kind: z.literal('confirmation'), customerId: id(), conversationId: id(), text });
const certificate = z.strictObject({ kind: z.literal('certificate'), certificateId: id(), text });
// As any text of several lines, but so long that it is searched for what may not be in it: to match the whole would need too deep a stack.
const NOT_IN_LINES = /[^\P{Cc}\n]|\p{Cs}/u;
const copyText = z
  .string()
  .min(1)
  .max(COPY_LENGTH, { abort: true })
  .refine((long) => !NOT_IN_LINES.test(long));
const accessCopy = z.strictObject({ kind: z.literal('access-copy'), requestId: id(), text: copyText });
const short = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const figures = z.strictObject({
  ...{ kind: z.literal('figures'), figures: z.enum([...REPORTS, 'published']), month: monthField().optional(), text },
  tables: z
    .array(
      z.strictObject({
        ...{ caption: short, named: z.int().min(1).max(20).optional() },
        ...{ headings: z.array(short).max(20), rows: z.array(z.array(short).max(20)).max(2_000) },
      }),
    )
    .max(20),
});
const sheet = z.discriminatedUnion('kind', [letter, receipt, confirmation, certificate, figures, accessCopy]);
const file = z.discriminatedUnion('kind', [
  letter,
  receipt.extend({ as: z.literal('json').optional() }),
  confirmation,
  certificate,
  figures.extend({ as: z.literal('csv').optional() }),
  accessCopy.extend({ as: z.literal('json').optional() }),
]);
/** Most bytes of a sheet: a copy takes at most three for each of its letters, and beside it stands what any call may carry. */
const SHEET_BYTES = 3 * COPY_LENGTH + LARGEST;
const place = z.string().regex(/^[\w.:/-]{1,120}$/);

/** The calls of the bridge that are the shell's own. */
export function shellCalls(parts: ShellParts): [string, Call][] {
  const { session } = parts;
  const calls: { [N in keyof ShellCalls]: Call } = {
    session: { input: nothing, run: () => fine(session.state()) },
    signIn: { input: nothing, run: session.signIn },
    cancelSignIn: { input: nothing, run: () => fine(session.cancel()) },
    copySignInAddress: { input: nothing, run: () => (session.copyAddress() ? fine(null) : no('not-now')) },
    signOut: { input: z.strictObject({ loseUnsent: z.boolean() }), run: session.signOut },
    choosePasscode: { input: passcode, run: (chosen: { passcode: string }) => session.choosePasscode(chosen.passcode) },
    unlock: { input: passcode, run: (typed: { passcode: string }) => session.unlock(typed.passcode) },
    lockNow: { input: nothing, run: () => fine(parts.lockNow()) },
    stay: {
      input: nothing,
      run: () => {
        parts.stay();
        return fine(null);
      },
    },
    configuration: { input: nothing, run: () => fine(parts.configuration()) },
    changeConfiguration: { input: configurationChange, run: parts.changeConfiguration },
    keepDraft: { input: z.strictObject({ place, text: z.string().max(100_000) }), run: parts.drafts.keep },
    draft: { input: z.strictObject({ place }), run: (which: { place: string }) => parts.drafts.read(which.place) },
    dropDraft: { input: z.strictObject({ place }), run: (which: { place: string }) => parts.drafts.drop(which.place) },
    copyPersonal: {
      input: z.string().min(1).max(100_000),
      run: (text: string) => {
        parts.copyPersonal(text);
        return fine(null);
      },
    },
    sync: { input: nothing, run: () => fine(parts.sync()) },
    ...unsentCalls(parts.outbox),
    ...dayCalls(parts.copies),
    machine: { input: nothing, run: async () => fine(await parts.machine()) },
    settings: { input: nothing, run: () => fine(parts.settings()) },
    changeSettings: {
      input: settingsSchema.partial().strict(),
      run: (change: Partial<Settings>) => fine(parts.changeSettings(change)),
    },
    wantedPlace: { input: nothing, run: () => fine({ path: parts.wantedPlace() }) },
    openLink: {
      input: z.string().max(2000),
      run: (href: string) => (parts.openLink(href) ? fine(null) : no('link-refused')),
    },
    exportAudit: { input: z.strictObject(auditFilters), run: parts.exportAudit },
    printSheet: { input: sheet, most: SHEET_BYTES, run: (one: Sheet) => parts.sheets.print(one) },
    saveSheet: { input: file, most: SHEET_BYTES, run: (one: Sheet) => parts.sheets.save(one) },
  };
  return Object.entries(calls).map(([name, call]) => [`shell.${name}`, call]);
}

function fine<T>(value: T): Result<T> {
  return { ok: true, value };
}

function no(code: Failure['code']): Result<never> {
  return { ok: false, error: { code } };
}
