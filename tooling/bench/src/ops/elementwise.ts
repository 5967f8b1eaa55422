// Elementwise functions and reductions.
import { bool, call, f32, FAST, i32, same, type Entry } from "./entry.ts";

const M = [1_000_000];
const SQUARE = [1000, 1000];

const unary: readonly Entry[] = (
  [
    ["abs", "abs"],
    ["acos", "acos"],
    ["acosh", "acosh", 1, 4],
    ["asin", "asin"],
    ["asinh", "asinh", -4, 4],
    ["atan", "atan", -4, 4],
    ["atanh", "atanh", -0.9, 0.9],
    ["ceil", "ceil", -4, 4],
    ["cos", "cos", -4, 4],
    ["cosh", "cosh", -4, 4],
    ["elu", "elu", -4, 4],
    ["erf", "erf", -3, 3],
    ["exp", "exp", -4, 4],
    ["expm1", "expm1"],
    ["floor", "floor", -4, 4],
    ["isFinite", "isFinite"],
    ["isInf", "isInf"],
    ["isNan", "isNaN"],
    ["log", "log", 0.1, 4],
    ["log1p", "log1p", 0, 4],
    ["logSigmoid", "logSigmoid", -4, 4],
    ["neg", "neg"],
    ["reciprocal", "reciprocal", 0.5, 4],
    ["relu", "relu"],
    ["relu6", "relu6", -4, 8],
    ["round", "round", -4, 4],
    ["rsqrt", "rsqrt", 0.5, 4],
    ["selu", "selu"],
    ["sigmoid", "sigmoid", -4, 4],
    ["sign", "sign"],
    ["sin", "sin", -4, 4],
    ["sinh", "sinh", -4, 4],
    ["softplus", "softplus", -4, 4],
    ["sqrt", "sqrt", 0, 4],
    ["square", "square"],
    ["tan", "tan"],
    ["tanh", "tanh", -4, 4],
  ] as const
).map(([ours, theirs, low, high]) => same(ours, theirs, [f32(M, low, high)]));

export const elementwise: readonly Entry[] = [
  ...unary,
  call("leakyRelu", [f32(M)], [{ alpha: 0.1 }], ["leakyRelu", 0.1]),
  call("clipByValue", [f32(M)], [-0.5, 0.5], ["clipByValue", -0.5, 0.5]),
  same("nn.prelu", "prelu", [f32(SQUARE), f32([1000])]),
  same("add", "add", [f32(M), f32(M)]),
  same("add", "add", [f32(SQUARE), f32([1000])], [], { name: "add, of a row" }),
  same("add", "add", [f32(SQUARE), f32([1000, 1])], [], { name: "add, of a column" }),
  same("atan2", "atan2", [f32(M), f32(M)]),
  same("divide", "div", [f32(M), f32(M, 0.5, 2)]),
  same("divideNoNan", "divNoNan", [f32(M), f32(M, 0.5, 2)]),
  same("floorDiv", "floorDiv", [i32(M, -100, 100), i32(M, 1, 10)]),
  same("maximum", "maximum", [f32(M), f32(M)]),
  same("minimum", "minimum", [f32(M), f32(M)]),
  same("mod", "mod", [f32(M), f32(M, 0.5, 2)]),
  same("multiply", "mul", [f32(M), f32(M)]),
  same("pow", "pow", [f32(M, 0.1, 2), f32(M)]),
  same("squaredDifference", "squaredDifference", [f32(M), f32(M)]),
  same("subtract", "sub", [f32(M), f32(M)]),
  {
    name: "addN, of 4",
    needs: "addN",
    inputs: [f32(M), f32(M), f32(M), f32(M)],
    ours: (tf, ...xs) => tf["addN"]!(xs),
    theirs: (tfjs, ...xs) => tfjs["addN"]!(xs),
  },
  same("cast", "cast", [f32(M, -100, 100)], ["int32"]),
  same("bitwise.bitwiseAnd", "bitwiseAnd", [i32(M, 0, 1000), i32(M, 0, 1000)]),
  ...(["equal", "notEqual", "greater", "greaterEqual", "less", "lessEqual"] as const).map((name) =>
    same(name, name, [i32(M, 0, 10), i32(M, 0, 10)]),
  ),
  ...(["logicalAnd", "logicalOr", "logicalXor"] as const).map((name) =>
    same(name, name, [bool(M), bool(M)]),
  ),
  same("logicalNot", "logicalNot", [bool(M)]),
  same("where", "where", [bool(M), f32(M), f32(M)]),
  same("complex", "complex", [f32(M), f32(M)]),
  {
    name: "abs, of complex numbers",
    needs: "abs",
    inputs: [f32(M), f32(M)],
    ours: (tf, re, im) => tf["abs"]!(tf["complex"]!(re, im)),
    theirs: (tfjs, re, im) => tfjs["abs"]!(tfjs["complex"]!(re, im)),
  },
];

const folds = [
  ["reduceSum", "sum"],
  ["reduceMean", "mean"],
  ["reduceMax", "max"],
  ["reduceMin", "min"],
  ["reduceProd", "prod"],
  ["argMax", "argMax"],
  ["argMin", "argMin"],
  ["logSumExp", "logSumExp"],
] as const;
export const reductions: readonly Entry[] = [
  ...folds.flatMap(([ours, theirs]) => {
    // Products stay finite; elsewhere there are no ties, whose gradients tfjs does not share.
    const x = ours === "reduceProd" ? f32(SQUARE, 0.99, 1.01) : f32(SQUARE);
    return [
      same(ours, theirs, [x], [1], { ...FAST, name: `${ours}, of rows` }),
      same(ours, theirs, [x], [0], { ...FAST, name: `${ours}, of columns` }),
    ];
  }),
  same("reduceSum", "sum", [f32(M)], [], { ...FAST, name: "reduceSum, of all" }),
  same("reduceAll", "all", [bool(SQUARE)], [1], FAST),
  same("reduceAny", "any", [bool(SQUARE)], [1], FAST),
  same("math.reduceEuclideanNorm", "euclideanNorm", [f32(SQUARE)], [1], FAST),
  call("norm", [f32(SQUARE)], [1], ["norm", "euclidean", 1], FAST),
  {
    name: "moments",
    needs: "moments",
    inputs: [f32(SQUARE)],
    ours: (tf, x) => tf["moments"]!(x, 0),
    theirs(tfjs, x) {
      const { mean, variance } = tfjs["moments"]!(x, 0) as { mean: unknown; variance: unknown };
      return [mean, variance];
    },
    ...FAST,
  },
  same("cumsum", "cumsum", [f32(SQUARE)], [1]),
  same("cumsum", "cumsum", [f32(SQUARE)], [0], { name: "cumsum, of columns" }),
  same("cumprod", "cumprod", [f32(SQUARE, 0.99, 1.01)], [1]),
  {
    name: "math.bincount",
    needs: "math.bincount",
    inputs: [i32(M, 0, 100)],
    ours: (tf, x) => tf["math"]!["bincount"]!(x, { minlength: 100 }),
    theirs: (tfjs, x) => tfjs["bincount"]!(x, tfjs["tensor1d"]!([]), 100),
  },
  same(
    "math.unsortedSegmentSum",
    "unsortedSegmentSum",
    [f32([1000, 64]), i32([1000], 0, 20)],
    [20],
  ),
  same("nn.softmax", "softmax", [f32(SQUARE, -4, 4)], [-1], FAST),
  same("nn.logSoftmax", "logSoftmax", [f32(SQUARE, -4, 4)], [-1], FAST),
];
