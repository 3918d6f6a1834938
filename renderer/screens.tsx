import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { SessionState } from '../shared/session-state.ts';
import { Loading } from './components/loading.tsx';
import { useSession } from './lib/session.ts';
import { useStore } from './lib/store.ts';
import { takenUp, takeUp } from './lib/take-up.ts';
import { SignInScreen } from './screens/sign-in/sign-in-screen.tsx';

const find = () => import('./screens/find-customer/find-screen.tsx');
const customer = () => import('./screens/customer/customer-screen.tsx');
const consent = () => import('./screens/consent/consent-screen.tsx');
const palette = () => import('./screens/palette/palette-dialog.tsx');
const end = () => import('./screens/conversation/end-screen.tsx');

// Only the sign-in is here at the start; whatever else a screen needs comes when it is first opened.
const FindScreen = lazy(async () => ({ default: (await find()).FindScreen }));
const AccessScreen = lazy(async () => ({ default: (await import('./screens/access/access-screen.tsx')).AccessScreen }));
const AfterScreen = lazy(async () => ({ default: (await import('./screens/after-closing/after-screen.tsx')).AfterScreen }));
const AuditScreen = lazy(async () => ({ default: (await import('./screens/audit/audit-screen.tsx')).AuditScreen }));
const AskedScreen = lazy(async () => ({ default: (await import('./screens/complaint/asked-screen.tsx')).AskedScreen }));
const CustomerScreen = lazy(async () => ({ default: (await customer()).CustomerScreen }));
const ConsentScreen = lazy(async () => ({ default: (await consent()).ConsentScreen }));
const AmendScreen = lazy(async () => ({ default: (await import('./screens/amend/amend-screen.tsx')).AmendScreen }));
const WrongScreen = lazy(async () => ({ default: (await import('./screens/wrong/wrong-screen.tsx')).WrongScreen }));
const NewCustomerScreen = lazy(async () => ({
  default: (await import('./screens/new-customer/new-customer-screen.tsx')).NewCustomerScreen,
}));
const EndScreen = lazy(async () => ({ default: (await end()).EndScreen }));
const LockedScreen = lazy(async () => ({ default: (await import('./screens/locked/locked-screen.tsx')).LockedScreen }));
const ClosingScreen = lazy(async () => ({ default: (await import('./screens/closing/closing-screen.tsx')).ClosingScreen }));
const ClosingsScreen = lazy(async () => ({ default: (await import('./screens/closing/closings-screen.tsx')).ClosingsScreen }));
const DiedScreen = lazy(async () => ({ default: (await import('./screens/closing/died-screen.tsx')).DiedScreen }));
const DuplicateScreen = lazy(async () => ({
  default: (await import('./screens/closing/duplicate-screen.tsx')).DuplicateScreen,
}));
const MachinesScreen = lazy(async () => ({ default: (await import('./screens/machines/machines-screen.tsx')).MachinesScreen }));
const MorningScreen = lazy(async () => ({ default: (await import('./screens/morning/morning-screen.tsx')).MorningScreen }));
const NoticeScreen = lazy(async () => ({ default: (await import('./screens/notice/notice-screen.tsx')).NoticeScreen }));
const PasscodeScreen = lazy(async () => ({ default: (await import('./screens/sign-in/passcode-screen.tsx')).PasscodeScreen }));
const ReportsScreen = lazy(async () => ({ default: (await import('./screens/reports/reports-screen.tsx')).ReportsScreen }));
const RetentionScreen = lazy(async () => ({
  default: (await import('./screens/retention/retention-screen.tsx')).RetentionScreen,
}));
const RequestsScreen = lazy(async () => ({ default: (await import('./screens/requests/requests-screen.tsx')).RequestsScreen }));
const InTheList = lazy(async () => ({ default: (await import('./screens/requests/queue/in-the-list.tsx')).InTheList }));
const RequestScreen = lazy(async () => ({ default: (await import('./screens/requests/request-screen.tsx')).RequestScreen }));
const SettingsScreen = lazy(async () => ({ default: (await import('./screens/settings/settings-screen.tsx')).SettingsScreen }));
const MeetScreen = lazy(async () => ({ default: (await import('./screens/meet/meet-screen.tsx')).MeetScreen }));
const MyDayScreen = lazy(async () => ({ default: (await import('./screens/my-day/my-day-screen.tsx')).MyDayScreen }));
const ShareScreen = lazy(async () => ({ default: (await import('./screens/share/share-screen.tsx')).ShareScreen }));
const WhoToTellScreen = lazy(async () => ({
  default: (await import('./screens/recipients/who-to-tell-screen.tsx')).WhoToTellScreen,
}));
const UnsentScreen = lazy(async () => ({ default: (await import('./screens/unsent/unsent-screen.tsx')).UnsentScreen }));

