import type { ColorSystemOptions } from '@mui/material/styles';

/** Ink on paper, one petrol accent; every pair of text and ground reaches 4.5 : 1 or more. */
export const light: ColorSystemOptions = {
  palette: {
    primary: { main: '#0b5563', light: '#2f7482', dark: '#073c47', contrastText: '#ffffff' },
    error: { main: '#a8261c', light: '#c64a40', dark: '#7f1a12', contrastText: '#ffffff' },
    warning: { main: '#8a4b00', light: '#a8690f', dark: '#663700', contrastText: '#ffffff' },
    success: { main: '#1d6b3a', light: '#3c8757', dark: '#114a27', contrastText: '#ffffff' },
    info: { main: '#24578f', light: '#4674a8', dark: '#173d67', contrastText: '#ffffff' },
    background: { default: '#f3f5f6', paper: '#ffffff' },
    text: { primary: '#16222a', secondary: '#4a5963', disabled: '#6f7c85' },
    divider: '#d7dee2',
    action: { hover: 'rgba(11, 85, 99, 0.06)', selected: 'rgba(11, 85, 99, 0.11)', focus: 'rgba(11, 85, 99, 0.12)' },
  },
};

export const dark: ColorSystemOptions = {
  palette: {
    primary: { main: '#7cc9d6', light: '#a3dbe4', dark: '#57a9b8', contrastText: '#06222a' },
    error: { main: '#ff9c92', light: '#ffbcb5', dark: '#e0776c', contrastText: '#33070a' },
    warning: { main: '#f0bb70', light: '#f6d19c', dark: '#cf9846', contrastText: '#2c1a00' },
    success: { main: '#87cf9f', light: '#ace0bd', dark: '#62b07d', contrastText: '#05250f' },
    info: { main: '#95c0ee', light: '#b8d6f5', dark: '#6d9dd0', contrastText: '#06203b' },
    background: { default: '#10171b', paper: '#182228' },
    text: { primary: '#e6edf0', secondary: '#a9b8c0', disabled: '#84939c' },
    divider: '#2f3d45',
    action: { hover: 'rgba(124, 201, 214, 0.09)', selected: 'rgba(124, 201, 214, 0.17)', focus: 'rgba(124, 201, 214, 0.18)' },
  },
};
