// The ops that ragged tensors are made of: rows padded to one length, the way back, and partitions that are checked.
import { ArgumentError, type Shape, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
  sameDType,
  showShape,
  storeTo,
  type Access,
  type Spec,
} from "@gradtape/core/internal";
import { zeros } from "../create/zeros.ts";
import { checkIndexDType } from "../index/index-range.ts";
import { subtract } from "../math/subtract.ts";
import { sumTo } from "../define/sum-to.ts";
import { rowIds } from "./row-partition.ts";

interface PaddedAttrs {
  readonly rows: number;
  readonly width: number;
}

/** Where row i begins (later 0), or ends (later 1). Beyond the last row both are 0: it is empty. */
const splitAt = (splits: Spec, rank: number, later: 0 | 1): Access => ({
  ...readOf(1, splits, [splits.strides[0]!, ...new Array<number>(rank - 1).fill(0)]),
  offset: later * splits.strides[0]!,
  guards: [
    { offset: 0, strides: [1, ...new Array<number>(rank - 1).fill(0)], size: splits.shape[0]! - 1 },
  ],
});

const paddedOp = /*@__PURE__*/ defineOp<PaddedAttrs>({
  name: "RaggedTensor.toTensor",
  infer([x, , other], { rows, width }) {
    sameDType("RaggedTensor.toTensor", x.dtype, other.dtype);
    return [{ shape: [rows, width, ...x.shape.slice(1)], dtype: x.dtype }];
  },
  lower([x, splits, other], _, [out]) {
    const rank = out.shape.length;
    const start = e.load(1, "int32");
    const at = e.add(start, e.axis(1));
    const element = e.gather(0, x.dtype, e.mul(at, x.strides[0]!));
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(0, x, [0, 0, ...x.strides.slice(1)]),
        splitAt(splits, rank, 0),
        splitAt(splits, rank, 1),
        readOf(2, other, [0, 0, ...other.strides]),
      ],
      store: storeTo(
        0,
        out,
        e.where(e.lt(at, e.load(2, "int32")), element, e.load(3, other.dtype)),
      ),
    };
  },
  grad: ({ inputs: [x, splits, other] }, g) => [
    () => flattened(g, splits, x.shape[0]!),
    null,
    () => {
      const [rows, width] = g.shape as [number, number];
      const inside = padded(flattened(g, splits, x.shape[0]!), splits, zerosOf(other), rows, width);
      return sumTo(subtract(g, inside) as Tensor, other.shape);
    },
  ],
});

const zerosOf = (x: Tensor): Tensor => zeros([...x.shape], { dtype: x.dtype }) as Tensor;

/** Rows of one length: those of `x` that the splits tell apart, cut off at `width` or filled up with `other`. */
export const padded = (
  x: Tensor,
  splits: Tensor,
  other: Tensor,
  rows: number,
  width: number,
): Tensor => dispatch1(paddedOp, [x, splits, other], { rows, width });

const flattenedOp = /*@__PURE__*/ defineOp<{ readonly n: number }>({
  name: "RaggedTensor.fromTensor",
  infer: ([x], { n }) => [{ shape: [n, ...x.shape.slice(2)], dtype: x.dtype }],
  lower([x, splits, ids], _, [out]) {
    const [rows, width] = x.shape as [number, number];
    const rest = out.shape.slice(1).map(() => 0);
    const row = e.load(0, "int32");
    const at = e.sub(e.axis(0), e.gather(1, "int32", e.mul(row, splits.strides[0]!)));
    const place = e.add(e.mul(row, x.strides[0]!), e.mul(at, x.strides[1]!));
    const element = e.gather(2, x.dtype, place);
    const inside = e.and(e.lt(row, rows), e.lt(at, width));
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(2, ids, [ids.strides[0]!, ...rest]),
        readOf(1, splits, [0, ...rest]),
        readOf(0, x, [0, ...x.strides.slice(2)]),
      ],
      // Text has no literal: there every element is inside.
      store: storeTo(0, out, x.dtype === "string" ? element : e.where(inside, element, 0)),
    };
  },
  grad: ({ inputs: [x, splits] }, g) => [
    () => {
      const [rows, width, ...rest] = x.shape as [number, number, ...number[]];
      return padded(g, splits, zeros(rest, { dtype: g.dtype }) as Tensor, rows, width);
    },
    null,
    null,
  ],
});

/** The elements of padded rows, one row after the other; 0 for those that were cut off. */
export const flattened = (x: Tensor, splits: Tensor, n: number): Tensor =>
  dispatch1(flattenedOp, [x, splits, rowIds(splits, n)], { n });

interface PartitionAttrs {
  readonly op: string;
  readonly what: string;
  /** The first number, if there is only one possible, */
  readonly first?: number;
  /** and the last, */
  readonly last?: number;
  /** or what it must be less than. */
  readonly below?: number;
}

const partitionOp = /*@__PURE__*/ defineOp<PartitionAttrs>({
  name: "rowPartition",
  infer([x], { op, what }) {
    checkIndexDType(op, x);
    if (x.shape.length !== 1)
      throw new ArgumentError(op, `${what} must be a vector, got ${showShape(x.shape)}`);
    return [x];
  },
  view: ({ shape, strides }) => ({ shape, strides, offset: 0 }),
  validate([x], { op, what, first = 0, last, below = Infinity }) {
    const list = Array.from(x.dataSync() as Iterable<number | bigint>, Number);
    const fail = (why: string): never => {
      throw new ArgumentError(op, `${what} ${why}`);
    };
    if (last !== undefined && (list.length === 0 || list[0] !== first || list.at(-1) !== last))
      fail(
        `must begin with ${first} and end with ${last}, the number of values: got ${list.length === 0 ? "none" : `${list[0]} to ${list.at(-1)!}`}`,
      );
    list.forEach((n, i) => {
      if (n < first || n >= below) fail(`must be from ${first} to ${below - 1}, got ${n}`);
      if (n < list[i - 1]!) fail(`must ascend: ${n} at place ${i} follows ${list[i - 1]!}`);
    });
  },
});

/** Numbers that ascend, as row splits and row ids do; checked where they can be read at once. */
export const partition = (x: Tensor, attrs: PartitionAttrs): Tensor =>
  dispatch1(partitionOp, [x], attrs);

const sameSplitsOp = /*@__PURE__*/ defineOp<{ readonly op: string }>({
  name: "sameSplits",
  infer([x, y], { op }) {
    if (x.shape[0] !== y.shape[0]) refuse(op, x.shape, y.shape);
    return [x];
  },
  view: ({ shape, strides }) => ({ shape, strides, offset: 0 }),
  validate([x, y], { op }) {
    const other = y.dataSync() as Int32Array;
    if ((x.dataSync() as Int32Array).some((n, i) => n !== other[i])) refuse(op, x.shape, y.shape);
  },
});

function refuse(op: string, a: Shape, b: Shape): never {
  throw new ArgumentError(
    op,
    `the rows of ragged arguments differ: all must be cut at the same places (row splits ${showShape(a)} and ${showShape(b)})`,
  );
}

/** The splits, which must be those of another ragged tensor; checked where they can be read at once. */
export const sameSplits = (op: string, x: Tensor, y: Tensor): Tensor =>
  x === y ? x : dispatch1(sameSplitsOp, [x, y], { op });
