// How routines of transforms see their operands: complex numbers as two arrays, real rows as their even and odd elements.
import { isComplex } from "@gradtape/core";
import { PART, type ArrayAccess, type Spec } from "@gradtape/core/internal";

/** The real and the imaginary parts, as buffers hold them: side by side. */
export function partsOf(a: ArrayAccess): ArrayAccess[] {
  const { dtype } = a;
  if (!isComplex(dtype)) return [a];
  return [0, 1].map((lane) => ({
    ...a,
    dtype: PART[dtype],
    offset: 2 * a.offset + lane,
    strides: a.strides.map((s) => 2 * s),
  }));
}

/** The even and the odd positions along the last axis, which has an even size. */
export function halvesOf(a: ArrayAccess): ArrayAccess[] {
  const step = a.strides.at(-1)!;
  return [0, step].map((more) => ({
    ...a,
    offset: a.offset + more,
    shape: [...a.shape.slice(0, -1), a.shape.at(-1)! / 2],
    strides: [...a.strides.slice(0, -1), 2 * step],
  }));
}

/** Elements that one run of an algorithm is given at most, if a single array is not larger. */
const CHUNK = 1 << 14;

/** How many last axes of `x` an algorithm over the last `rank` gets at once: short rows cost less together. */
export function rankInChunks({ shape }: Spec, rank: number): number {
  let size = shape.slice(shape.length - rank).reduce((a, b) => a * b, 1);
  let taken = rank;
  while (taken < shape.length && size * shape[shape.length - taken - 1]! <= CHUNK)
    size *= shape[shape.length - ++taken]!;
  return taken;
}
