import { createTheme } from '@mui/material/styles';
import { componentRules } from './component-rules.ts';
import { dark, light } from './palette.ts';

const system = '"Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Noto Sans", "DejaVu Sans", sans-serif';

/**
 * Light or dark follows the media query: the shell sets the native theme from the settings before the window is made,
 * so the right one is painted first and nothing flickers.
 */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'media', cssVarPrefix: 'desk' },
  colorSchemes: { light, dark },
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: system,
    htmlFontSize: 16,
    fontSize: 14,
    h1: { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.25, letterSpacing: '-0.01em' },
    h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 },
    h3: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 },
    body1: { fontSize: '0.9375rem', lineHeight: 1.5 },
    body2: { fontSize: '0.875rem', lineHeight: 1.5 },
    caption: { fontSize: '0.8125rem', lineHeight: 1.45 },
    button: { textTransform: 'none', fontWeight: 600, fontSize: '0.9375rem', lineHeight: 1.4 },
  },
  components: componentRules,
});
