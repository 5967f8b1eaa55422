// The form of recorded calls: `{ int32: [1, 2] }` is an array of that dtype, any other value stands for itself.

/** Dtype and shape, as "float64[2,3]", and elements in row-major order. */
export type RecordedArray = readonly [type: string, elements: readonly unknown[]];

export type Recorded = readonly [
  name: string,
  args: readonly unknown[],
  result: RecordedArray | readonly RecordedArray[] | boolean | number | string | readonly number[],
];
