import Box from '@mui/material/Box';
import { type KeyboardEvent, useEffect, useState } from 'react';

import { ErrorNote } from '../../components/error-note.tsx';
import { Retry } from '../../components/retry.tsx';
import { Screen } from '../../components/screen.tsx';
import { announce } from '../../lib/announcer.ts';
import { chosen, findLine, useFindLine } from '../../lib/callers-words.ts';
import { failureOf } from '../../lib/desk.ts';
import { go } from '../../lib/go.ts';
import { useSettled } from '../../lib/settled.ts';
import { forgetAskOfNobody } from '../../lib/wanted-ask.ts';
import { MorningLine } from '../morning/morning-line.tsx';
import { AsksAnyway } from './asks-anyway.tsx';
import { ClosedBefore } from './closed-before.tsx';
import { FindField } from './find-field.tsx';
import { FindHelp } from './find-help.tsx';
import { saysEnough, useFind } from './find-query.ts';
import { FoundList, optionId } from './found-list.tsx';
import { OnThisComputer } from './on-this-computer.tsx';
import { ParkedHere } from './parked-here.tsx';
import { SomebodyNew } from './somebody-new.tsx';
import { UnderstoodLine } from './understood-line.tsx';

/** Milliseconds without a key after which a line is looked up; Enter does not wait. */
const PAUSE = 200;

/** Find a customer: one line as typed, results as you type, arrows and Enter to open. */
export function FindScreen() {
  const line = useFindLine();
  const wanted = line.trim().replace(/\s+/g, ' ');
  const [asked, askNow] = useSettled(wanted, PAUSE);
  const { data, error, isFetching, refetch } = useFind(asked);
  const enough = saysEnough(wanted);
  const found = enough && !error ? data : undefined;
  const results = found?.results ?? [];
  const current = asked === wanted && !isFetching;
  const [picked, setPicked] = useState(-1);
  const active = results.length === 1 && current ? 0 : Math.min(picked, results.length - 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer starts without a choice
  useEffect(() => {
    setPicked(-1);
    if (!data || !current || !enough) return;
    announce(countWords(data.results.length, data.more));
  }, [data, current]);

  const type = (typed: string) => {
    // Another caller: what the last one asked before they were found is not theirs.
    if (typed === '' && line !== '') forgetAskOfNobody();
    findLine.set(() => typed);
  };
  const open = (index: number) => {
    const person = results[index];
    if (!person) return;
    chosen.set(() => person);
    go(`/customer/${person.id}`);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      if (current && active >= 0) open(active);
      else if (error && asked === wanted) refetch();
      else askNow();
    } else if (event.key === 'ArrowDown') setPicked(Math.min(active + 1, results.length - 1));
    else if (event.key === 'ArrowUp') setPicked(Math.max(active - 1, 0));
    else if (event.key === 'Escape') type('');
    else return;
    event.preventDefault();
  };

  return (
    <Screen title="Find a customer" ownFocus width={880}>
      <FindField
        line={line}
        onLine={type}
        onKeyDown={onKey}
        expanded={results.length > 0}
        activeId={active >= 0 ? optionId(active) : undefined}
        busy={isFetching}
      />
      <UnderstoodLine line={line} />
      <Box sx={{ mt: 1 }}>
        {error && enough ? (
          <ErrorNote error={error} action={<Retry onRetry={() => refetch()} busy={isFetching} />} />
        ) : (
          <FoundList results={results} active={active} onOpen={open} stale={!current} />
        )}
        {(found?.onThisComputer || (error && failureOf(error).code === 'offline')) && <OnThisComputer copies={!error} />}
        <FindHelp empty={wanted.length === 0} enough={enough} found={current ? found : undefined} />
        {((current && found?.results.length === 0) || (error && failureOf(error).code === 'offline')) && (
          <ClosedBefore line={wanted} />
        )}
        {enough && <SomebodyNew nobody={current && found?.results.length === 0} />}
        {current && found?.results.length === 0 && !found.onThisComputer && <AsksAnyway line={wanted} />}
        {wanted.length === 0 && <ParkedHere />}
        {wanted.length === 0 && <MorningLine />}
      </Box>
    </Screen>
  );
}

function countWords(count: number, more: boolean): string {
  if (count === 0) return 'Nobody found';
  if (more) return `The first ${count} people; add a word to see fewer`;
  return count === 1 ? '1 person found' : `${count} people found`;
}
