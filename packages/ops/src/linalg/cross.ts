import {
  ShapeError,
  type Both,
  type Elementwise,
  type Fit,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  broadcastShapes,
  broadcastStrides,
  defineOp,
  dispatch1,
  e,
  NONE,
  sameDType,
  showShape,
  storeTo,
  toTensors,
  type None,
  type Spec,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { sumTo } from "../define/sum-to.ts";
import { conj } from "../math/conj.ts";

const crossOp = /*@__PURE__*/ defineOp<None>({
  name: "cross",
  infer([a, b]) {
    checkDType("cross", a.dtype, "number");
    sameDType("cross", a.dtype, b.dtype);
    for (const { shape } of [a, b]) {
      if (shape.at(-1) === 3) continue;
      throw new ShapeError(
        "cross",
        `needs vectors of 3, got ${showShape(a.shape)} and ${showShape(b.shape)}`,
        { shapes: [a.shape, b.shape] },
      );
    }
    return [{ shape: broadcastShapes("cross", a.shape, b.shape), dtype: a.dtype }];
  },
  // One kernel for each component.
  lower([a, b], _, [out]) {
    const strides = [a, b].map((x) => broadcastStrides(x.shape, x.strides, out.shape));
    const read = (input: 0 | 1, x: Spec, component: number) => ({
      input,
      dtype: x.dtype,
      offset: component * strides[input]!.at(-1)!,
      strides: strides[input]!.slice(0, -1),
    });
    const load = (i: number) => e.load(i, a.dtype);
    return [0, 1, 2].map((i) => {
      const [j, k] = [(i + 1) % 3, (i + 2) % 3];
      return {
        kind: "map",
        axes: out.shape.slice(0, -1),
        reads: [read(0, a, j), read(1, b, k), read(0, a, k), read(1, b, j)],
        store: storeTo(0, out, e.sub(e.mul(load(0), load(1)), e.mul(load(2), load(3))), {
          offset: i * out.strides.at(-1)!,
          strides: out.strides.slice(0, -1),
        }),
      };
    });
  },
  grad: ({ inputs: [a, b] }, g) => [
    () => sumTo(perpendicular(conj(b) as Tensor, g), a.shape),
    () => sumTo(perpendicular(g, conj(a) as Tensor), b.shape),
  ],
});

const perpendicular = (a: Tensor, b: Tensor): Tensor => dispatch1(crossOp, [a, b], NONE);

/**
 * The vector perpendicular to two vectors of 3 elements, which lie along the last axis: `a × b`.
 *
 * Shape: broadcast of both (TensorFlow wants equal ones). Dtypes: integers (wrapping), floats and complex, both the same. Throws
 * `ShapeError` unless the last size is 3. Gradient: `b* × g` to a, `g × a*` to b, where `*` is the conjugate.
 *
 * @example
 * linalg.cross([1, 0, 0], [0, 1, 0]).arraySync() // => [0, 0, 1]
 */
export function cross<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function cross(a: TensorLike, b: TensorLike): Tensor {
  return perpendicular(...toTensors("cross", a, b));
}
