// What a product finds in memory: sizes and where its tables are, and the addresses of a run.

/** The sizes of a product, each 32 bits in memory, from the address that `multiply` gets; tables are at bytes from there. */
export const FIELDS = [
  "zero",
  /** Inner positions are `segments` times `length`. */
  "segments",
  "length",
  /** At a time: so many segments, and so many inner positions of each. */
  "segmentBlock",
  "lengthBlock",
  "rowBlock",
  "columnBlock",
  /** Bytes between inner positions of a segment. */
  "aStep",
  "bStep",
  /** Tables. */
  "aRows",
  "aSegments",
  "bColumns",
  "bSegments",
  "cRows",
  /** Where each batch begins. */
  "aBatches",
  "bBatches",
  "cBatches",
  /** Bytes of work to where the panels of `b` begin. */
  "bPanels",
  /** The tables of what finishes sums. */
  "finish",
] as const;
export type Field = (typeof FIELDS)[number];
export const FIELD_BYTES = 4 * FIELDS.length;

const I = "i32";
/** The parameters of a product of one batch: fields, a, b, c, a range of rows and one of columns, work, and which batch. */
export const ONE_BATCH = [I, I, I, I, I, I, I, I, I, I] as const;

/**
 * What `run` finds among the parameters, before where the arrays begin that finish sums. `parts` is a table of `count` parts,
 * and one more that is all of them.
 */
export const RUN_WORDS = ["fields", "a", "b", "c", "parts", "count", "work", "workBytes"] as const;
export const PART_WORDS = 6;
