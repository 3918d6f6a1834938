/** Commands of the application menu that a screen carries out. */
export type MenuCommand =
  | 'find'
  | 'my-day'
  | 'unsent'
  | 'notice'
  | 'settings'
  | 'shortcuts'
  | 'cover'
  | 'help'
  | 'palette'
  | 'tab-next'
  | 'tab-before'
  | 'tab-close'
  | 'end-conversation'
  | 'sign-out';
