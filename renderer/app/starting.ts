/** Whether somebody closed the workspace in this window: then nothing opens by itself again. */
export const startingOver = { closedByPerson: false }
