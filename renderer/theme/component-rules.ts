import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';

const ring = {
  outline: '3px solid var(--desk-palette-primary-main)',
  outlineOffset: 2,
};

/** The look of the shared parts: flat, hairlines instead of shadows, one plain focus ring, motion only where wanted. */
export const componentRules: Components<Omit<Theme, 'components' | 'palette'> & CssVarsTheme> = {
  MuiCssBaseline: {
    styleOverrides: {
      html: { height: '100%', scrollPaddingBottom: '5rem' },
      body: { height: '100%', overflowWrap: 'break-word' },
      '#root': { minHeight: '100%' },
      ':focus-visible': ring,
      'h1:focus, h2:focus, [tabindex="-1"]:focus': { outline: 'none' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          // Stronger than the styles that transitions set on the element itself.
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          transitionDuration: '0s !important',
        },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&.Mui-focusVisible': ring } },
  },
  // Their words begin where they end: the ring stays within.
  MuiRadio: { styleOverrides: { root: { '&.Mui-focusVisible': { outlineOffset: -5 } } } },
  MuiCheckbox: { styleOverrides: { root: { '&.Mui-focusVisible': { outlineOffset: -5 } } } },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: {
        ...{ minHeight: 36, paddingInline: 14, whiteSpace: 'normal', textAlign: 'left' },
        '&[aria-disabled="true"]': { opacity: 0.6, cursor: 'default' },
      },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { backgroundColor: 'var(--desk-palette-background-paper)' },
      notchedOutline: { borderColor: 'var(--desk-palette-text-disabled)' },
    },
  },
  MuiInputBase: { styleOverrides: { input: { '&:focus-visible': { outline: 'none' } } } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 650 } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '0 24px 20px', gap: 8 } } },
  MuiAlert: { styleOverrides: { message: { overflowWrap: 'break-word', minWidth: 0 } } },
  MuiDialog: { styleOverrides: { paper: { border: '1px solid var(--desk-palette-divider)' } } },
};
