/**
 * For component tests alone: what the library asks of a browser and jsdom has not. Import it first in a test that shows
 * lists, menus or choices.
 */
if (globalThis.CSS?.escape === undefined) {
  Object.assign(globalThis, {
    CSS: { escape: (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`), supports: () => false },
  })
}
