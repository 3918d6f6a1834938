import { contextBridge, ipcRenderer } from 'electron';

// Names only, put here by the build: the page gets one function per name and nothing that takes a channel.
declare const __CALLS__: Record<string, readonly string[]>;

const desk: Record<string, unknown> = {
  onChange: (listener: (change: unknown) => void) => {
    const heard = (_event: unknown, change: unknown) => listener(change);
    ipcRenderer.on('change', heard);
    return () => void ipcRenderer.off('change', heard);
  },
};
for (const [area, names] of Object.entries(__CALLS__)) {
  const call = (name: string) => [name, (input: unknown) => ipcRenderer.invoke(`${area}.${name}`, input)];
  desk[area] = Object.fromEntries(names.map(call));
}
contextBridge.exposeInMainWorld('desk', desk);
