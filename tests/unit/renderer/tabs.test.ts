import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Conversation } from '../../../renderer/lib/conversation.ts';
import { noPage, standInPage } from './stand-in-page.ts';

const { address, page } = standInPage();
const talks = await import('../../../renderer/lib/conversation.ts');
const { typedPlaces } = await import('../../../renderer/lib/drafts.ts');
const { go, goLosing, holdUnfinished, leaving } = await import('../../../renderer/lib/go.ts');
const { tabs } = await import('../../../renderer/lib/open-tabs.ts');
const { answerClosing, closeTabHere, dropTabsAfter, followTabs, pinTab, toDigit } = await import('../../../renderer/lib/tabs.ts');
const { tabWords } = await import('../../../renderer/lib/tab-words.ts');
afterAll(() => {
  vi.useRealTimers();
  noPage();
});
followTabs();

const about = (customerId: string, name: string) => ({ customerId, name, level: 2 as const });
const talk = (conversationId: string, ...people: Conversation['about'][number][]): Conversation => ({
  ...{ conversationId, channel: 'telephone', speaker: 'customer', beganAt: '2026-11-30T10:00:00.000Z', sentAt: null },
  about: people,
});
const ADA = about('ada', 'Ada Quill');
const JOAN = about('joan', 'Joan Marsh');
const open = () => tabs.get().map(({ id }) => id);
const named = () => tabs.get().map((tab) => tabWords(tab, { conversation: talks.conversation.get(), chosen: null }));

beforeEach(() => {
  vi.useRealTimers();
  leaving.set(() => null);
  talks.conversation.set(() => null);
  talks.parked.set(() => []);
  typedPlaces.set(() => new Set());
  goLosing('/find');
  tabs.set(() => []);
  page.dropped.length = 0;
});

describe('from tab to tab', () => {
  test('what is typed on screen is kept where its form keeps it', () => {
    for (const to of ['/requests/r', '/customer/ada/change']) go(to);
    typedPlaces.set(() => new Set(['amend:talk:ada']));
    holdUnfinished('amend:talk:ada');
    toDigit(1);
    expect([address(), leaving.get()]).toEqual(['/requests/r', null]);
  });

  test('where the form on screen keeps nothing it asks, also when another form of the same tab does', () => {
    for (const to of ['/requests/r', '/customer/ada/change']) go(to);
    typedPlaces.set(() => new Set(['consent:talk:ada']));
    holdUnfinished('amend:talk:ada');
    toDigit(1);
    expect([address(), leaving.get()]).toEqual(['/customer/ada/change', '/requests/r']);
  });

  test('one that is closed after the question loses what is typed in it, and asks nothing more', () => {
    for (const to of ['/requests/r', '/customer/ada/change']) go(to);
    typedPlaces.set(() => new Set(['amend:talk:ada']));
    holdUnfinished('amend:talk:ada');
    closeTabHere();
    answerClosing(true);
    expect([address(), leaving.get(), open()]).toEqual(['/requests/r', null, ['r']]);
    expect(page.dropped).toEqual(['amend:talk:ada']);
  });
});

describe('a customer’s tab', () => {
  const twoOpen = () => {
    talks.conversation.set(() => talk('talk', ADA, JOAN));
    for (const to of ['/requests/r', '/customer/ada', '/customer/joan/change']) go(to);
    const [, ada] = tabs.get();
    if (ada) pinTab(ada, true);
  };

  test('goes with the conversation, and not with one that goes on', () => {
    twoOpen();
    talks.conversation.set(() => null);
    expect(open()).toEqual(['r']);
    go('/customer/joan');
    talks.parked.set(() => [{ ...talk('other', JOAN), parkedAt: new Date().toISOString() }]);
    talks.conversation.set(() => talk('talk', ADA));
    talks.conversation.set(() => null);
    expect(open()).toEqual(['r', 'joan']);
  });

  test('goes with the conversation it was opened in, also where its record was never read', () => {
    go('/customer/joan');
    talks.conversation.set(() => talk('talk'));
    for (const to of ['/customer/ada', '/requests/r', '/find']) go(to);
    expect(open()).toEqual(['joan', 'ada', 'r']);
    talks.conversation.set(() => null);
    expect(open()).toEqual(['r']);
  });

  test('whose record was never read stays when the line drops, and goes once what was taken up has ended', async () => {
    talks.conversation.set(() => talk('talk'));
    go('/customer/ada');
    await talks.parkConversation();
    expect(open()).toEqual(['ada']);
    await talks.resumeConversation(talk('talk', JOAN));
    go('/find');
    talks.conversation.set(() => null);
    expect(open()).toEqual([]);
  });

  test('stays when the line drops, without a name, and is as it was once it is taken up again', async () => {
    twoOpen();
    await talks.parkConversation();
    expect(open()).toEqual(['r', 'ada', 'joan']);
    expect(named()).toEqual(['Request', 'Customer', 'Customer']);
    // Taken up from the record of one of them: the other is known here.
    await talks.resumeConversation(talk('talk', about('joan', 'Joan Marsh')));
    expect(talks.parked.get()).toEqual([]);
    expect(tabs.get().map(({ id, pinned }) => `${id} ${pinned}`)).toEqual(['r false', 'ada true', 'joan false']);
    expect(named()).toEqual(['Request', 'Ada Quill', 'Joan Marsh']);
    expect(talks.conversation.get()?.about.map(({ level }) => level)).toEqual([0, 0]);
  });

  test('goes once nobody can take the conversation up any more', async () => {
    twoOpen();
    await talks.parkConversation();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 60_000 });
    talks.forgetParked();
    expect(open()).toEqual(['r']);
  });

  test('of a window before this one goes where its conversation is over, and stays where somebody in it is spoken with', () => {
    twoOpen();
    dropTabsAfter([talk('talk', ADA, JOAN)], [talk('other', JOAN)]);
    expect(open()).toEqual(['r', 'joan']);
  });
});
