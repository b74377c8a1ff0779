import { Link } from '@tiptap/extension-link'

/** A link that keeps its address and nothing else: how it opens is not the document's to say. */
export const ProposalLink = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element) => element.getAttribute('href') },
    }
  },
})
