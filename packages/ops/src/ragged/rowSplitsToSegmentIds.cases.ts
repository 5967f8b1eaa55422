import { casesOf } from "../define/cases.ts";
import { rowSplitsToSegmentIds } from "./rowSplitsToSegmentIds.ts";

export const raggedRowSplitsToSegmentIdsCases = [
  casesOf({
    name: "ragged.rowSplitsToSegmentIds",
    call: (splits) => rowSplitsToSegmentIds(splits),
    dtypes: ["int32", "int64"],
    domain: { low: 0, high: 0 },
    shapes: [[[1]], [[3]]],
    // tf.ragged.row_splits_to_segment_ids
    special: [{ inputs: [[0, 2, 2, 5]], expected: [0, 0, 2, 2, 2], dtype: "int32" }],
  }),
];
