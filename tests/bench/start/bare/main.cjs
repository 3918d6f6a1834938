// The floor of the start benchmark: one window with one plain page, as safe as the app's own, and nothing else.
const { app, BrowserWindow } = require('electron');

app.setPath('userData', process.env.ADVISER_DESK_PROFILE);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 860, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
