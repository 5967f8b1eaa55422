// Elements by position: where they are, and how they print.
import { NdArray, type Shape } from "@gradtape/core";
import {
  broadcastStrides,
  sameShape,
  showShape,
  stridesOf,
  type HostTensor,
} from "@gradtape/core/internal";

const indexOf = (flat: number, shape: Shape): number[] =>
  stridesOf(shape).map((stride, axis) => Math.floor(flat / stride) % shape[axis]!);

/** The index of the element with row-major number `flat`: `[0, 1]`. */
export const showIndex = (flat: number, shape: Shape): string => showShape(indexOf(flat, shape));

/** From row-major numbers in `to` to those in `shape`, which broadcasts to it. */
export function placesIn(shape: Shape, to: Shape): (flat: number) => number {
  if (sameShape(shape, to)) return (flat) => flat;
  const strides = broadcastStrides(shape, stridesOf(shape), to);
  return (flat) => indexOf(flat, to).reduce((sum, i, axis) => sum + i * strides[axis]!, 0);
}

/** An element as it prints. */
export const showElement = ({ data, dtype }: HostTensor, place: number): string =>
  new NdArray(data, [], dtype, { offset: place }).toString();
