/** Colours that keep apart for colour-blind eyes too: blue, amber, teal and vermilion of different lightness. */
const LIGHT = {
  paper: '#ffffff',
  panel: '#f5f7f9',
  ink: '#17212d',
  muted: '#566373',
  hair: '#dde3e9',
  on: '#ffffff',
  start: '#2a6bb0',
  hook: '#a35f00',
  drain: '#0b7a6b',
  up: '#cfdcea',
  kill: '#c0271c',
  ready: '#2c7a36',
  warn: '#8a5a00',
};

const DARK: typeof LIGHT = {
  paper: '#0f141a',
  panel: '#171e27',
  ink: '#e7ecf2',
  muted: '#9ba8b7',
  hair: '#2b3541',
  on: '#0c1116',
  start: '#6aaaf0',
  hook: '#e3a541',
  drain: '#45bba6',
  up: '#2d4056',
  kill: '#ff7468',
  ready: '#6cc276',
  warn: '#e3a541',
};

/** The colours as CSS variables of `root`, light or dark as the reader's system is. */
export function paletteCss(root: string): string {
  return `${root}{color-scheme:light dark;${variables(LIGHT)}}@media(prefers-color-scheme:dark){${root}{${variables(DARK)}}}`;
}

function variables(colours: typeof LIGHT): string {
  return Object.entries(colours).map(([name, value]) => `--${name}:${value}`).join(';');
}

export const SANS = 'ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';
export const MONO = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace';
