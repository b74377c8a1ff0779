/** Whether a workspace was closed in this window: then nothing opens by itself again. */
export const startingOver = { wasClosed: false }
