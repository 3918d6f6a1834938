import { useEffect, useRef, useState } from 'react';
import { desk } from './desk.ts';
import { isKept } from './go.ts';
import { makeStore } from './store.ts';

/** The places where this window keeps something typed. */
export const typedPlaces = makeStore<ReadonlySet<string>>(new Set());

/** Fields that were emptied again hold nothing; what a form keeps is never so short. */
const holds = (text: string) => text !== '' && text !== '{}';

function noteTyped(place: string, typed: boolean): void {
  typedPlaces.set((now) => {
    if (now.has(place) === typed) return now;
    return new Set(typed ? [...now, place] : [...now].filter((other) => other !== place));
  });
}

/** Whether something is typed at a place, known at once: also after a lock, a reload or another tab. */
export const isTypedAt = (place: string): boolean => typedPlaces.get().has(place);

/** The text the shell keeps for a place; null when it keeps none, or the desk is locked. */
export async function readDraft(place: string): Promise<string | null> {
  const { text } = await desk.shell.draft({ place }).catch(() => ({ text: null }));
  return text;
}

/** Has the shell keep a text, so that neither a reload nor a lock loses it. */
export function keepDraft(place: string, text: string): void {
  noteTyped(place, holds(text));
  desk.shell.keepDraft({ place, text }).catch(() => undefined);
}

export function dropDraft(place: string): void {
  noteTyped(place, false);
  desk.shell.dropDraft({ place }).catch(() => undefined);
}

/** Whether what is typed at a place is of a conversation, by its id: the places of its forms name it. */
const isOf = (conversationId: string) => (place: string) => place.split(':').includes(conversationId);

/** Where something is typed in a conversation and not recorded. */
export const typedDuring = (conversationId: string): readonly string[] => [...typedPlaces.get()].filter(isOf(conversationId));

/** A conversation has ended: nothing typed in it may come back in the next. */
export function dropTypedIn(conversationId: string): void {
  for (const place of typedDuring(conversationId)) dropDraft(place);
}

/** Leaving a form gives up what is typed there; a lock, a reload, or going to another of the things that are open does not. */
export function useDroppedOnLeaving(place: string): void {
  useEffect(
    () => () => {
      if (!isKept(place)) dropDraft(place);
    },
    [place],
  );
}

/**
 * Text being typed at a place of its own, which survives a lock and a reload. What was typed before comes back unless
 * something has been typed meanwhile. The third function forgets it, when it has gone where it belongs.
 */
export function useDraft(place: string, initial = ''): readonly [string, (text: string) => void, () => void] {
  const [text, setText] = useState(initial);
  const touched = useRef(false);
  useEffect(() => {
    touched.current = false;
    readDraft(place).then((kept) => {
      if (kept !== null && !touched.current) setText(kept);
    });
  }, [place]);
  const type = (typed: string) => {
    touched.current = true;
    setText(typed);
    keepDraft(place, typed);
  };
  return [text, type, () => dropDraft(place)];
}
