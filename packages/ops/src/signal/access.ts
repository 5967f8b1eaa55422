// How routines of transforms see their operands: complex numbers as two arrays, real rows as their even and odd elements.
import { isComplex } from "@gradtape/core";
import { PART, sizeOf, type ArrayAccess, type RoutineKernel } from "@gradtape/core/internal";

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

/**
 * The kernel of an algorithm that takes any number of arrays behind each other, with several of them in each run: short rows cost
 * less together. What is left of the last axis of the batch has a kernel of its own.
 */
export function inChunks(kernel: RoutineKernel): RoutineKernel[] {
  const { axes, reads, stores } = kernel;
  const last = axes.length - 1;
  const size = Math.max(...[...reads, ...stores].map(({ shape }) => sizeOf(shape)));
  const rows = Math.floor(CHUNK / size);
  if (last < 0 || rows <= 1) return [kernel];
  const count = axes[last]!;
  const outer = axes.slice(0, last);
  const whole = Math.floor(count / rows);
  const each = (fn: (a: ArrayAccess) => ArrayAccess, rest: readonly number[]): RoutineKernel => ({
    ...kernel,
    axes: rest,
    reads: reads.map(fn),
    stores: stores.map(fn),
  });
  const step = (a: ArrayAccess): number => a.strides[last]!;
  // The boundary between the batch's strides and the array's own moves; the list stays the same.
  const tail = each(
    (a) => ({
      ...a,
      offset: a.offset + whole * rows * step(a),
      shape: [count - whole * rows, ...a.shape],
    }),
    outer,
  );
  if (!(whole > 0)) return inChunks(tail);
  const main = each(
    (a) => ({
      ...a,
      shape: [rows, ...a.shape],
      strides: a.strides.toSpliced(last, 1, step(a) * rows, step(a)),
    }),
    [...outer, whole],
  );
  return whole * rows === count ? [main] : [main, tail];
}
