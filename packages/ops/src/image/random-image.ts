// Random adjustments: numbers from a stream of their own (stateless), of one call's seed, or of the global state.
import { ArgumentError, type Tensor } from "@gradtape/core";
import { drawUniform } from "../random/uniform.ts";
import type { Source } from "../random/state.ts";
import { checkNumber } from "./image-axes.ts";

/** One float32, evenly distributed in a range. */
export const drawScalar = (op: string, source: Source, minval: number, maxval: number): Tensor =>
  drawUniform(op, [], { minval, maxval }, source);

/** One number on both sides of 0. */
export function drawDelta(op: string, source: Source, maxDelta: number, most = Infinity): Tensor {
  const delta = checkNumber(op, "maxDelta", maxDelta);
  if (delta < 0 || delta > most) {
    const limit = most === Infinity ? "0 or more" : `from 0 to ${most}`;
    throw new ArgumentError(op, `maxDelta must be ${limit}, got ${delta}`);
  }
  return drawScalar(op, source, -delta, delta);
}

/** One factor between two. */
export function drawFactor(op: string, source: Source, lower: number, upper: number): Tensor {
  const [low, high] = [checkNumber(op, "lower", lower), checkNumber(op, "upper", upper)];
  if (low < 0 || high <= low) {
    throw new ArgumentError(
      op,
      `lower must be 0 or more, and upper above it, got ${low} and ${high}`,
    );
  }
  return drawScalar(op, source, low, high);
}
