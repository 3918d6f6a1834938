import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from './components/loading.tsx';
import { FindScreen } from './screens/find-customer/find-screen.tsx';

const customer = () => import('./screens/customer/customer-screen.tsx');
const consent = () => import('./screens/consent/consent-screen.tsx');
const end = () => import('./screens/conversation/end-screen.tsx');

// Only Find is here at the start; whatever else a screen needs comes when it is first opened.
const CustomerScreen = lazy(async () => ({ default: (await customer()).CustomerScreen }));
const ConsentScreen = lazy(async () => ({ default: (await consent()).ConsentScreen }));
const EndScreen = lazy(async () => ({ default: (await end()).EndScreen }));
const NoticeScreen = lazy(async () => ({ default: (await import('./screens/notice/notice-screen.tsx')).NoticeScreen }));
const SettingsScreen = lazy(async () => ({ default: (await import('./screens/settings/settings-screen.tsx')).SettingsScreen }));

/** Fetches the screens of the main job once the first one is at rest, so that no key is lost while one is on its way. */
function useMainJobAtHand(): void {
  useEffect(() => {
    const waiting = requestIdleCallback(() => Promise.all([customer(), consent(), end()]), { timeout: 3000 });
    return () => cancelIdleCallback(waiting);
  }, []);
}

/** Which screen an address shows. */
export function Screens() {
  useMainJobAtHand();
  return (
    <Suspense fallback={<Loading what="this screen" />}>
      <Switch>
        <Route path="/find">
          <FindScreen />
        </Route>
        <Route path="/customer/:customerId">
          {({ customerId }) => <CustomerScreen key={customerId} customerId={customerId} />}
        </Route>
        <Route path="/customer/:customerId/consent">
          {({ customerId }) => <ConsentScreen key={customerId} customerId={customerId} />}
        </Route>
        <Route path="/conversation/end">
          <EndScreen />
        </Route>
        <Route path="/notice/:section?">{({ section }) => <NoticeScreen section={section} />}</Route>
        <Route path="/settings">
          <SettingsScreen />
        </Route>
        <Route>
          <Redirect to="/find" replace />
        </Route>
      </Switch>
    </Suspense>
  );
}
