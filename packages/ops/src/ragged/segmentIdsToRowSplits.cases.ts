import { casesOf } from "../define/cases.ts";
import { segmentIdsToRowSplits } from "./segmentIdsToRowSplits.ts";

const common = {
  dtypes: ["int32", "int64"],
  domain: { low: 0, high: 0 },
} as const;

// tf.ragged.segment_ids_to_row_splits
export const raggedSegmentIdsToRowSplitsCases = [
  casesOf({
    ...common,
    name: "ragged.segmentIdsToRowSplits",
    call: (ids) => segmentIdsToRowSplits(ids),
    shapes: [[[0]], [[1]], [[3]]],
    special: [{ inputs: [[0, 0, 2, 2, 2]], expected: [0, 2, 2, 5], dtype: "int32" }],
  }),
  casesOf({
    ...common,
    name: "ragged.segmentIdsToRowSplits of 5",
    call: (ids) => segmentIdsToRowSplits(ids, { numSegments: 5 }),
    shapes: [[[0]], [[3]]],
    special: [{ inputs: [[0, 0, 2]], expected: [0, 2, 2, 3, 3, 3], dtype: "int32" }],
  }),
];
