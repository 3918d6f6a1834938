/** The keys of the application menu, by what they do: by the address they lead to, or by a name. `tests/unit` holds them to the menu. */
export const menuKeys: Readonly<Record<string, string>> = {
  '/find': 'Ctrl+F',
  '/my-day': 'Ctrl+D',
  '/unsent': 'Ctrl+U',
  '/conversation/end': 'Ctrl+E',
  '/settings': 'Ctrl+,',
  lock: 'Ctrl+L',
  shortcuts: 'Ctrl+/',
};
