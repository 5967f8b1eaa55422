// Positions of loop nests as tables.

/** The positions of a loop nest, last axis fastest. */
export function positionsOf(sizes: readonly number[], strides: readonly number[]): Int32Array {
  const positions = new Int32Array(sizes.reduce((a, b) => a * b, 1));
  let filled = 1;
  for (let d = sizes.length - 1; d >= 0; d--) {
    for (let i = sizes[d]! - 1; i >= 0; i--) {
      const by = i * strides[d]!;
      for (let j = 0; j < filled; j++) positions[i * filled + j] = positions[j]! + by;
    }
    filled *= sizes[d]!;
  }
  return positions;
}

/** Whether a loop nest goes through memory with one stride, and with which. */
export function strideOf(sizes: readonly number[], strides: readonly number[]): number | undefined {
  let stride: number | undefined;
  let span = 1;
  for (let d = sizes.length - 1; d >= 0; d--) {
    if (sizes[d] === 1) continue;
    if (stride === undefined) stride = strides[d]!;
    else if (strides[d] !== stride * span) return undefined;
    span *= sizes[d]!;
  }
  return stride ?? 0;
}
