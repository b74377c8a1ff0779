import { pdfFontFamilies } from './fonts.ts'

/**
 * How the PDF looks, in Typst: one function a kind of block. What is only drawn (boxes, rules) is marked as an
 * artifact, so that it is not read out. Sizes follow the Scottish Government's publishing rules: 12 pt and more,
 * left-aligned, sans-serif.
 */
export const typstTemplate = `
#let ink = rgb("#231f1a")
#let muted = rgb("#574f45")
#let accent = rgb("#1b5867")
#let soft = rgb("#e3edee")
#let rule = rgb("#b9ae9d")
#let heather = rgb("#6b4267")

#let paper(title: "", subtitle: "", kind: "", dates: "", prepared: "", on: none, body) = {
  set document(title: title, description: kind, date: on, author: ())
  set text(font: (${pdfFontFamilies.map((name) => `"${name}"`).join(', ')}), size: 12pt, lang: "en", region: "GB", fill: ink, hyphenate: false)
  set par(justify: false, leading: 0.72em, spacing: 1.15em)
  set page(paper: "a4", margin: (x: 27mm, top: 25mm, bottom: 27mm), footer: context {
    let now = counter(page).get().first()
    if now > 1 {
      set text(size: 10pt, fill: muted)
      grid(columns: (1fr, auto), gutter: 8mm, text(title), [Page #now of #counter(page).final().first()])
    }
  })
  set list(indent: 0.2em, body-indent: 0.6em, spacing: 0.85em, marker: ([•], [–]))
  set enum(indent: 0.2em, body-indent: 0.6em, spacing: 0.85em)
  set heading(numbering: none)
  show quote.where(block: true): set pad(x: 0pt)
  show quote.where(block: true): set block(spacing: 0.9em)
  show heading: it => block(
    above: (32pt, 26pt, 21pt, 18pt).at(it.level - 1),
    below: (17pt, 14pt, 12pt, 11pt).at(it.level - 1),
    sticky: true,
    breakable: false,
    {
      set text(size: (22pt, 16pt, 13pt, 12pt).at(it.level - 1), weight: 700, fill: if it.level == 1 { accent } else { ink })
      set par(leading: 0.45em)
      if it.numbering != none { (it.numbering)(0) + h(0.5em) }
      it.body
    },
  )
  set outline(depth: 2, title: none, indent: n => n * 1.6em)
  set outline.entry(fill: box(width: 1fr, repeat(text(fill: rule)[.], gap: 0.2em)))
  show outline.entry: set block(above: 0.8em)
  show outline.entry.where(level: 1): set block(above: 1.3em)
  show outline.entry.where(level: 1): set text(weight: 700)

  show figure: set align(left)
  show figure: set block(above: 1.6em, below: 2em)
  show figure.caption: set block(below: 0.9em)

  v(52mm)
  block(below: 8pt, text(size: 14pt, weight: 700, fill: accent, kind))
  { show std.title: set text(size: 32pt, weight: 700); set par(leading: 0.4em); std.title(title) }
  if subtitle != "" { block(above: 14pt, text(size: 17pt, fill: muted, subtitle)) }
  block(above: 26pt, strong(text(dates)))
  block(above: 8pt, text(fill: muted, prepared))
  v(8mm)
  body
}

#let titled(level, number, body, id, listed) = [#heading(
  level: level,
  numbering: if number == "" { none } else { (..) => number },
  outlined: listed,
  text(body),
)#id]

#let linked(to, body) = link(to, text(fill: accent, underline(offset: 0.18em, stroke: 0.5pt, body)))
#let contents() = outline()
#let para(body) = par(body)
#let lead(body) = block(below: 1.25em, { set text(size: 14pt); par(body) })
#let bulleted(items) = list(..items)
#let ordered(items) = enum(..items)
#let barred(stroke, body) = block(inset: (left: 14pt, y: 3pt), stroke: (left: stroke), above: 1.2em, below: 1.2em, width: 100%, body)
#let extract(body) = barred(2.5pt + rule, quote(block: true, body))
#let voice(words, who) = block(breakable: false, barred(3pt + heather, {
  quote(block: true, {
    set text(size: 13.5pt)
    for (at, line) in words.enumerate() {
      par(text((if at == 0 { "“" } else { "" }) + line + (if at == words.len() - 1 { "”" } else { "" })))
    }
  })
  block(above: 0.9em, text(fill: muted, who))
}))
#let withheld(sentence) = barred((paint: muted, thickness: 1.5pt, dash: "dotted"), text(fill: muted, sentence))

#let tick-box(round) = pdf.artifact(box(width: 10.5pt, height: 10.5pt, baseline: 2pt, stroke: 0.9pt + muted, radius: if round { 50% } else { 1.5pt }))
#let choices(instruction, many, options) = block(above: 1em, {
  block(below: 0.9em, sticky: true, text(fill: muted, instruction))
  set list(marker: box(height: 0.68em, align(horizon, tick-box(not many))), body-indent: 0.7em, spacing: 0.85em)
  list(..options.map(((label, hint)) => {
    text(label)
    if hint != "" { text(fill: muted, " " + hint) }
  }))
})
#let space-to-write(height) = pdf.artifact(block(width: 100%, height: height, stroke: 0.8pt + muted, radius: 2pt, above: 0.5em, below: 1.2em))
#let named-space(name, height) = block(breakable: false, above: 1.4em, {
  block(below: 0.7em, sticky: true, strong(text(name)))
  space-to-write(height)
})

#let question(level, id, name, wording, help, offered, spaces) = block(breakable: false, above: 1.6em, {
  [#heading(level: level, outlined: false, bookmarked: false, text(fill: accent, size: 12pt, name) + linebreak() + text(wording))#id]
  if help != "" { par(text(fill: muted, help)) }
  if offered != none { offered }
  for name in spaces { named-space(name, 26mm) }
})

#let form-field(name, hint, offered) = block(breakable: false, above: 1.5em, {
  block(below: 0.5em, sticky: true, strong(text(name)))
  if hint != "" { block(below: 0.5em, text(fill: muted, hint)) }
  if offered != none { offered } else { space-to-write(11mm) }
})

#let notice(title, lines) = block(breakable: false, width: 100%, fill: soft, stroke: (left: 4pt + accent), inset: (x: 14pt, y: 11pt), above: 1.3em, below: 1.5em, {
  par(strong(text(title)))
  for line in lines { par(line) }
})

#let grid-of(id, title, head, cells) = [#figure(
  kind: table,
  supplement: none,
  numbering: none,
  caption: figure.caption(position: top, strong(text(title))),
  table(
    columns: head.len() * (1fr,),
    align: left,
    inset: (left: 0pt, right: 14pt, y: 7pt),
    stroke: (_, y) => (bottom: if y == 0 { 1.2pt + muted } else { 0.6pt + rule }),
    table.header(..head.map(cell => strong(text(cell)))),
    ..cells,
  ),
)#id]

#let evidence(entries) = enum(
  numbering: at => "[" + entries.at(at - 1).at(1) + "]",
  body-indent: 0.8em,
  spacing: 1.1em,
  ..entries.map(((id, _, body)) => [#block(body)#id]),
)
`