/** Fetches the screens of the main job once the first one is at rest, so that no key is lost while one is on its way. */
function useMainJobAtHand(): void {
  useEffect(() => {
    const waiting = requestIdleCallback(() => Promise.all([find(), customer(), consent(), end(), palette()]), { timeout: 3000 });
    return () => cancelIdleCallback(waiting);
  }, []);
}

const NOBODY = { kind: 'signed-out', why: null } as const;

/** Which screen an address shows, and to whom: without a session there is the way to one, and the settings. */
export function Screens() {
  useMainJobAtHand();
  // Until the shell has said where the session stands, the first screen is there: nobody is signed in at a start.
  const session = useSession().data ?? NOBODY;
  const signedIn = session.kind === 'signed-in';
  return (
    <Suspense fallback={<Loading what="this screen" />}>
      {signedIn ? <Places roles={session.who.roles} /> : <Threshold session={session} />}
    </Suspense>
  );
}

function Threshold({ session }: { readonly session: Exclude<SessionState, { kind: 'signed-in' }> }) {
  if (session.kind === 'new-passcode') return <PasscodeScreen name={session.who.name} />;
  if (session.kind === 'locked') return <LockedScreen session={session} />;
  return (
    <Switch>
      <Route path="/settings">
        <SettingsScreen />
      </Route>
      <Route>
        <SignInScreen session={session} />
      </Route>
    </Switch>
  );
}

function Places({ roles }: { readonly roles: readonly string[] }) {
  const ready = useStore(takenUp);
  useEffect(() => void takeUp(), []);
  if (!ready) return <Loading what="this screen" />;
  return (
    <Switch>
      <Route path="/find">
        <FindScreen />
      </Route>
      <Route path="/customer/new">
        <NewCustomerScreen />
      </Route>
      <Route path="/customer/:customerId">
        {({ customerId }) => <CustomerScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/consent">
        {({ customerId }) => <ConsentScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/change">
        {({ customerId }) => <AmendScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/share">
        {({ customerId }) => <ShareScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/stop">
        {({ customerId }) => <ClosingScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/died">
        {({ customerId }) => <DiedScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/duplicate">
        {({ customerId }) => <DuplicateScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/wrong">
        {({ customerId }) => <WrongScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/access">
        {({ customerId }) => <AccessScreen key={customerId} customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/unhappy">
        {({ customerId }) => <AskedScreen key={`complaint ${customerId}`} kind="complaint" customerId={customerId} />}
      </Route>
      <Route path="/customer/:customerId/other-right">
        {({ customerId }) => <AskedScreen key={`other-right ${customerId}`} kind="other-right" customerId={customerId} />}
      </Route>
      <Route path="/after-closing">
        <AfterScreen />
      </Route>
      <Route path="/conversation/end">
        <EndScreen />
      </Route>
      <Route path="/meet">
        <MeetScreen />
      </Route>
      <Route path="/my-day">
        <MyDayScreen />
      </Route>
      <Route path="/requests">
        <RequestsScreen />
      </Route>
      <Route path="/requests/:requestId">
        {({ requestId }) => (
          <>
            <InTheList key={`list ${requestId}`} requestId={requestId} />
            <RequestScreen key={requestId} requestId={requestId} />
          </>
        )}
      </Route>
      <Route path="/unsent">
        <UnsentScreen />
      </Route>
      <Route path="/notice/:section?">{({ section }) => <NoticeScreen section={section} />}</Route>
      <Route path="/settings">
        <SettingsScreen />
      </Route>
      {roles.includes('supervisor') && (
        <Route path="/audit">
          <AuditScreen />
        </Route>
      )}
      {roles.includes('supervisor') && (
        <Route path="/machines">
          <MachinesScreen />
        </Route>
      )}
      {roles.includes('supervisor') && (
        <Route path="/closings">
          <ClosingsScreen />
        </Route>
      )}
      {roles.includes('supervisor') && (
        <Route path="/morning">
          <MorningScreen />
        </Route>
      )}
      {roles.includes('supervisor') && (
        <Route path="/retention">
          <RetentionScreen />
        </Route>
      )}
      {roles.includes('supervisor') && <Route path="/reports/:name?">{({ name }) => <ReportsScreen name={name} />}</Route>}
      {roles.includes('supervisor') && (
        <Route path="/who-to-tell">
          <WhoToTellScreen />
        </Route>
      )}
      <Route>
        <Redirect to="/find" replace />
      </Route>
    </Switch>
  );
}
