// Arguments that may be left out, with nothing or, in the middle of others, with null.

/** Whether an argument was given. */
export const isGiven = <T>(x: T | null | undefined): x is T => x !== null && x !== undefined;
