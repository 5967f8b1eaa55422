// Random views of tensors, and random ways for a tensor to lie.
import type { IndexMap } from "@gradtape/core/internal";
import type { Random, Real } from "./random-scalars.cases.ts";

/** A tensor of the draft, or a view of one. Floats are multiples of `unit` of at most `most`, so that nothing is rounded. */
export interface Value extends IndexMap {
  readonly buffer: number;
  readonly dtype: Real;
  readonly shape: readonly number[];
  readonly most: number;
  readonly unit: number;
}

/** Elements of a tensor at most. */
export const MOST = 150;

const SIZES = [1, 2, 2, 3, 4, 6, 6, 12];

/** Few axes of small sizes, many of which agree. */
export function shapeOf(random: Random): number[] {
  const shape: number[] = [];
  const rank = random.integer(0, 3);
  for (let d = 0; d < rank; d++) {
    const n = random.pick(SIZES);
    if (sizeOf(shape) * n <= MOST) shape.push(n);
  }
  return shape;
}

/** A dense lie with axes in any order. */
export function anyOrder(random: Random, shape: readonly number[]): IndexMap {
  const order = shape.map((_, d) => d);
  if (random.chance(0.25)) order.sort(() => random.next() - 0.5);
  const strides = shape.map(() => 0);
  let [step, offset] = [1, 0];
  for (const d of order.reverse()) {
    const backwards = random.chance(0.05);
    strides[d] = backwards ? -step : step;
    if (backwards) offset += step * (shape[d]! - 1);
    step *= shape[d]!;
  }
  return { offset, strides };
}

/** Some of a tensor's elements, by a few steps that no copy is needed for. */
export function viewOf(random: Random, v: Value): Value {
  const [shape, strides] = [[...v.shape], [...v.strides]];
  let { offset } = v;
  for (let n = random.pick([0, 0, 1, 1, 2, 3]); n > 0; n--) {
    const d = random.integer(0, shape.length - 1);
    const [size, stride] = [shape[d] ?? 1, strides[d] ?? 0];
    switch (random.integer(0, 6)) {
      case 0:
        if (shape.length < 2) break;
        shape.push(...shape.splice(d, 1));
        strides.push(...strides.splice(d, 1));
        break;
      case 1: {
        if (size < 2) break;
        const start = random.integer(0, size - 1);
        shape[d] = random.integer(1, size - start);
        offset += start * stride;
        break;
      }
      case 2:
        if (size < 2) break;
        offset += stride * (size - 1);
        strides[d] = -stride;
        break;
      case 3: {
        const factor = random.pick([2, 3]);
        if (size % factor !== 0) break;
        shape.splice(d, 1, size / factor, factor);
        strides.splice(d, 1, stride * factor, stride);
        break;
      }
      case 4: {
        const next = strides[d + 1];
        if (next === undefined || stride !== next * shape[d + 1]!) break;
        shape.splice(d, 2, size * shape[d + 1]!);
        strides.splice(d, 2, next);
        break;
      }
      case 5: {
        const copies = random.pick([1, 2, 3]);
        if (sizeOf(shape) * copies > MOST || shape.length > 4) break;
        shape.splice(d, 0, copies);
        strides.splice(d, 0, 0);
        break;
      }
      default:
        if (size < 4 || size % 2 === 1) break;
        shape[d] = size / 2;
        strides[d] = stride * 2;
    }
  }
  return { ...v, shape, strides, offset };
}

export const at = ({ dtype, offset, strides }: Pick<Value, "dtype" | "offset" | "strides">) => ({
  output: 0,
  dtype,
  offset,
  strides,
});

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export function dense(shape: readonly number[]): number[] {
  const strides = shape.map(() => 0);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= shape[d]!;
  }
  return strides;
}
