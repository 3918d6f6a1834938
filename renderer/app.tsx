import './lib/jitless.ts';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';

import { Frame } from './components/frame.tsx';
import { useAddress } from './lib/go.ts';
import { queryClient } from './lib/query-client.ts';
import { Screens } from './screens.tsx';
import { makeEmotionCache } from './theme/emotion-cache.ts';
import { theme } from './theme/theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The document has no root element');

createRoot(root).render(
  <CacheProvider value={makeEmotionCache()}>
    <ThemeProvider theme={theme} storageManager={null}>
      <CssBaseline />
      <QueryClientProvider client={queryClient}>
        <Router hook={useAddress}>
          <Frame>
            <Screens />
          </Frame>
        </Router>
      </QueryClientProvider>
    </ThemeProvider>
  </CacheProvider>,
);
