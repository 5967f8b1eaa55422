// Linear algebra, and what moves, joins, sorts and makes elements.
import { call, f32, FAST, i32, same, type Entry } from "./entry.ts";

const M = [1_000_000];
const SQUARE = [1000, 1000];
const LARGE = [3000, 3000];

export const linear: readonly Entry[] = [
  same("matmul", "matMul", [f32([256, 256]), f32([256, 256])], [], FAST),
  same("matmul", "matMul", [f32([64, 784]), f32([784, 256])], [], {
    ...FAST,
    name: "matmul, 64×784 by 784×256",
  }),
  same("matmul", "matMul", [f32([16, 64, 64]), f32([16, 64, 64])], [], {
    ...FAST,
    name: "matmul, of batches",
  }),
  call(
    "matmul",
    [f32([256, 128]), f32([256, 128])],
    [{ transposeB: true }],
    ["matMul", false, true],
    {
      ...FAST,
      name: "matmul, transposed",
    },
  ),
  same("matmul", "matMul", [f32([1, 1024]), f32([1024, 1024])], [], {
    ...FAST,
    name: "matmul, of a vector",
  }),
  call("tensordot", [f32(M), f32(M)], [1], ["dot"]),
  call("tensordot", [f32([1000]), f32([1000])], [0], ["outerProduct"], {
    name: "tensordot, outer",
  }),
  ...(["ij,jk->ik", "ij,kj->ik"] as const).map((equation): Entry => ({
    name: `einsum ${equation}`,
    needs: "einsum",
    inputs: [f32([128, 128]), f32([128, 128])],
    ours: (tf, a, b) => tf["einsum"]!(equation, a, b),
    theirs: (tfjs, a, b) => tfjs["einsum"]!(equation, a, b),
  })),
  same("transpose", "transpose", [f32(SQUARE)], [], { reads: true }),
  same("transpose", "transpose", [f32([32, 32, 32, 32])], [[0, 2, 3, 1]], {
    reads: true,
    name: "transpose, of 4 axes",
  }),
  same("linalg.bandPart", "linalg.bandPart", [f32([200, 200])], [1, 2]),
  same("linalg.diag", "diag", [f32([1000])]),
  same("linalg.qr", "linalg.qr", [f32([48, 48])], [], { random: true }), // signs may differ
];

export const movement: readonly Entry[] = [
  ...(["concat", "stack"] as const).flatMap((name) =>
    [0, 1].map((axis): Entry => ({
      name: `${name}, along axis ${axis}`,
      needs: name,
      inputs: [f32([2000, 1000]), f32([2000, 1000])],
      ours: (tf, ...xs) => tf[name]!(xs, axis),
      theirs: (tfjs, ...xs) => tfjs[name]!(xs, axis),
    })),
  ),
  same("split", "split", [f32(SQUARE)], [4, 1], { reads: true }),
  same("unstack", "unstack", [f32([100, 10_000])], [0], { reads: true }),
  same("tile", "tile", [f32([500, 500])], [[2, 2]]),
  same(
    "pad",
    "pad",
    [f32(SQUARE)],
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ),
  call(
    "pad",
    [f32(SQUARE)],
    [
      [
        [1, 2],
        [3, 4],
      ],
      { mode: "reflect" },
    ],
    [
      "mirrorPad",
      [
        [1, 2],
        [3, 4],
      ],
      "reflect",
    ],
    {
      name: "pad, reflect",
    },
  ),
  same("reverse", "reverse", [f32(SQUARE)], [1], { reads: true }),
  same(
    "slice",
    "slice",
    [f32(SQUARE)],
    [
      [1, 1],
      [998, 998],
    ],
    { reads: true },
  ),
  call(
    "stridedSlice",
    [f32(SQUARE)],
    [[0, 0], SQUARE, { strides: [1, 2] }],
    ["stridedSlice", [0, 0], SQUARE, [1, 2]],
    { reads: true },
  ),
  same("broadcastTo", "broadcastTo", [f32([1, 1000])], [SQUARE], { reads: true }),
  same("gather", "gather", [f32([10_000, 64]), i32([10_000], 0, 10_000)]),
  // The gradient in tfjs takes rows × elements.
  same("gather", "gather", [f32([20, 64]), i32([1000], 0, 20)], [], {
    name: "gather, of few rows",
  }),
  call("gather", [f32(SQUARE), i32([1000], 0, 1000)], [{ axis: 1 }], ["gather", 1], {
    name: "gather, along axis 1",
  }),
  same("gatherNd", "gatherND", [f32(SQUARE), i32([100_000, 2], 0, 1000)]),
  {
    name: "scatterNd",
    needs: "scatterNd",
    inputs: [i32([10_000, 1], 0, 1000), f32([10_000, 32])],
    ours: (tf, indices, updates) => tf["scatterNd"]!(indices, updates, [1000, 32]),
    theirs: (tfjs, indices, updates) => tfjs["scatterND"]!(indices, updates, [1000, 32]),
  },
  {
    name: "oneHot",
    needs: "oneHot",
    inputs: [i32([100_000], 0, 100)],
    ours: (tf, x) => tf["oneHot"]!(x, 100),
    theirs: (tfjs, x) => tfjs["oneHot"]!(x, 100),
  },
  call(
    "batchToSpace",
    [f32([16, 64, 64, 16])],
    [
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      "batchToSpaceND",
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    { reads: true },
  ),
  call(
    "spaceToBatch",
    [f32([4, 128, 128, 16])],
    [
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      "spaceToBatchND",
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    { reads: true },
  ),
  call("nn.depthToSpace", [f32([4, 64, 64, 64])], [2], ["depthToSpace", 2, "NHWC"], {
    reads: true,
  }),
  ...(
    [
      ["fill", [LARGE, 2]],
      ["zeros", [LARGE]],
      ["ones", [LARGE]],
      ["linspace", [0, 1, 1_000_000]],
      ["range", [0, 1_000_000]],
      ["eye", [3000]],
    ] as const
  ).map(([name, args]) => same(name, name, [], args)),
];

export const order: readonly Entry[] = [
  {
    name: "math.topK, 10 of 1000",
    needs: "math.topK",
    inputs: [f32(SQUARE)],
    ours: (tf, x) => (tf["math"]!["topK"]!(x, 10) as unknown[])[0],
    theirs: (tfjs, x) => (tfjs["topk"]!(x, 10) as { values: unknown }).values,
  },
  {
    name: "sort",
    needs: "sort",
    inputs: [f32([10, 10_000])],
    ours: (tf, x) => tf["sort"]!(x, -1, { direction: "DESCENDING" }),
    theirs: (tfjs, x) => (tfjs["topk"]!(x, 10_000) as { values: unknown }).values,
  },
  {
    name: "searchsorted",
    needs: "searchsorted",
    inputs: [f32([10_000]), f32([100_000])],
    ours: (tf, rows, x) => tf["searchsorted"]!(tf["sort"]!(rows), x),
    theirs: (tfjs, rows, x) =>
      tfjs["lowerBound"]!(
        tfjs["reverse"]!((tfjs["topk"]!(rows, 10_000) as { values: unknown }).values),
        x,
      ),
  },
  {
    name: "unique",
    needs: "unique",
    inputs: [i32([100_000], 0, 1000)],
    ours: (tf, x) => tf["unique"]!(x),
    theirs(tfjs, x) {
      const { values, indices } = tfjs["unique"]!(x) as { values: unknown; indices: unknown };
      return [values, indices];
    },
  },
];
