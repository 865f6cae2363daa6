import { CHART_STYLE } from './chart-style';
import { MONO, paletteCss, SANS } from '../palette';

export const HTML_STYLE = [
  paletteCss(':root'),
  '*{box-sizing:border-box}',
  `body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 ${SANS};overflow-wrap:anywhere;-webkit-text-size-adjust:100%}`,
  'main{max-width:1120px;margin:0 auto;padding:40px 24px 64px}',
  'h1,h2,h3,p,dl,dd,ul,table{margin:0;padding:0}h1,h2,h3{line-height:1.25;text-wrap:balance}',
  'h1{font-size:28px;letter-spacing:-.01em}h2{font-size:21px}h3{font-size:15px}',
  'a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:3px}a:hover{text-decoration-color:currentColor}',
  `code{font:600 .92em ${MONO}}small{display:block;font-size:12.5px;font-weight:400;color:var(--muted)}`,
  '.lead,.meta{color:var(--muted)}.page{margin-bottom:28px}',

  '.summary{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}',
  '.summary th,.summary td{text-align:left;vertical-align:top;padding:10px 16px 10px 0;border-bottom:1px solid var(--hair);font-weight:400}',
  '.summary thead th{font-size:12.5px;color:var(--muted);padding-block:0 6px}.summary tbody th a{font-weight:650}',
  '.none{color:var(--muted)}',
  '.badge{display:inline-block;padding:0 8px;border-radius:10px;font-size:12.5px;font-weight:600;white-space:nowrap;border:1px solid currentColor}',
  '.error{color:var(--kill)}.warning{color:var(--warn)}.info{color:var(--muted)}span.over{color:var(--kill);font-weight:600}',
  '.gauge{display:block;width:100%;max-width:140px;height:4px;margin-top:5px;border-radius:2px;background:var(--hair);overflow:hidden}',
  '.gauge i{display:block;height:100%;background:var(--drain)}.gauge.over i{background:var(--kill)}',

  'article{margin-top:44px;padding-top:28px;border-top:2px solid var(--ink)}article>header{margin-bottom:18px}',
  '.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:16px 24px;margin-bottom:8px}',
  'dt{font-size:12.5px;color:var(--muted)}dd{font-weight:600;font-variant-numeric:tabular-nums}',
  '.chart,.others{margin-top:28px}',
  '.verdict{color:var(--muted)}.bad .verdict{color:var(--kill);font-weight:600}.advice{font-weight:600}',

  '.finding{margin-top:6px;padding:6px 10px;border-left:3px solid currentColor;background:var(--panel);font-size:13.5px;line-height:1.45;max-width:90ch}',
  '.finding>span:not(.tag),.finding>a{color:var(--ink)}.finding .tag{font-weight:650}.finding .fix{font-weight:600}.finding .fix::before{content:"→ "}',
  '.acknowledged{color:var(--muted)}.finding.acknowledged>:not(.tag){color:var(--muted)}',

  '.legend{margin-top:28px;padding:14px 18px;background:var(--panel);border-radius:6px;font-size:13px;color:var(--muted)}',
  '.legend ul{list-style:none;display:flex;flex-wrap:wrap;gap:6px 20px;margin-bottom:8px}.legend li{display:flex;align-items:center;gap:8px}',
  '.legend p{max-width:100ch}.sample{position:relative;flex:none;width:22px;height:24px}.sample .bar{left:0;width:100%}.sample i{left:11px}.sample .unknown{margin-left:-9px}',
  CHART_STYLE,

  '@media(max-width:700px){main{padding:24px 16px 48px}h1{font-size:24px}',
  '.summary,.summary tbody,.summary tr,.summary th,.summary td{display:block;border:0;padding:0}.summary thead{display:none}',
  '.summary tr{padding:14px 0;border-bottom:1px solid var(--hair)}.summary td{display:grid;grid-template-columns:128px 1fr;gap:0 8px;margin-top:4px}',
  '.summary td::before{content:attr(data-label);color:var(--muted);font-size:13px}.summary td>*{grid-column:2;justify-self:start}',
  '.facts{grid-template-columns:1fr 1fr}}',
  '@media print{body{font-size:12px}article{break-inside:avoid-page}}',
].join('\n');
