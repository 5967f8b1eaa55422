// Segments: the parts of a tensor whose ids are equal, each folded into one row of the result.
import {
  DTYPES,
  integerRange,
  isInteger,
  ShapeError,
  type DType,
  type Tensor,
} from "@gradtape/core";
import {
  defineOp,
  e,
  readOf,
  sameShape,
  showShape,
  storeTo,
  type At,
  type Op,
  type ScatterKernel,
  type Spec,
  type Thunk,
} from "@gradtape/core/internal";
import { checkDType, type Accepts } from "../define/accepts.ts";
import { checkIndexDType, indexInto } from "../index/index-range.ts";

export interface SegmentAttrs {
  /** How many segments there are. */
  readonly segments: number;
}

interface SegmentRecord {
  readonly name: string;
  readonly accepts: Accepts;
  readonly combine: Exclude<ScatterKernel["combine"], "set">;
  /** What a segment of nothing gives. */
  readonly empty: (dtype: DType) => number | bigint;
  readonly grad: (at: At<SegmentAttrs>, g: Tensor) => Thunk<Tensor>;
}

/** Make an op that folds the rows of one id. Rows of ids below 0 are left out. */
/*@__NO_SIDE_EFFECTS__*/
export function segmentReduction(record: SegmentRecord): Op<SegmentAttrs> {
  const { name, accepts, combine, empty, grad } = record;
  return defineOp<SegmentAttrs>({
    name,
    infer([x, ids], { segments }) {
      checkDType(name, x.dtype, accepts);
      checkIds(name, x, ids);
      return [{ shape: [segments, ...x.shape.slice(ids.shape.length)], dtype: x.dtype }];
    },
    lower([x, ids], { segments }, [out]) {
      const stride = out.strides[0]!;
      const { at, inside } = indexInto(e.load(1, ids.dtype), segments);
      const own = ids.shape.map(() => 0);
      return [
        {
          kind: "map",
          axes: out.shape,
          reads: [],
          store: storeTo(0, out, e.const(empty(out.dtype), out.dtype)),
        },
        {
          kind: "scatter",
          combine,
          axes: x.shape,
          reads: [readOf(0, x), readOf(1, ids, idsStrides(ids, x.shape.length))],
          at: e.where(inside, e.mul(at, stride), -1),
          limit: segments * stride,
          store: storeTo(0, out, e.load(0, x.dtype), {
            strides: [...own, ...out.strides.slice(1)],
          }),
        },
      ];
    },
    validate: ([, ids], { segments }) => checkBelow(name, ids, segments),
    grad: (at, g) => [grad(at, g), null],
  });
}

/** Strides of the ids over the axes of the data: 0 along those of a row. */
export const idsStrides = (ids: Spec, rank: number): number[] => [
  ...ids.strides,
  ...new Array<number>(rank - ids.shape.length).fill(0),
];

/** Throws unless the ids are integers, one for each row. */
export function checkIds(op: string, x: Pick<Spec, "shape">, ids: Pick<Spec, "shape" | "dtype">) {
  checkIndexDType(op, ids);
  if (sameShape(x.shape.slice(0, ids.shape.length), ids.shape)) return;
  throw new ShapeError(
    op,
    `data ${showShape(x.shape)} must begin with the shape of the segment ids, ${showShape(ids.shape)}: there is one id for each row`,
    { shapes: [x.shape, ids.shape] },
  );
}

/** Throws if an id is no segment's; ids below 0 are none, and left out. */
export function checkBelow(op: string, ids: Tensor, segments: number): void {
  const values = ids.dataSync() as ArrayLike<number | bigint>;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < segments) continue;
    const has = segments === 0 ? "there are none" : `they are 0 to ${segments - 1}`;
    throw new ShapeError(op, `segment id ${values[i]} is out of range: ${has}`, {
      shapes: [ids.shape],
    });
  }
}

/** The lowest or highest finite value of a dtype: TensorFlow's extreme of nothing. */
export function extreme(dtype: DType, sign: 1 | -1): number | bigint {
  if (isInteger(dtype)) return integerRange(dtype)[sign < 0 ? 0 : 1];
  return sign * LARGEST[dtype as keyof typeof LARGEST];
}
const LARGEST = {
  float16: 65504,
  bfloat16: 3.3895313892515355e38,
  float32: 3.4028234663852886e38,
  float64: Number.MAX_VALUE,
};

/** What changes no extreme: of floats the infinity, of integers the end of their range. */
export const beyond = (dtype: DType, sign: 1 | -1): number | bigint =>
  DTYPES[dtype].kind === "float" ? sign * Infinity : extreme(dtype, sign);
