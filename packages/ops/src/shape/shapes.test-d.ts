import { constant, Variable, type Shape, type Tensor } from "@gradtape/core";
import { expectTypeOf, it } from "vitest";
import { eye, fill, linspace, ones, onesLike, range, zeros, zerosLike } from "../index.ts";
import {
  at,
  concat,
  expandDims,
  pad,
  reverse,
  shape,
  slice,
  split,
  squeeze,
  stack,
  stridedSlice,
  tile,
  unstack,
} from "../index.ts";
import {
  gather,
  gatherNd,
  oneHot,
  scatterNd,
  takeAlongAxis,
  tensorScatterNdUpdate,
} from "../index.ts";

const x = constant([
  [1, 2, 3],
  [4, 5, 6],
]);
const i = constant(
  [
    [0, 1],
    [1, 0],
  ],
  { dtype: "int32" },
);
declare const anyShape: Tensor;
declare const n: number;

it("creates tensors of literal shapes", () => {
  expectTypeOf(zeros([2, 3])).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(ones([2, n], { dtype: "int32" })).toEqualTypeOf<Tensor<[2, number], "int32">>();
  expectTypeOf(zeros(x.shape)).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(zeros(anyShape.shape)).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(zeros([])).toEqualTypeOf<Tensor<[], "float32">>();
  expectTypeOf(fill([2], 1n)).toEqualTypeOf<Tensor<[2], "int64">>();
  expectTypeOf(fill([2], true)).toEqualTypeOf<Tensor<[2], "bool">>();
  expectTypeOf(fill([2], 3, { dtype: "uint8" })).toEqualTypeOf<Tensor<[2], "uint8">>();
  expectTypeOf(eye(3)).toEqualTypeOf<Tensor<[3, 3], "float32">>();
  expectTypeOf(eye(3, { numColumns: 4, batchShape: [2], dtype: "bool" })).toEqualTypeOf<
    Tensor<[2, 3, 4], "bool">
  >();
  expectTypeOf(range(5)).toEqualTypeOf<Tensor<[5], "float32">>();
  expectTypeOf(range(2.5)).toEqualTypeOf<Tensor<[number], "float32">>();
  expectTypeOf(range(1, 5, 2, { dtype: "int32" })).toEqualTypeOf<Tensor<[number], "int32">>();
  expectTypeOf(linspace(0, 1, 7)).toEqualTypeOf<Tensor<[7], "float32">>();
  expectTypeOf(zerosLike(x)).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(onesLike(x, { dtype: "int32" })).toEqualTypeOf<Tensor<[2, 3], "int32">>();
});

it("moves axes and elements", () => {
  expectTypeOf(expandDims(x, -1)).toEqualTypeOf<Tensor<[2, 3, 1], "float32">>();
  expectTypeOf(squeeze(expandDims(x, 1))).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(concat([x, x], 1)).toEqualTypeOf<Tensor<[2, number], "float32">>();
  expectTypeOf(stack([x, x, x], -1)).toEqualTypeOf<Tensor<[2, 3, 3], "float32">>();
  expectTypeOf(reverse(x, 0)).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(slice(x, [0, 1], [2, -1])).toEqualTypeOf<Tensor<[2, number], "float32">>();
  expectTypeOf(tile(x, [1, 4])).toEqualTypeOf<Tensor<[2, number], "float32">>();
  expectTypeOf(
    pad(x, [
      [0, 0],
      [1, 2],
    ]),
  ).toEqualTypeOf<Tensor<[2, number], "float32">>();
  expectTypeOf(at(x, 0, "1:3", null)).toEqualTypeOf<Tensor<[number, 1], "float32">>();
  expectTypeOf(stridedSlice(x, [0], [1])).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(shape(x)).toEqualTypeOf<Tensor<[2], "int32">>();
});

it("gives several tensors as tuples", () => {
  const [a, b] = unstack(x);
  expectTypeOf(a).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(b).toEqualTypeOf<Tensor<[3], "float32">>();
  expectTypeOf(unstack(anyShape)).toEqualTypeOf<Tensor[]>();
  const [l, m, r] = split(x, 3, 1);
  expectTypeOf([l, m, r]).toEqualTypeOf<Tensor<[2, number], "float32">[]>();
  const [head, rest] = split(x, [1, -1], -1);
  expectTypeOf(head).toEqualTypeOf<Tensor<[2, 1], "float32">>();
  expectTypeOf(rest).toEqualTypeOf<Tensor<[2, number], "float32">>();
  expectTypeOf(split(x, n)).toEqualTypeOf<Tensor<[number, 3], "float32">[]>();
});

