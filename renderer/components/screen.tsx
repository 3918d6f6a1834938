import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { helpAt } from '../lib/help-shown.ts';
import { useStore } from '../lib/store.ts';
import { roomy } from '../theme/roomy.ts';
import { HelpButton } from './help-button.tsx';

const HelpText = lazy(async () => ({ default: (await import('./help-text.tsx')).HelpText }));

type Props = {
  /** The heading. */
  readonly title: string;
  /** The window's title where the heading is a person's name, which the system's window list must not show. */
  readonly windowTitle?: string;
  /** What stands under the heading. */
  readonly lead?: ReactNode;
  /** The screen puts the focus somewhere itself. */
  readonly ownFocus?: boolean;
  /** It is as high as the window, so that a part of it can scroll by itself. */
  readonly fill?: boolean;
  /** Widest content, in pixels. */
  readonly width?: number;
  readonly children: ReactNode;
};

/** A screen: one level-one heading, which takes the focus when the screen comes unless the screen has a better place. */
export function Screen({ title, windowTitle = title, lead, ownFocus = false, fill = false, width = 1120, children }: Props) {
  useLocation();
  // The address as the window has it: with what stands after it.
  const helped = useStore(helpAt) === location.hash;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} – Adviser Desk`;
    window.scrollTo(0, 0);
    document.getElementById('main')?.scrollTo(0, 0);
    if (!ownFocus) heading.current?.focus();
  }, [windowTitle, ownFocus]);
  return (
    <Box
      sx={{
        ...{ maxWidth: width, mx: 'auto', px: { xs: 2, md: 3 }, pt: { xs: 2, md: 3 }, pb: 4 },
        ...(fill
          ? { display: 'flex', flexDirection: 'column', boxSizing: 'border-box', pb: 2, [roomy]: { minHeight: '100%' } }
          : {}),
      }}
    >
      <Box sx={{ mb: 2 }}>
        <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1.5 }}>
          <HelpButton expanded={helped} />
          <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
        </Box>
        {helped && (
          <Suspense>
            <HelpText />
          </Suspense>
        )}
        {lead}
      </Box>
      {children}
    </Box>
  );
}
