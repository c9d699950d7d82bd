"""The style of the page: light and dark, on screens and on paper."""

STYLE = """
:root { color-scheme: light dark; --page: #f6f4f0; --card: #fff; --ink: #1d1c1a; --soft: #5c574f; --line: #ddd8cf;
  --error: #9f1720; --error-wash: #fbdfdd; --warning: #744700; --warning-wash: #fdeabf; --info: #0a4c86;
  --info-wash: #dcebfa; --good: #17643a; --link: #0a4c86; --bar: #8a8378; --field: #fff; --edge: #8a8378; }
@media (prefers-color-scheme: dark) { :root { --page: #141518; --card: #1d1f23; --ink: #eceae5; --soft: #aaa69d;
  --line: #34373d; --error: #ffa39d; --error-wash: #5c2124; --warning: #f2c567; --warning-wash: #513d0e;
  --info: #93c8ff; --info-wash: #173c5f; --good: #84d8a1; --link: #93c8ff; --bar: #7f7b73; --field: #141518;
  --edge: #7f7b73; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI",
  "Liberation Sans", "DejaVu Sans", sans-serif; }
body > header, main, body > footer { max-width: 74rem; margin: 0 auto; padding: 0 1.25rem; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 650; margin: 0; }
h1 { font-size: 1.7rem; padding-top: 2rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .9rem; }
h3 { font-size: 1.02rem; }
p { margin: .4rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, "Liberation Mono", "DejaVu Sans Mono", monospace;
  font-size: .86em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
.soft { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .75rem; padding: 0;
  margin: 1.25rem 0 0; list-style: none; }
.tiles li, .card, .message { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.tiles li { padding: .7rem .9rem; }
.tiles b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(27rem, 100%), 1fr)); gap: .9rem; }
.card { padding: 1rem 1.1rem; min-width: 0; }
.card h3 { margin-bottom: .7rem; }
.cards { margin-top: .9rem; }
.card svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--ink); font: 12px system-ui, "Liberation Sans", "DejaVu Sans", sans-serif; }
svg .axis { fill: var(--soft); }
svg .track { fill: var(--line); }
svg .low, .low { fill: var(--error); color: var(--error); }
svg .fair, .fair { fill: var(--warning); color: var(--warning); }
svg .fine, .fine { fill: var(--good); color: var(--good); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; border-top: 1px solid var(--line); }
thead td { border-top: 0; }
thead th { border-top: 0; color: var(--soft); font-weight: 500; }
tbody th { font-weight: 500; overflow-wrap: anywhere; }
td.number:first-child { width: 1%; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.plain { list-style: none; margin: 0; padding: 0; }
.plain li { padding: .3rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.plain li:first-child { border-top: 0; }
.filter { display: flex; flex-wrap: wrap; gap: .7rem 1rem; align-items: end; padding: .9rem 1.1rem;
  margin-bottom: .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.filter[hidden], .message[hidden] { display: none; }
.filter label { display: grid; gap: .2rem; font-size: .86rem; color: var(--soft); }
.filter label.wide { flex: 1 1 100%; }
.filter input, .filter select, .filter button { font: inherit; color: var(--ink); background: var(--field);
  border: 1px solid var(--edge); border-radius: 6px; padding: .38rem .55rem; min-height: 2.4rem; max-width: 100%; }
.filter input[type=number] { width: 5rem; }
.filter select[name=rule] { max-width: 18rem; }
.filter button { cursor: pointer; }
.filter p { margin: 0; flex-basis: 100%; }
.message { padding: 1.1rem 1.2rem; margin: 0 0 .9rem; content-visibility: auto; contain-intrinsic-size: auto 30rem; }
.message > header { display: flex; gap: .3rem .9rem; align-items: baseline; flex-wrap: wrap; margin-bottom: .8rem; }
.message h3 { overflow-wrap: anywhere; }
.message h3 a { color: inherit; text-decoration: none; }
.message h3 a:hover { text-decoration: underline; }
.score { font-size: 1.35rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.facts { margin: 0; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
.columns { display: grid; gap: 1.1rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
.columns.alone { grid-template-columns: minmax(0, 1fr); }
.letter { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--page);
  position: sticky; top: 1rem; }
.letter dl { margin: 0; padding: .6rem .9rem; border-bottom: 1px solid var(--line); font-size: .93rem; display: grid;
  grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .8rem; }
.letter dt { color: var(--soft); }
.letter dd { margin: 0; overflow-wrap: anywhere; }
.letter .subject { font-weight: 650; }
.body { padding: .9rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.bubble { border-radius: 16px 16px 16px 3px; }
mark { color: inherit; border-radius: 3px; padding: .05em .05em; -webkit-box-decoration-break: clone;
  box-decoration-break: clone; text-decoration: underline 2px; text-underline-offset: .18em; }
mark.error { background: var(--error-wash); text-decoration-color: var(--error); }
mark.warning { background: var(--warning-wash); text-decoration-color: var(--warning); text-decoration-style: dashed; }
mark.info { background: var(--info-wash); text-decoration-color: var(--info); text-decoration-style: dotted; }
sup { line-height: 0; font-size: .72em; white-space: nowrap; }
sup a { font-weight: 700; padding: 0 .25em; text-decoration: none; }
sup a:hover { text-decoration: underline; }
.findings { margin: 0; padding: 0; list-style: none; }
.findings li { border-top: 1px solid var(--line); }
.findings li:first-child { border-top: 0; }
.findings li:target { box-shadow: -.6rem 0 var(--card), -.8rem 0 var(--info); }
summary { cursor: pointer; padding: .42rem 0; margin-left: 1.1rem; list-style-position: outside; }
summary .rule { display: block; color: var(--soft); }
details > :not(summary) { margin-left: 1.1rem; }
details > :last-child:not(summary) { margin-bottom: .7rem; }
.badge { display: inline-block; min-width: 1.5em; padding: 0 .35em; border-radius: 1em; text-align: center;
  font-size: .8em; font-weight: 700; color: var(--ink); }
.badge.error { background: var(--error-wash); } .badge.warning { background: var(--warning-wash); }
.badge.info { background: var(--info-wash); }
.severity { font-weight: 700; }
.severity.error { color: var(--error); } .severity.warning { color: var(--warning); }
.severity.info { color: var(--info); }
.better { border-left: 3px solid var(--good); padding-left: .7rem; }
body > footer { padding: 1.5rem 1.25rem 3rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 34rem) { svg text { font-size: 15px; } svg .between { display: none; } }
@media (max-width: 56rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
@media (forced-colors: active) { mark { outline: 1px solid; } }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --error: #8f0f18;
    --error-wash: #fbdfdd; --warning: #634000; --warning-wash: #fdeabf; --info: #0a4c86; --info-wash: #dcebfa;
    --good: #17643a; --link: #000; --bar: #777; }
  body { font-size: 10pt; }
  .filter, .skip { display: none; }
  .message { content-visibility: visible; }
  .letter { position: static; }
  .message, .card { border-color: #999; }
  .message > header, .findings li, .tiles, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}
"""
