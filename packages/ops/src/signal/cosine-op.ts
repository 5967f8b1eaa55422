// Cosine transforms along the last axis: what `dct` and its kin are made of.
import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  defineOp,
  dispatch1,
  normalizeAxis,
  showShape,
  showValue,
  toTensor,
  type Op,
} from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { routineKernel } from "../define/routine.ts";
import { transpose } from "../shape/transpose.ts";
import { inChunks } from "./access.ts";
import { cosineTransform } from "./cosine.ts";
import { fitted } from "./fit-sizes.ts";
import { checkRank } from "./fourier-op.ts";
import { complexOf } from "./real-fourier-ops.ts";

export type DctType = 1 | 2 | 3 | 4;

export interface DctOptions {
  /** Default: 2. */
  type?: DctType;
  /** How many elements are transformed: the first ones, or with zeros behind. Default: the axis's size. */
  n?: number;
  /** Default: -1. */
  axis?: number;
  /** With "ortho" the transform is an orthogonal matrix. Default: no factor. */
  norm?: DctNorm;
}

/** `null` is no factor. */
export type DctNorm = "ortho" | null;

/** As many axes as X has, of unknown sizes. */
export type Resized<X> =
  ShapeOf<X> extends infer S extends Shape
    ? Of<{ -readonly [K in keyof S]: number }, DTypeOf<X>>
    : Tensor;

/** The factors are explained where the algorithm is. */
interface CosineAttrs {
  readonly type: DctType;
  readonly scale: number;
  readonly first: number;
  readonly second: number;
}

const cosineOp: Op<CosineAttrs> = /*@__PURE__*/ defineOp<CosineAttrs>({
  name: "signal.dct",
  infer: ([x]) => [{ shape: x.shape, dtype: x.dtype }],
  lower([x], { type, scale, first, second }, [out]) {
    const parameters = [type, x.shape.at(-1)!, scale, first, second];
    return inChunks(routineKernel(cosineTransform, parameters, [[x, 1]], [[out, 1]]));
  },
  grad: ({ attrs }, g) => [() => cosineOf(g, adjoint(attrs))],
});

const cosineOf = (x: Tensor, attrs: CosineAttrs): Tensor => dispatch1(cosineOp, [x], attrs);

/** The transform of the transposed matrix. */
function adjoint({ type, scale, first, second }: CosineAttrs): CosineAttrs {
  if (type === 1) return { type, scale, first: second, second: first };
  if (type === 2) return { type: 3, scale, first: 2 * first, second };
  if (type === 3) return { type: 2, scale, first: first / 2, second };
  return { type, scale, first, second };
}

/** The factors of n elements. */
function attrsOf(type: DctType, n: number, norm: DctNorm): CosineAttrs {
  const scale = norm === "ortho" ? Math.sqrt(0.5 / n) : 1;
  const end = norm === "ortho" && (type === 2 || type === 3);
  const first = type === 1 ? 2 : end ? (type === 2 ? Math.SQRT1_2 : Math.SQRT2) : 1;
  return { type, scale, first, second: 1 };
}

export function checkNorm(op: string, norm: DctNorm | undefined): DctNorm {
  return norm === undefined || norm === null
    ? null
    : checkChoice<"ortho">(op, "norm", norm, ["ortho"]);
}

const TYPES: readonly DctType[] = [1, 2, 3, 4];

/** A call of such a transform; `typeOf` says which is computed where the caller names one. */
export function cosineCall(
  op: string,
  input: TensorLike,
  options: DctOptions | undefined,
  typeOf: (named: DctType) => DctType,
): Tensor {
  checkOptions(op, options, ["type", "n", "axis", "norm"]);
  const { type = 2, n, axis = -1 } = options ?? {};
  const norm = checkNorm(op, options?.norm);
  if (!TYPES.includes(type))
    throw new ArgumentError(op, `type is ${showValue(type)}: give 1, 2, 3 or 4`);
  if (n !== undefined && checkInteger(op, "n", n) < 1)
    throw new ArgumentError(op, `n must be positive, got ${n}`);
  if (type === 1 && norm === "ortho")
    throw new ArgumentError(op, "type 1 has no orthogonal form: leave norm out");
  const t = toTensor(op, input);
  complexOf(op, t.dtype);
  checkRank(op, t, 1);
  return alongLast(t, normalizeAxis(op, axis, t.rank), (x) => {
    const size = n ?? x.shape.at(-1)!;
    if (type === 1 && size < 2)
      throw new ShapeError(
        op,
        `type 1 takes 2 elements or more, got ${size} of shape ${showShape(t.shape)}: give a larger n`,
        { shapes: [t.shape] },
      );
    return cosineOf(fitted(op, x, [size]), attrsOf(typeOf(type), Math.max(1, size), norm));
  });
}

/** `fn` with an axis in the last place. */
function alongLast(x: Tensor, axis: number, fn: (x: Tensor) => Tensor): Tensor {
  const last = x.rank - 1;
  if (axis === last) return fn(x);
  const perm = x.shape.map((_, d) => (d === axis ? last : d === last ? axis : d));
  return transpose(fn(transpose(x, perm) as Tensor), perm) as Tensor;
}
