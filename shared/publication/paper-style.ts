/**
 * The stylesheet of the paper as a web page. It stands inside the file, so a policy that forbids inline styles has to
 * allow it by `paperStyleHash`: the file's own policy does, and so must the policy of a window that shows a preview.
 * Fonts are those of the reader's own computer.
 */
export const paperStyle = `
:root {
  color-scheme: light dark;
  --ground: #fdfbf7; --text: #231f1a; --muted: #574f45; --line: #cfc5b5; --strong: #857b6d;
  --accent: #1b5867; --soft: #e3edee; --voice: #6b4267; --focus: #b4530f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #1f1c19; --text: #f0eae1; --muted: #beb5a9; --line: #524b44; --strong: #8f867a;
    --accent: #84bfcc; --soft: #1f3339; --voice: #d6aed0; --focus: #f0a46a;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 1.125rem/1.6 'Source Sans 3', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  text-align: left; overflow-wrap: break-word;
}
a { color: var(--accent); text-decoration: underline; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--ground); border: 2px solid var(--accent); }
.skip:focus { top: 1rem; z-index: 1; }
.page { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0; text-wrap: balance; break-after: avoid; }
h1 { font-size: clamp(2rem, 6vw, 2.75rem); }
h2 { font-size: 1.75rem; margin: 3.5rem 0 1rem; color: var(--accent); }
h3 { font-size: 1.375rem; margin: 2.5rem 0 0.75rem; }
h4 { font-size: 1.1875rem; margin: 2rem 0 0.5rem; }
h5 { font-size: 1.125rem; margin: 1.5rem 0 0.5rem; }
.number { margin-right: 0.4em; }
p { margin: 0 0 1rem; }
.lead { font-size: 1.3125rem; line-height: 1.5; }
ul, ol { margin: 0 0 1rem; padding-left: 1.5rem; }
li { margin-bottom: 0.375rem; }
li > p { margin-bottom: 0.375rem; }
li > ul, li > ol { margin-bottom: 0.375rem; }
.cover { padding: 3rem 0 1.5rem; border-bottom: 4px solid var(--accent); }
.label { margin-bottom: 0.5rem; color: var(--accent); font-weight: 600; }
.subtitle { margin: 0.75rem 0 1.5rem; font-size: 1.375rem; line-height: 1.4; color: var(--muted); }
.dates { margin: 1.5rem 0 0; font-weight: 600; }
.prepared { margin: 0; color: var(--muted); }
.contents h2, main > h2:first-child { margin-top: 2.5rem; }
.contents ol { list-style: none; padding: 0; margin: 0; }
.contents li { margin: 0; }
.contents a { display: block; padding: 0.25rem 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.contents .level-1 > a { font-weight: 600; padding-top: 0.5rem; }
.contents ol ol { padding-left: 1.5rem; }
.notice { margin: 1.5rem 0; padding: 1rem 1.25rem; background: var(--soft); border-left: 5px solid var(--accent); break-inside: avoid; }
.notice p { margin: 0; }
.notice-heading { font-weight: 700; }
.quote { margin: 1.5rem 0; padding-left: 1.25rem; border-left: 5px solid var(--voice); break-inside: avoid; }
.quote blockquote { margin: 0; font-size: 1.25rem; line-height: 1.5; }
.quote blockquote p { margin: 0 0 0.5rem; }
.quote figcaption { color: var(--muted); }
.withheld { margin: 1.5rem 0; padding-left: 1.25rem; border-left: 5px dotted var(--strong); color: var(--muted); }
.extract { margin: 1.5rem 0; padding-left: 1.25rem; border-left: 5px solid var(--line); }
.question { margin: 0 0 1.5rem; padding-top: 0.25rem; border-top: 1px solid var(--line); break-inside: avoid; }
.question h4 { margin: 1rem 0 0.75rem; font-size: 1.3125rem; }
.question-label { display: block; margin-bottom: 0.25rem; color: var(--accent); font-size: 1rem; }
.help, .instruction { color: var(--muted); margin-bottom: 0.5rem; }
.choices { list-style: none; padding: 0; }
.choices li { position: relative; padding-left: 2.125rem; margin-bottom: 0.5rem; }
.choices li::before {
  content: ''; position: absolute; left: 0; top: 0.2em; width: 1.25rem; height: 1.25rem;
  border: 2px solid var(--strong); border-radius: 50%;
}
.choices.many li::before { border-radius: 3px; }
.choices small { display: block; font-size: 1rem; color: var(--muted); }
.space-label, .field-label { margin: 1.25rem 0 0.5rem; font-weight: 600; break-after: avoid; }
.space { height: 3.25rem; border: 1px solid var(--strong); border-radius: 4px; }
table { width: 100%; border-collapse: collapse; margin: 1.5rem 0; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--strong); }
tbody th { font-weight: 400; }
.evidence { list-style: none; padding: 0; }
.evidence li { display: flex; gap: 0.75rem; padding: 0.375rem 0; }
.evidence li > span:first-child { min-width: 2.25rem; }
.evidence li > span:last-child { min-width: 0; }
:target { background: var(--soft); }
.foot { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); }
@media (min-width: 72rem) {
  .page { max-width: 68rem; display: grid; grid-template-columns: 17rem minmax(0, 44rem); column-gap: 4rem; }
  .cover, .foot { grid-column: 1 / -1; }
  .contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-bottom: 2rem; font-size: 1rem; }
  .contents h2 { font-size: 1.25rem; }
}
@media print {
  @page { size: A4; margin: 20mm; }
  :root {
    --ground: #ffffff; --text: #231f1a; --muted: #574f45; --line: #cfc5b5; --strong: #857b6d;
    --accent: #1b5867; --soft: #ffffff; --voice: #6b4267;
  }
  body { font-size: 12pt; line-height: 1.45; }
  .skip { display: none; }
  .page { display: block; max-width: none; padding: 0; }
  .contents { position: static; max-height: none; overflow: visible; }
  .page-break, .contents, main { break-before: page; }
  .page-break { height: 0; }
  main > :first-child { margin-top: 0; }
  .notice { border: 1pt solid var(--strong); border-left: 5px solid var(--accent); }
  .space { height: 28mm; }
  p { orphans: 3; widows: 3; }
  li, tr { break-inside: avoid; }
}
`

/** The hash of `paperStyle` as a content security policy names it. A test holds the two together. */
export const paperStyleHash = 'sha256-RRTLtLZBY8rpZqyzlUfoOldYsve/yHnFJl25eF5mm90='
