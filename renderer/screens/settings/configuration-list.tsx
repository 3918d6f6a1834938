import Box from '@mui/material/Box';
import type { ConfigurationView } from '../../../shared/configuration.ts';
import { fieldWords, SERVICE_FIELDS, sourceWords } from './configuration-words.ts';

/** What an administrator has set, to be read. */
export function ConfigurationList({ view }: { readonly view: ConfigurationView }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
      {SERVICE_FIELDS.map((name) => (
        <div key={name}>
          <Box component="dt" sx={{ typography: 'body2', color: 'text.secondary' }}>
            {fieldWords[name]}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {view[name].value}
            <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
              {sourceWords[view[name].from]}
            </Box>
          </Box>
        </div>
      ))}
    </Box>
  );
}
