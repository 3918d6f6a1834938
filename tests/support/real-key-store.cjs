// The driver tells Chromium to use no key store. A test that started one takes that back, before the app is ready.
const { app } = require('electron');

app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
