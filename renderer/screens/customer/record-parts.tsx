import Box from '@mui/material/Box';
import type { Output } from '../../../shared/operations.ts';
import { NewsBar } from '../../components/news-bar.tsx';
import { Screen } from '../../components/screen.tsx';
import { useConversation } from '../../lib/conversation.ts';
import { useSession, whoIn } from '../../lib/session.ts';
import { useNews } from '../../lib/use-news.ts';
import { youngBy } from '../../lib/young.ts';
import { ClosingNote } from '../closing/closing-note.tsx';
import { StopButton } from '../closing/stop-button.tsx';
import { AskButtons } from '../complaint/ask-buttons.tsx';
import { PromiseButton } from '../promises/promise-button.tsx';
import { RecordPromises } from '../promises/record-promises.tsx';
import { CoveredPanel } from '../speaking-for/covered-panel.tsx';
import { SpeaksPanel } from '../speaking-for/speaks-panel.tsx';
import { WorryButton } from '../speaking-for/worry-button.tsx';
import { YoungNote } from '../speaking-for/young-note.tsx';
import { AddToDay } from './add-to-day.tsx';
import { ConsentsPanel } from './consents-panel.tsx';
import type { Opened } from './customer-query.ts';
import { DetailsPanel } from './details-panel.tsx';
import { FailedChecks } from './failed-checks.tsx';
import { FirstContact } from './first-contact.tsx';
import { FromCopy } from './from-copy.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { KnownToPanel } from './known-to-panel.tsx';
import { LevelPanel } from './level-panel.tsx';
import { ParkedOffer } from './parked-offer.tsx';
import { RecordLead } from './record-lead.tsx';
import { RequestsPanel } from './requests-panel.tsx';
import { SpecialPanel } from './special-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { WhoHasPanel } from './who-has-panel.tsx';
import { UnseenPanel } from './wrong-button.tsx';

export type Customer = Output<'customers.read'>;
type Props = { readonly opened: Opened; readonly customer: Customer; readonly readAt: number };

/** What the level allows of one record, identity first. */
export function RecordParts({ opened, customer, readAt }: Props) {
  const { conversationId } = opened;
  const parked = customer.parked.find((one) => one.conversationId !== conversationId);
  const closed = customer.status === 'closed';
  const { news, sentences, see } = useNews(customer);
  const spokenFor = useConversation()?.speaker === 'representative' && conversationId !== undefined;
  const supervisor = whoIn(useSession().data)?.roles.includes('supervisor') ?? false;
  const speaks = !spokenFor && !closed && (customer.values !== undefined || (supervisor && conversationId !== undefined));
  return (
    <Screen
      title={`${customer.givenName} ${customer.familyName}`}
      windowTitle="Customer"
      lead={<RecordLead customer={customer} />}
      ownFocus={!closed && conversationId !== undefined}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 3fr) minmax(0, 2fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <ClosingNote customer={customer} />
          {customer.copiedAt && <FromCopy customerId={customer.id} copiedAt={customer.copiedAt} />}
          {youngBy(customer.values) && <YoungNote />}
          {parked && conversationId && !closed && <ParkedOffer customer={customer} parked={parked} />}
          <FailedChecks checks={customer.failedChecks} />
          {conversationId && !closed && <IdentityPanel customer={customer} readAt={readAt} conversationId={conversationId} />}
          {customer.firstContact && customer.values && conversationId && <FirstContact values={customer.values} />}
          {customer.consents && (
            <ConsentsPanel
              customer={customer}
              readAt={readAt}
              news={news}
              canRecord={conversationId !== undefined}
              reason={opened.reason}
            />
          )}
          {customer.values && (
            <DetailsPanel
              opened={opened}
              customer={customer}
              readAt={readAt}
              news={news}
              canChange={conversationId !== undefined}
            />
          )}
          {!customer.values && customer.level > 0 && !closed && <UnseenPanel customerId={customer.id} />}
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {spokenFor && <CoveredPanel scopes={customer.speaksFor ?? []} />}
          {conversationId && !closed && (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              <StopButton customer={customer} />
              <AskButtons customerId={customer.id} level={customer.level} />
              <WorryButton customerId={customer.id} group="Customer" />
              {!spokenFor && <PromiseButton about={{ customerId: customer.id }} group="Customer" letter="z" />}
            </Box>
          )}
          {customer.consents && !closed && <RecordPromises opened={opened} customer={customer} />}
          {conversationId && !closed && <LevelPanel level={customer.level} />}
          {customer.values && conversationId && !customer.copiedAt && (
            <SpecialPanel customerId={customer.id} conversationId={conversationId} />
          )}
          {speaks && <SpeaksPanel opened={opened} customer={customer} />}
          {customer.knownTo && <KnownToPanel knownTo={customer.knownTo} />}
          {customer.values && !closed && <WhoHasPanel opened={opened} customer={customer} />}
          {customer.values && !customer.copiedAt && <RequestsPanel customerId={customer.id} />}
          {customer.values && !customer.copiedAt && <TimelinePanel opened={opened} />}
          {customer.values && !closed && <AddToDay customer={customer} />}
        </Box>
      </Box>
      <NewsBar title="Changed elsewhere just now" sentences={sentences} see={see} />
    </Screen>
  );
}
