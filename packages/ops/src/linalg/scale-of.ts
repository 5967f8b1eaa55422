// Scaling of matrices whose elements' squares would overflow or vanish.

/** A power of two to divide by, from the largest absolute value. */
export const scaleOf = (most: number): number =>
  (most > 1e100 && most < Infinity) || (most > 0 && most < 1e-100)
    ? 2 ** Math.floor(Math.log2(most))
    : 1;
