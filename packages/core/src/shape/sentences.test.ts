// One sentence, twice: each literal below must be what the type says (or this file does not compile) and what is thrown.
import { expect, test } from "vitest";
import { resolveIndex, type At } from "./at.ts";
import {
  broadcastAll,
  broadcastShapes,
  broadcastToShape,
  type Broadcast,
  type BroadcastTo,
} from "./broadcast.ts";
import { normalizeAxis, type Reduce } from "./axis.ts";
import { expandDimsShape, squeezeShape, type Expand, type Squeeze } from "./dims.ts";
import { concatShape, stackShape, type Concat, type Stack } from "./join.ts";
import { literalShape, type ShapeOfLiteral } from "./literal.ts";
import { matmulShape, type MatMul } from "./matmul.ts";
import { sameDType, type Same } from "./same-dtype.ts";
import { sliceShape, type Slice } from "./slice.ts";
import { padShape, tileShape, type Pad, type Tile } from "./tile.ts";
import type { DType } from "../dtype.ts";
import type { Tensor } from "../tensor.ts";
import type { Shape } from "./shape.ts";
import { permuteShape, type Permute } from "./transpose.ts";

/** `T` is the sentence of the types, `sentence` the same as a value, `run` throws it behind `op: `. */
function said<T extends string>(
  sentence: [T] extends [never] ? never : string extends T ? never : T,
  run: () => unknown,
): void {
  test(`${sentence}`, () => {
    expect(run).toThrow(new RegExp(`^op: ${sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  });
}

const spec = (shape: Shape, dtype: DType) => ({ shape, dtype });

said<Broadcast<[32, 10], [4]>>(
  "cannot broadcast [32, 10] with [4]: sizes 10 and 4 differ and neither is 1",
  () => broadcastShapes("op", [32, 10], [4]),
);
said<Broadcast<[2, 3, 1], [5, 3, 4]>>(
  "cannot broadcast [2, 3, 1] with [5, 3, 4]: sizes 2 and 5 differ and neither is 1",
  () => broadcastShapes("op", [2, 3, 1], [5, 3, 4]),
);
said<BroadcastTo<[3], [2, 4]>>("cannot broadcast [3] to [2, 4]: size 3 is neither 4 nor 1", () =>
  broadcastToShape("op", [3], [2, 4]),
);
said<BroadcastTo<[2, 4], [4]>>("cannot broadcast [2, 4] to [4]: it has more axes", () =>
  broadcastToShape("op", [2, 4], [4]),
);

said<Reduce<[32, 10], 2>>("axis 2 is out of range: rank 2 has axes -2 to 1", () =>
  normalizeAxis("op", 2, 2),
);
said<Reduce<[32, 10], [0, -3]>>("axis -3 is out of range: rank 2 has axes -2 to 1", () =>
  normalizeAxis("op", -3, 2),
);
said<Reduce<[], 0>>("axis 0 is out of range: a scalar has no axes", () =>
  normalizeAxis("op", 0, 0),
);

said<MatMul<[32, 784], [256, 10]>>(
  "cannot multiply [32, 784] by [256, 10]: inner sizes 784 and 256 differ",
  () => matmulShape("op", [32, 784], [256, 10]),
);
said<MatMul<[2, 3], [2, 3], true, true>>(
  "cannot multiply [2, 3] transposed by [2, 3] transposed: inner sizes 2 and 3 differ",
  () => matmulShape("op", [2, 3], [2, 3], { transposeA: true, transposeB: true }),
);
said<MatMul<[4, 2, 3], [3, 3, 5]>>(
  "cannot multiply [4, 2, 3] by [3, 3, 5]: batch sizes 4 and 3 differ and neither is 1",
  () => matmulShape("op", [4, 2, 3], [3, 3, 5]),
);
said<MatMul<[3], [3, 4]>>(
  "cannot multiply [3] by [3, 4]: both need rank 2 or more; expandDims adds an axis",
  () => matmulShape("op", [3], [3, 4]),
);

said<Permute<[2, 3], [0, 0]>>(
  "permutation [0, 0] does not fit [2, 3]: it must name each axis once",
  () => permuteShape("op", [2, 3], [0, 0]),
);
said<Permute<[2, 3], [0, 1, 2]>>(
  "permutation [0, 1, 2] does not fit [2, 3]: it must name each axis once",
  () => permuteShape("op", [2, 3], [0, 1, 2]),
);
said<Permute<[2, 3], [0, 5]>>(
  "permutation [0, 5] does not fit [2, 3]: it must name each axis once",
  () => permuteShape("op", [2, 3], [0, 5]),
);

said<Expand<[2, 3], 4>>("axis 4 is out of range: [2, 3] takes a new axis at -3 to 2", () =>
  expandDimsShape("op", [2, 3], 4),
);
said<Squeeze<[2, 1], 0>>("cannot squeeze axis 0 of [2, 1]: its size is 2, not 1", () =>
  squeezeShape("op", [2, 1], 0),
);
said<Squeeze<[2, 1], 5>>("axis 5 is out of range: rank 2 has axes -2 to 1", () =>
  squeezeShape("op", [2, 1], 5),
);

said<Stack<[[2, 3], [2, 4]], 0>>("cannot stack [2, 3] with [2, 4]: sizes 3 and 4 differ", () =>
  stackShape("op", [
    [2, 3],
    [2, 4],
  ]),
);
said<Stack<[[2], [2, 3]], 0>>("cannot stack [2] with [2, 3]: ranks 1 and 2 differ", () =>
  stackShape("op", [[2], [2, 3]]),
);
said<Concat<[[2, 3], [2, 4]], 0>>(
  "cannot concat [2, 3] with [2, 4] along axis 0: sizes 3 and 4 differ",
  () =>
    concatShape(
      "op",
      [
        [2, 3],
        [2, 4],
      ],
      0,
    ),
);
said<Concat<[[2, 3], [2]], -1>>("cannot concat [2, 3] with [2]: ranks 2 and 1 differ", () =>
  concatShape("op", [[2, 3], [2]], -1),
);
said<Concat<[[2], [3]], 1>>("axis 1 is out of range: rank 1 has axes -1 to 0", () =>
  concatShape("op", [[2], [3]], 1),
);

said<At<[2, 3], [0, 0, 0]>>("too many indices for [2, 3]: 3 given", () =>
  resolveIndex("op", [2, 3], [0, 0, 0]),
);
said<At<[2, 3], ["...", 0, ":", 0]>>("too many indices for [2, 3]: 3 given", () =>
  resolveIndex("op", [2, 3], ["...", 0, ":", 0]),
);
said<At<[2, 3], ["...", "..."]>>('an index may have only one "..."', () =>
  resolveIndex("op", [2, 3], ["...", "..."]),
);
said<At<[2, 3], [Tensor<[2], "int32">, "...", Tensor<[1, 3], "bool">]>>(
  "too many indices for [2, 3]: 3 given",
  () => resolveIndex("op", [2, 3], [spec([2], "int32"), "...", spec([1, 3], "bool")]),
);
said<At<[2, 3], [Tensor<[2], "int32">, Tensor<[3], "int32">]>>(
  "cannot broadcast [2] with [3]: sizes 2 and 3 differ and neither is 1",
  () => broadcastAll("op", [[2], [3]]),
);
said<At<[2, 3], [0, Tensor<[2], "float64">]>>(
  'an index array must hold integers or bools, got float64: cast it, as in cast(i, "int32")',
  () => resolveIndex("op", [2, 3], [0, spec([2], "float64")]),
);
said<At<[2, 3], [[[0, 1], [2]]]>>(
  "a nested array must not be ragged: its rows differ in shape; pad them to one length",
  () => literalShape("op", [[0, 1], [2]]),
);
said<Tile<[2, 3], [2]>>("multiples [2] do not fit [2, 3]: give one number for each axis", () =>
  tileShape("op", [2, 3], [2]),
);
said<Pad<[2, 3], [[0, 1]]>>(
  "paddings for 1 axes do not fit [2, 3]: give one [before, after] for each axis",
  () => padShape("op", [2, 3], [[0, 1]]),
);
said<Slice<[2, 3], [1]>>("size [1] does not fit [2, 3]: give one number for each axis", () =>
  sliceShape("op", [2, 3], [0], [1]),
);

said<ShapeOfLiteral<readonly [readonly [1, 2], readonly [3]]>>(
  "a nested array must not be ragged: its rows differ in shape; pad them to one length",
  () => literalShape("op", [[1, 2], [3]]),
);
said<Same<"float32", "int32">>(
  "dtypes float32 and int32 differ: cast one of them with tf.cast",
  () => sameDType("op", "float32", "int32"),
);
