import { config } from 'zod/v4/core';

// The content security policy forbids eval, which zod's compiled parsers need. Must run before any schema is used.
config({ jitless: true });
