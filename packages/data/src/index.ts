// Data sets: IDX files, MNIST, drawn digits, splits and batches. Plain arrays with shapes, no tensors.

export { batches } from "./batches.ts";
export type { BatchOptions } from "./batches.ts";
export { syntheticDigits } from "./digits.ts";
export type { DigitsOptions } from "./digits.ts";
export { decompress } from "./gzip.ts";
export type { ReadOptions } from "./gzip.ts";
export type { HostTensor } from "./host.ts";
export { parseIdx, readIdx } from "./idx.ts";
export type { IdxArray } from "./idx.ts";
export { loadMnist } from "./mnist.ts";
export type {
  FloatImages,
  LabelledImages,
  Labels,
  Mnist,
  MnistImages,
  MnistOptions,
  MnistSource,
  RawImages,
} from "./mnist.ts";
export { gatherRows, shuffledIndices, trainTestSplit } from "./split.ts";
export type { Dataset, Rows } from "./split.ts";
export { drawText } from "./text.ts";
export type { TextOptions } from "./text.ts";
