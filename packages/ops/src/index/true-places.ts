// Masks as places.
import type { Tensor } from "@gradtape/core";

/** Where a mask is true: positions in row-major order. The mask is read at once. */
export function truePlaces(mask: Tensor): Int32Array {
  const places: number[] = [];
  mask.dataSync().forEach((on: unknown, i: number) => on && places.push(i));
  return Int32Array.from(places);
}
