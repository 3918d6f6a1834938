import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { levelFor, type Purpose } from '../../../shared/domain/consent.ts';
import type { Level } from '../../../shared/domain/identity.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Loading } from '../../components/loading.tsx';
import { useNotice } from '../notice/notice-query.ts';
import { ShowButton } from '../show-customer/show-button.tsx';
import { consentToShow } from '../show-customer/to-show.ts';
import { SimplerWords } from './simpler-words.tsx';

type Props = {
  readonly purpose: Purpose;
  readonly level: Level;
  /** They are from 13 to 17: the simpler words are read too. */
  readonly young: boolean;
  readonly onAgree: (wordingVersion: string, understood: boolean) => void;
  readonly onRefuse: (wordingVersion: string, understood: boolean) => void;
};

/** The words to read aloud before a consent is given, then the customer's answer. One purpose at a time. */
export function WordingToRead({ purpose, level, young, onAgree, onRefuse }: Props) {
  const { data: notice, error } = useNotice();
  const [understood, setUnderstood] = useState(false);
  const agree = useRef<HTMLButtonElement>(null);
  const wording = notice?.optionalPurposes.find((one) => one.purpose === purpose);
  const allowed = level >= levelFor('given');
  useEffect(() => {
    if (wording && allowed) agree.current?.focus();
  }, [wording, allowed]);
  if (!allowed)
    return (
      <Alert severity="warning" variant="outlined" sx={{ mt: 1.5 }}>
        Giving a consent needs identity level {levelFor('given')}. Go back and check one more item; refusing and withdrawing need
        no more.
      </Alert>
    );
  if (error) return <ErrorNote error={error} />;
  if (!notice || !wording) return <Loading what="the wording" />;
  return (
    <Box sx={{ mt: 1.5, p: 2, borderRadius: 1, bgcolor: 'action.hover' }}>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Read aloud
      </Typography>
      <Typography component="blockquote" sx={{ m: 0, mb: 1.5, fontSize: '1.125rem', lineHeight: 1.5 }}>
        {wording.wording}
      </Typography>
      {young && wording.simpler && <SimplerWords words={wording.simpler} understood={understood} onUnderstood={setUnderstood} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <ActionButton
          group="Record consent"
          label="Yes, they agree"
          letter="y"
          variant="contained"
          ref={agree}
          onAct={() => onAgree(notice.version, understood)}
        />
        <ActionButton group="Record consent" label="No" letter="n" onAct={() => onRefuse(notice.version, understood)} />
        <ShowButton
          group="Record consent"
          toShow={() => consentToShow(wording.wording, young ? (wording.simpler ?? null) : null)}
        />
      </Box>
    </Box>
  );
}
