import { MONO } from '../palette';

/** The grid: names on the left, tracks on the right; on narrow screens names above their tracks. Overlays lie over the tracks' column. */
export const CHART_STYLE = [
  '.grid{display:grid;grid-template-columns:172px minmax(0,1fr);column-gap:20px;margin:14px 0 36px;padding:20px 0 12px}',
  '.overlay{grid-column:2;position:relative;pointer-events:none}.overlay>i{position:absolute;pointer-events:auto}',
  '.who{grid-column:1;grid-row:var(--row)/span 2;line-height:1.3;padding-top:3px}',
  `.who b{display:block;font:600 13px/1.35 ${MONO}}.who span{font-size:12px;color:var(--muted)}`,
  '.track{grid-column:2;position:relative;height:24px}',
  '.notes{grid-column:2;position:relative;padding:1px 0 14px;font-size:12.5px;color:var(--muted)}.notes>p{width:fit-content;text-shadow:0 0 3px var(--paper),0 0 3px var(--paper),0 0 3px var(--paper)}',

  '.notes .finding{position:relative;z-index:2}',

  '.bar{position:absolute;top:3px;height:18px;min-width:2px;border-radius:2px;text-align:center;color:var(--on);white-space:nowrap;overflow:hidden;font-size:11.5px;font-weight:600;line-height:18px}',
  '.start,.run{background:var(--start)}.hook{background:var(--hook)}.drain{background:var(--drain)}.up{background:var(--up)}',
  '.probe{color:var(--ink);background:repeating-linear-gradient(135deg,color-mix(in srgb,var(--start) 45%,var(--paper)) 0 2px,var(--paper) 2px 6px);box-shadow:inset 0 0 0 1px var(--start)}',
  '.wait{top:11px;height:2px;border-radius:0;background:repeating-linear-gradient(90deg,var(--muted) 0 2px,transparent 2px 6px)}',
  '.gate,.kill,.unknown{position:absolute;z-index:2;font-style:normal}',
  '.gate{top:7px;width:10px;height:10px;margin-left:-5px;transform:rotate(45deg);background:var(--ink);box-shadow:0 0 0 2px var(--paper)}',
  '.kill{top:3px;width:18px;height:18px;margin-left:-9px;border-radius:50%;background:var(--kill);box-shadow:0 0 0 2px var(--paper)}',
  '.kill::before,.kill::after{content:"";position:absolute;left:4px;top:8px;width:10px;height:2px;background:var(--on);transform:rotate(45deg)}.kill::after{transform:rotate(-45deg)}',
  '.kill b{position:absolute;left:23px;white-space:nowrap;font-size:12px;line-height:18px;color:var(--kill)}',
  '.unknown{top:3px;width:18px;height:18px;margin-left:10px;border:1px dashed var(--muted);border-radius:50%;background:var(--paper);text-align:center;font-size:12px;font-weight:700;line-height:16px;color:var(--muted)}',

  '.ticks>i{top:0;bottom:0;border-left:1px solid var(--hair)}.ticks span{position:absolute;top:-20px;left:0;transform:translateX(-50%);font-size:12px;font-style:normal;white-space:nowrap;color:var(--muted)}',
  '.ticks>i:first-child span{transform:none}.ticks>.last span{transform:translateX(-100%)}',
  '.line>i{top:0;bottom:-4px;border-left:2px solid}.line span{position:absolute;bottom:-20px;font-size:12px;font-weight:650;font-style:normal;white-space:nowrap}',
  '.line .middle{transform:translateX(-50%)}.line .before{right:-1px}.line .after{left:-1px}.line .beyond{border-color:transparent}',
  '.line>.over{bottom:0;right:0;border:0;background:color-mix(in srgb,var(--kill) 7%,transparent)}',
  '.grace{color:var(--kill)}.needed{color:var(--warn)}.ready{color:var(--ready)}.needed>i,.ready>i{border-left-style:dashed}.needed span{bottom:-36px}',
  '.link{z-index:1}.link>i{top:22px;bottom:30px;border:solid var(--muted);border-width:0 0 1px 1px}',
  '.link>i::before{content:"";position:absolute;left:calc(100% - 1px);top:100%;height:8px;border-left:1px solid var(--muted)}',
  '.link>i::after{content:"";position:absolute;left:calc(100% - 3.5px);top:calc(100% + 3px);width:5px;height:5px;border:solid var(--muted);border-width:0 1px 1px 0;transform:rotate(45deg)}',

  '@media(max-width:700px){.grid{grid-template-columns:minmax(0,1fr)}.overlay,.track,.notes,.who{grid-column:1}',
  '.who{grid-row:calc(var(--row) - 1);display:flex;align-items:baseline;gap:8px}.who b,.who span{position:relative;z-index:2;background:var(--paper)}.kill b{display:none}',
  '.link>i{bottom:50px}.link>i::before{height:28px}.link>i::after{top:calc(100% + 23px)}}',
].join('\n');
