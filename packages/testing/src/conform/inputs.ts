// Test inputs: values drawn from an op's domain, and the layouts in which a backend may meet them.
import {
  DTYPES,
  hostArray,
  integerRange,
  isBig,
  type DType,
  type HostArray,
  type Shape,
  type Tensor,
} from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  readElement,
  stridesOf,
  upload,
  writeElement,
} from "@gradtape/core/internal";
import type { Cases, Domain } from "@gradtape/ops/define";
import { randomOf, type Random } from "../random.ts";

/** Elements on the host in row-major order. */
export interface HostInput {
  readonly data: HostArray;
  readonly shape: Shape;
  readonly dtype: DType;
}

export const sizeOf = (shape: Shape): number => shape.reduce((a, b) => a * b, 1);

/** Inputs of a case: `shapes[i]` filled from `domain[i]`. The seed decides every value. */
export function drawInputs(
  c: Cases,
  shapes: readonly Shape[],
  dtype: DType,
  seed: string,
  smooth = false,
): HostInput[] {
  return shapes.map((shape, i) => {
    const domain = c.domain[i]!;
    const own = domain.dtype ?? dtype;
    const random = randomOf(`${seed} ${i}`);
    const data = hostArray(own, sizeOf(shape));
    for (let k = 0; k < sizeOf(shape); k++)
      writeElement(data, k, own, draw(domain, own, random, smooth));
    return { data, shape, dtype: own };
  });
}

/** Gradient checks stay this far from kinks and poles. */
const DISTANCE = 0.05;

function draw(
  domain: Domain,
  dtype: DType,
  random: Random,
  smooth: boolean,
): Parameters<typeof writeElement>[3] {
  const { kind } = DTYPES[dtype];
  const { low, high, avoid = [] } = domain;
  if (kind === "bool") return random() < 0.5;
  if (kind === "string") return String(random.integer(low, high));
  if (kind === "int" || kind === "uint") {
    const [least, most] = integerRange(dtype as "int32").map(Number) as [number, number];
    const value = random.integer(Math.max(Math.ceil(low), least), Math.min(Math.floor(high), most));
    return isBig(dtype) ? BigInt(value) : value;
  }
  const one = (): number =>
    domain.integer
      ? random.integer(Math.ceil(low), Math.floor(high))
      : low + (high - low) * random();
  if (kind === "complex") return { re: one(), im: one() };
  let value = one();
  if (!smooth) return value;
  for (let tries = 0; tries < 100 && avoid.some((a) => Math.abs(value - a) < DISTANCE); tries++)
    value = one();
  return value;
}

/** How the elements of an input lie in memory. */
export type LayoutName = "dense" | "offset" | "transposed" | "strided" | "reversed" | "repeated";

const windowOp = /*@__PURE__*/ defineOp<{
  shape: Shape;
  strides: readonly number[];
  offset: number;
}>({
  name: "window",
  infer: ([x], { shape }) => [{ shape, dtype: x.dtype }],
  view: (_, attrs) => attrs,
});

/** Whether the layout differs from a dense one for this shape. */
export function layoutApplies(layout: LayoutName, shape: Shape): boolean {
  if (layout === "dense") return true;
  if (sizeOf(shape) === 0) return false;
  if (layout === "offset") return true;
  return layout === "transposed" ? shape.filter((n) => n > 1).length > 1 : shape.some((n) => n > 1);
}

/** The input as a tensor of the active backend, seen through a layout; what lies between its elements is rubbish. */
export function place({ data, shape, dtype }: HostInput, layout: LayoutName): Tensor {
  if (!layoutApplies(layout, shape) || layout === "dense") return upload(data, shape, dtype);
  const { strides, offset, length } = geometry(layout, shape);
  const held = hostArray(dtype, length);
  for (let i = 0; i < length; i++) writeElement(held, i, dtype, rubbish(dtype));
  const own = stridesOf(shape);
  for (let i = 0; i < sizeOf(shape); i++) {
    const at = shape.reduce(
      (sum, n, d) => sum + (Math.floor(i / own[d]!) % n) * strides[d]!,
      offset,
    );
    writeElement(held, at, dtype, readElement(data, i, dtype));
  }
  return dispatch1(windowOp, [upload(held, [length], dtype)], { shape, strides, offset });
}

function geometry(
  layout: LayoutName,
  shape: Shape,
): { strides: number[]; offset: number; length: number } {
  const size = sizeOf(shape);
  const own = stridesOf(shape);
  switch (layout) {
    case "transposed": // column-major
      return { strides: stridesOf(shape.toReversed()).toReversed(), offset: 0, length: size };
    case "strided":
      return { strides: own.map((s) => 2 * s), offset: 1, length: 2 * size + 1 };
    case "reversed":
      return { strides: own.map((s) => -s), offset: size - 1, length: size };
    case "repeated": // the first axis that has neighbours repeats its first element
      return {
        strides: own.map((s, d) => (d === repeatedAxis(shape) ? 0 : s)),
        offset: 0,
        length: size,
      };
    default:
      return { strides: [...own], offset: 5, length: size + 8 };
  }
}

const repeatedAxis = (shape: Shape): number => shape.findIndex((n) => n > 1);

/** The input with the elements that the layout `repeated` can show. */
export function repeated(input: HostInput): HostInput {
  const { data, shape, dtype } = input;
  if (!layoutApplies("repeated", shape)) return input;
  const axis = repeatedAxis(shape);
  const stride = stridesOf(shape)[axis]!;
  const out = hostArray(dtype, sizeOf(shape));
  for (let i = 0; i < sizeOf(shape); i++) {
    const index = Math.floor(i / stride) % shape[axis]!;
    writeElement(out, i, dtype, readElement(data, i - index * stride, dtype));
  }
  return { data: out, shape, dtype };
}

function rubbish(dtype: DType): Parameters<typeof writeElement>[3] {
  const { kind } = DTYPES[dtype];
  return kind === "float"
    ? NaN
    : kind === "complex"
      ? { re: NaN, im: NaN }
      : kind === "string"
        ? "rubbish"
        : isBig(dtype)
          ? 77n
          : 77;
}
