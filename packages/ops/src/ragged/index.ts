// `ragged`: rows of different lengths, as values with row splits.
export { booleanMask } from "./booleanMask.ts";
export { constant, type RaggedList } from "./constant.ts";
export { mapFlatValues } from "./mapFlatValues.ts";
export { RaggedTensor } from "./RaggedTensor.ts";
export { range } from "./range.ts";
export { rowSplitsToSegmentIds } from "./rowSplitsToSegmentIds.ts";
export { segmentIdsToRowSplits } from "./segmentIdsToRowSplits.ts";
export { stack } from "./stack.ts";