it("picks", () => {
  expectTypeOf(gather(x, i)).toEqualTypeOf<Tensor<[2, 2, 3], "float32">>();
  expectTypeOf(gather(x, [0, 2], { axis: 1 })).toEqualTypeOf<Tensor<[2, 2], "float32">>();
  expectTypeOf(gather(x, i, { batchDims: 1 })).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(oneHot([0, 1], 3)).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(oneHot(i, 5, { axis: 0, dtype: "bool" })).toEqualTypeOf<Tensor<[5, 2, 2], "bool">>();
  expectTypeOf(gatherNd(x, i)).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(scatterNd(i, [1, 2], [3, 4])).toEqualTypeOf<Tensor<[3, 4], "float32">>();
  expectTypeOf(tensorScatterNdUpdate(x, i, [1, 2])).toEqualTypeOf<Tensor<[2, 3], "float32">>();
  expectTypeOf(takeAlongAxis(x, i, 1)).toEqualTypeOf<Tensor<[2, 2], "float32">>();
});

it("indexes with arrays", () => {
  const y = zeros([2, 3, 4]);
  const rows = zeros([5], { dtype: "int32" });
  const pairs = zeros([6, 1], { dtype: "int64" });
  const mask = zeros([2, 3], { dtype: "bool" });
  expectTypeOf(at(y, rows)).toEqualTypeOf<Tensor<[5, 3, 4], "float32">>();
  expectTypeOf(at(y, ":", [0, 2])).toEqualTypeOf<Tensor<[2, 2, 4], "float32">>();
  expectTypeOf(at(y, [[0, 1]], pairs, "...")).toEqualTypeOf<Tensor<[6, 2, 4], "float32">>();
  expectTypeOf(at(y, pairs, "::-1", rows)).toEqualTypeOf<Tensor<[6, 5, number], "float32">>();
  expectTypeOf(at(y, null, 0, rows)).toEqualTypeOf<Tensor<[1, 5, 4], "float32">>();
  expectTypeOf(at(y, 0, ":", rows)).toEqualTypeOf<Tensor<[5, 3], "float32">>();
  expectTypeOf(at(y, rows, "...", 0)).toEqualTypeOf<Tensor<[5, 3], "float32">>();
  expectTypeOf(at(y, "...", zeros([], { dtype: "int32" }))).toEqualTypeOf<
    Tensor<[2, 3], "float32">
  >();
  expectTypeOf(at(y, mask)).toEqualTypeOf<Tensor<[number, 4], "float32">>();
  expectTypeOf(at(y, ":", [true, false, true], 0)).toEqualTypeOf<Tensor<[2, number], "float32">>();
  expectTypeOf(at(y, new Uint8Array(3))).toEqualTypeOf<Tensor<[number, 3, 4], "float32">>();
  expectTypeOf(at(y, anyShape)).toEqualTypeOf<Tensor<Shape, "float32">>();
  expectTypeOf(at(anyShape, rows)).toEqualTypeOf<Tensor>();
});

it("types what can be assigned", () => {
  const v = new Variable([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expectTypeOf(at(v, 0)).toExtend<Tensor<[3], "float32">>();
  expectTypeOf(at(v, 0).assign([1, 2, 3])).toEqualTypeOf<typeof v>();
  expectTypeOf(at(v, ":", [0, 1]).assignAdd(1)).toEqualTypeOf<typeof v>();
  const refused = [
    // @ts-expect-error cannot broadcast [3] with [2]: sizes 3 and 2 differ and neither is 1
    () => at(v, 0).assign([1, 2]),
    // @ts-expect-error dtypes float32 and int32 differ: cast one of them with tf.cast
    () => at(v, 0).assignSub(i),
    // @ts-expect-error only a variable's part can be assigned
    () => at(x, 0).assign(1),
  ];
  expectTypeOf(refused).toBeArray();
});

it("refuses with a sentence", () => {
  const refused = [
    // @ts-expect-error cannot squeeze axis 0 of [2, 3]: its size is 2, not 1
    () => squeeze(x, 0),
    // @ts-expect-error axis 3 is out of range
    () => expandDims(x, 3),
    // @ts-expect-error cannot concat [2, 3] with [2, 2] along axis 0: sizes 3 and 2 differ
    () => concat([x, i]),
    // @ts-expect-error cannot stack
    () => stack([x, [1, 2]]),
    // @ts-expect-error multiples [2] do not fit [2, 3]: give one number for each axis
    () => tile(x, [2]),
    // @ts-expect-error paddings for 1 axes do not fit [2, 3]
    () => pad(x, [[1, 1]]),
    // @ts-expect-error axis 2 is out of range
    () => gather(x, [0], { axis: 2 }),
    // @ts-expect-error too many indices for [2, 3]: 3 given
    () => at(x, 0, 0, 0),
    // @ts-expect-error an index array must hold integers or bools, got float32
    () => at(x, x),
    // @ts-expect-error cannot broadcast [2] with [3]: sizes 2 and 3 differ and neither is 1
    () => at(x, [0, 1], [0, 1, 2]),
    // @ts-expect-error too many indices for [2, 3]: 3 given
    () => at(x, [[true, false, true]], 0),
    // @ts-expect-error axis 5 is out of range
    () => unstack(x, 5),
    // @ts-expect-error axis 2 is out of range
    () => split(x, 2, 2),
  ];
  expectTypeOf(refused).toBeArray();
});
