// Positions of loop nests as tables, for all backends.

/** The positions of a loop nest, last axis fastest. */
export function positionsOf(sizes: readonly number[], strides: readonly number[]): Int32Array {
  const positions = new Int32Array(sizes.reduce((a, b) => a * b, 1));
  let filled = 1;
  for (let d = sizes.length - 1; d >= 0; d--) {
    for (let i = sizes[d]! - 1; i >= 0; i--) {
      const by = i * (strides[d] ?? 0);
      for (let j = 0; j < filled; j++) positions[i * filled + j] = positions[j]! + by;
    }
    filled *= sizes[d]!;
  }
  return positions;
}
