import { MONO, paletteCss, SANS } from '../palette';

export const SVG_STYLE = [
  paletteCss('svg'),
  `text{font:11px ${SANS};fill:var(--ink)}`,
  '.paper{fill:var(--paper)}',
  '.heading{font-size:19px;font-weight:650}.title{font-size:14px;font-weight:650}',
  '.verdict,.bad,.advice{font-size:12px}.verdict{fill:var(--muted)}.bad{fill:var(--kill);font-weight:600}.advice{font-weight:600}',
  `.name{font:600 12px ${MONO}}.kind,.note,.tick{fill:var(--muted)}.kind,.tick{font-size:10.5px}`,
  '.note{stroke:var(--paper);stroke-width:3;stroke-linejoin:round;paint-order:stroke}',
  '.note.error,.error{fill:var(--kill)}.note.warning,.warning{fill:var(--warn)}',
  '.grid{stroke:var(--hair)}.wait{stroke:var(--muted);stroke-width:1.6;stroke-dasharray:1.6 4;stroke-linecap:round}',
  '.start,.run{fill:var(--start)}.hook{fill:var(--hook)}.drain{fill:var(--drain)}.up{fill:var(--up)}',
  '.probe{fill:url(#hatch);stroke:var(--start)}.hatch{stroke:var(--start);stroke-width:2.4;opacity:.55}',
  '.in{font-size:10.5px;font-weight:600;fill:var(--on)}',
  '.in-probe{font-size:10.5px;font-weight:600;stroke:var(--paper);stroke-width:4;stroke-linejoin:round;paint-order:stroke}',
  '.gate{fill:var(--ink);stroke:var(--paper);stroke-width:2}.follows{fill:none;stroke:var(--muted);stroke-width:1.2}',
  '.kill{fill:var(--kill);stroke:var(--paper);stroke-width:2}.cross{stroke:var(--on);stroke-width:2;stroke-linecap:round}',
  '.unknown{fill:var(--paper);stroke:var(--muted);stroke-dasharray:2 2}.unknown-label{font-weight:700;fill:var(--muted)}',
  '.grace{stroke:var(--kill);stroke-width:1.6}.over{fill:var(--kill);opacity:.07}',
  '.needed{stroke:var(--warn);stroke-width:1.6;stroke-dasharray:5 3}.ready{stroke:var(--ready);stroke-width:1.6;stroke-dasharray:5 3}',
  '.kill-label,.grace-label{fill:var(--kill);font-weight:600}.needed-label{fill:var(--warn);font-weight:600}.ready-label{fill:var(--ready);font-weight:600}',
].join('');
