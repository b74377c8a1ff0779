import type * as Y from 'yjs'

/** The shape this version of the workshop writes. A change of shape adds one and a step to the migrations. */
export const proposalVersion = 1

/** The name of the fragment that holds the text; editors bind to it. */
export const bodyField = 'body'

/** The text, as the editor's binding keeps it: an element per block, marks as attributes of text. */
export function bodyOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(bodyField)
}

/** What the document says of itself: `version`. */
export function aboutOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('about')
}
