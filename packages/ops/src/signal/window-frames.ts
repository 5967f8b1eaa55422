// Windows by which frames are multiplied.
import { ShapeError, type DType, type Tensor } from "@gradtape/core";
import { checkFunction, showShape, toTensor } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import type { WindowFn } from "./window-op.ts";

/** Frames, the last axis, times the window that a function makes for them. */
export function windowed(op: string, frames: Tensor, windowFn: WindowFn, length: number): Tensor {
  return multiply(frames, windowFrom(op, windowFn, length, frames.dtype)) as Tensor;
}

/** The window that a function makes, checked. */
export function windowFrom(op: string, windowFn: WindowFn, length: number, dtype: string): Tensor {
  checkFunction(op, windowFn);
  const made = windowFn(length, { dtype: dtype as "float32" | "float64" });
  const window = toTensor(op, made, dtype as DType);
  if (window.rank === 1 && window.shape[0] === length) return window;
  throw new ShapeError(
    op,
    `the window has shape ${showShape(window.shape)}, the frames have ${length} elements: windowFn must give [${length}]`,
    { shapes: [window.shape] },
  );
}
