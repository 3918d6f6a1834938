import type { UnsentItem } from '../../shared/desk.ts';
import type { OpenReason } from '../../shared/domain/conversation.ts';
import { londonDay } from '../../shared/domain/day.ts';
import type { Person } from '../../shared/domain/find/among/person.ts';
import { findAmong } from '../../shared/domain/find/among.ts';
import type { Level } from '../../shared/domain/identity.ts';
import { levelReached } from '../../shared/domain/identity.ts';
import { matchItems } from '../../shared/domain/identity-match.ts';
import type { Copy } from '../../shared/operations/copies.ts';
import type { DeskEvent } from '../../shared/operations/desk-events.ts';
import type { Input, OperationName, Output } from '../../shared/operations.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { CopyLevels } from './copy-levels.ts';
import type { DeskCopies } from './desk-copies.ts';
import { layOver } from './lay-over.ts';
import { contactKeys, heldOf, showCopy } from './show-copy.ts';

export type OfflineParts = {
  readonly clock: Clock;
  readonly copies: Pick<DeskCopies, 'of' | 'all'>;
  readonly levels: CopyLevels;
  readonly unsent: () => readonly UnsentItem[];
  /** Puts what was looked at on its way to the audit; answers why it could not be kept. */
  readonly note: (event: DeskEvent) => Promise<Failure | null>;
};

/** What serves from the copies on this machine while the central service cannot be reached. Null: no copy serves. */
export type AnswerOffline = (operation: OperationName, input: Record<string, unknown>) => Promise<Result<unknown> | null>;

/** Milliseconds in which one and the same look is told once. */
const SAME_LOOK = 300_000;

/** Answers finds, reads and identity checks by the central service's rules. Nothing is shown that the audit will not hear of. */
export function answerOffline({ clock, copies, levels, unsent, note }: OfflineParts): AnswerOffline {
  let last = { look: '', at: Number.NEGATIVE_INFINITY };
  const now = (copy: Copy) => layOver(copy, unsent());

  const find = async (input: Input<'customers.find'>): Promise<Result<Output<'customers.find'>> | null> => {
    const all = copies.all();
    if (all.length === 0) return null;
    const answer = findAmong(all.map(now).map(personOf), input, londonDay(new Date(clock.now())));
    if ('refused' in answer) return no({ code: answer.refused === 'find-too-short' ? 'find-too-short' : 'validation' });
    const problem = await note({ kind: 'offline-search', at: instantOf(clock), results: answer.results.length });
    return problem ? no(problem) : { ok: true, value: { ...answer, onThisComputer: true } };
  };

  const read = async (input: Input<'customers.read'>): Promise<Result<Output<'customers.read'>> | null> => {
    const { customerId, conversationId, reason } = input;
    const copy = copies.of(customerId);
    if (!copy) return null;
    const here = conversationId === undefined ? null : levels.conversation(conversationId);
    if (conversationId !== undefined && !here) return no({ code: 'conversation-not-open' });
    if (conversationId === undefined && reason === undefined) return no({ code: 'reason-required' });
    const spoken = here?.speaker === 'representative' ? 0 : levels.level(String(conversationId), customerId);
    const level: Level = here ? spoken : 0;
    const look = { customerId, fetchedAt: copy.fetchedAt, level, ...openedBy(conversationId, reason) };
    const problem = await noteOnce(look);
    return problem ? no(problem) : { ok: true, value: showCopy(now(copy), level, here ? level : 2) };
  };

  const noteOnce = async (look: Omit<Extract<DeskEvent, { kind: 'offline-view' }>, 'kind' | 'at'>): Promise<Failure | null> => {
    const same = JSON.stringify(look);
    if (last.look === same && clock.ticks() - last.at < SAME_LOOK) return null;
    const problem = await note({ kind: 'offline-view', at: instantOf(clock), ...look });
    if (!problem) last = { look: same, at: clock.ticks() };
    return problem;
  };

  const check = async (input: Input<'customers.checkIdentity'>): Promise<Result<Output<'customers.checkIdentity'>> | null> => {
    const { commandId: _, saidAt: __, customerId, conversationId, customerAnswers, ...said } = input;
    const copy = copies.of(customerId);
    if (!copy) return null;
    const here = levels.conversation(conversationId);
    if (!here) return no({ code: 'conversation-not-open' });
    // Nobody's word lets somebody else speak before the central service has it.
    if (here.speaker === 'representative') return customerAnswers ? null : no({ code: 'no-authority' });
    if (!levels.mayCheck(conversationId, customerId)) return no({ code: 'too-many-checks' });
    const items = matchItems(said, heldOf(copy, now(copy), here.channel === 'face-to-face'));
    const matching = items.filter(({ matches }) => matches).map(({ item }) => item);
    const passed = matching.length === items.length;
    const at = instantOf(clock);
    const matched = levels.checked(conversationId, customerId, matching, passed);
    const event = { kind: 'offline-check', at, customerId, conversationId, fetchedAt: copy.fetchedAt, passed, matched } as const;
    const problem = await note(event);
    if (problem) return no(problem);
    const level = Math.max(levels.level(conversationId, customerId), levelReached(new Set(matched))) as Level;
    return { ok: true, value: { level, items, checkedAt: at } };
  };

  return async (operation, input) => {
    switch (operation) {
      case 'customers.find':
        return find(input);
      case 'customers.read':
        return read(input as Input<'customers.read'>);
      case 'customers.checkIdentity':
        return check(input as Input<'customers.checkIdentity'>);
      default:
        return null;
    }
  };
}

const no = (error: Failure) => ({ ok: false, error }) as const;

function openedBy(conversationId: string | undefined, reason: OpenReason | undefined) {
  return conversationId === undefined ? { ...(reason ? { reason } : {}) } : { conversationId };
}

function personOf(copy: Copy): Person {
  const { phones, emails } = contactKeys(copy);
  const { customerId: id, givenName, familyName, birthDate, postcode, reference, uln } = copy;
  return {
    id,
    givenName,
    familyName,
    birthDate,
    postcode,
    reference,
    uln,
    status: 'current',
    contactKeys: [...phones, ...emails],
  };
}
