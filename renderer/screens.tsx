import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from './components/loading.tsx';
import { FindScreen } from './screens/find-customer/find-screen.tsx';

// Only Find is here at the start; whatever else a screen needs comes when it is first opened.
const CustomerScreen = lazy(async () => ({ default: (await import('./screens/customer/customer-screen.tsx')).CustomerScreen }));
const ConsentScreen = lazy(async () => ({ default: (await import('./screens/consent/consent-screen.tsx')).ConsentScreen }));
const EndScreen = lazy(async () => ({ default: (await import('./screens/conversation/end-screen.tsx')).EndScreen }));
const NoticeScreen = lazy(async () => ({ default: (await import('./screens/notice/notice-screen.tsx')).NoticeScreen }));
const SettingsScreen = lazy(async () => ({ default: (await import('./screens/settings/settings-screen.tsx')).SettingsScreen }));

/** Which screen an address shows. */
export function Screens() {
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
