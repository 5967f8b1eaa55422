// A tour through NumPy's beginner guides: programs with what NumPy prints for them, in this language. Then what NumPy has not:
// gradients.
import { checkGradients } from "@gradtape/testing";
import { describe, expect, it } from "vitest";
import * as tf from "./index.ts";
import * as np from "./numpy.ts";

const lines = (...text: string[]): string => text.join("\n");
const int = { dtype: np.int32 } as const;

describe("making arrays", () => {
  it("tells shape, number of axes, dtype and size", () => {
    const a = np.reshape(np.arange(15), [3, 5]);
    expect(`${a}`).toBe(
      lines("[[ 0.  1.  2.  3.  4.]", " [ 5.  6.  7.  8.  9.]", " [10. 11. 12. 13. 14.]]"),
    );
    expect([np.shape(a), np.ndim(a), a.dtype, np.size(a)]).toEqual([[3, 5], 2, "float64", 15]);
  });

  it("takes nested lists and dtypes", () => {
    expect(
      `${np.array([
        [1.5, 2, 3],
        [4, 5, 6],
      ])}`,
    ).toBe(lines("[[1.5 2.  3. ]", " [4.  5.  6. ]]"));
    expect(
      `${np.array(
        [
          [1, 2],
          [3, 4],
        ],
        { dtype: np.complex128 },
      )}`,
    ).toBe(lines("[[1.+0.j 2.+0.j]", " [3.+0.j 4.+0.j]]"));
    expect(`${np.ones([2, 3, 4], { dtype: np.int16 })}`).toBe(
      lines(
        "[[[1 1 1 1]",
        "  [1 1 1 1]",
        "  [1 1 1 1]]",
        "",
        " [[1 1 1 1]",
        "  [1 1 1 1]",
        "  [1 1 1 1]]]",
      ),
    );
  });

  it("takes lists with a shape: bare numbers are float64 there too", () => {
    const data = [1.1, 2, 3, 4];
    expect(np.array({ data, shape: [2, 2] }).arraySync()).toEqual([
      [1.1, 2],
      [3, 4],
    ]);
    const list = { data, shape: [2], stride: [2], offset: 1 };
    const arrays = [
      list,
      { ...list, dtype: "array" },
      { ...list, dtype: "int32", data: [1, 2, 3, 4] },
    ];
    expect(arrays.map((x) => np.array(x)).map((x) => [x.dtype, x.arraySync()])).toEqual([
      ["float64", [2, 4]],
      ["float64", [2, 4]],
      ["int32", [2, 4]],
    ]);
    const others = [[], [5n], [true]].map((data) => np.asarray({ data, shape: [data.length] }));
    expect(others.map((x) => x.dtype)).toEqual(["float64", "int64", "bool"]);
  });

  it("keeps both forms of a fold's options", () => {
    expect(np.sum([[1, 2]], { axis: 0 }, { keepdims: true }).shape).toEqual([1, 2]);
  });

  it("makes sequences", () => {
    expect(`${np.arange(10, 30, 5)}`).toBe("[10. 15. 20. 25.]");
    expect(`${np.arange(0, 2, 0.3)}`).toBe("[0.  0.3 0.6 0.9 1.2 1.5 1.8]");
    expect(`${np.linspace(0, 2, 9)}`).toBe("[0.   0.25 0.5  0.75 1.   1.25 1.5  1.75 2.  ]");
  });

  it("prints the corners of large arrays", () => {
    expect(`${np.reshape(np.arange(10000), [100, 100])}`).toBe(
      lines(
        "[[0.000e+00 1.000e+00 2.000e+00 ... 9.700e+01 9.800e+01 9.900e+01]",
        " [1.000e+02 1.010e+02 1.020e+02 ... 1.970e+02 1.980e+02 1.990e+02]",
        " [2.000e+02 2.010e+02 2.020e+02 ... 2.970e+02 2.980e+02 2.990e+02]",
        " ...",
        " [9.700e+03 9.701e+03 9.702e+03 ... 9.797e+03 9.798e+03 9.799e+03]",
        " [9.800e+03 9.801e+03 9.802e+03 ... 9.897e+03 9.898e+03 9.899e+03]",
        " [9.900e+03 9.901e+03 9.902e+03 ... 9.997e+03 9.998e+03 9.999e+03]]",
      ),
    );
    const x = np.array([1e-10, 1.23456, 1000]);
    expect(np.array2string(x, { precision: 3, suppress: true })).toBe(
      "[   0.       1.235 1000.   ]",
    );
    expect(np.printoptions({ precision: 3, suppress: true }, () => `${x}`)).toBe(
      "[   0.       1.235 1000.   ]",
    );
  });
});

describe("calculating", () => {
  const a = np.array([20, 30, 40, 50]);
  const b = np.arange(4);

  it("goes element by element", () => {
    expect(`${np.subtract(a, b)}`).toBe("[20. 29. 38. 47.]");
    expect(`${np.power(b, 2)}`).toBe("[0. 1. 4. 9.]");
    expect(`${np.multiply(10, np.sin(a))}`).toBe(
      "[ 9.12945251 -9.88031624  7.4511316  -2.62374854]",
    );
    expect(`${np.less(a, 35)}`).toBe("[ True  True False False]");
  });

  it("tells products of elements from products of matrices", () => {
    const A = np.array(
      [
        [1, 1],
        [0, 1],
      ],
      int,
    );
    const B = np.array(
      [
        [2, 0],
        [3, 4],
      ],
      int,
    );
    expect(`${np.multiply(A, B)}`).toBe(lines("[[2 0]", " [0 4]]"));
    expect(`${np.matmul(A, B)}`).toBe(lines("[[5 4]", " [3 4]]"));
    expect(`${np.dot(A, B)}`).toBe(lines("[[5 4]", " [3 4]]"));
  });

  it("meets in the wider dtype", () => {
    const c = np.add(np.ones(3, int), np.linspace(0, np.pi, 3));
    expect([c.dtype, `${c}`]).toEqual(["float64", "[1.         2.57079633 4.14159265]"]);
    expect(`${np.exp(np.multiply(c, { re: 0, im: 1 }))}`).toBe(
      "[ 0.54030231+0.84147098j -0.84147098+0.54030231j -0.54030231-0.84147098j]",
    );
  });

  it("folds along axes", () => {
    const c = np.reshape(np.arange(12), [3, 4]);
    expect(`${np.sum(c, { axis: 0 })}`).toBe("[12. 15. 18. 21.]");
    expect(`${np.min(c, 1)}`).toBe("[0. 4. 8.]");
    expect(`${np.cumsum(c, 1)}`).toBe(
      lines("[[ 0.  1.  3.  6.]", " [ 4.  9. 15. 22.]", " [ 8. 17. 27. 38.]]"),
    );
  });

  it("has the usual functions", () => {
    expect(`${np.exp(np.arange(3))}`).toBe("[1.         2.71828183 7.3890561 ]");
    expect(`${np.sqrt(np.arange(3))}`).toBe("[0.         1.         1.41421356]");
    expect(`${np.add(np.arange(3), [2, -1, 4])}`).toBe("[2. 0. 6.]");
  });

  it("computes a mean square error as the formula says", () => {
    const [predictions, labels] = [np.ones(3), np.array([1, 2, 3])];
    const error = np.multiply(1 / 3, np.sum(np.square(np.subtract(predictions, labels))));
    expect(`${error}`).toBe("1.6666666666666665");
  });
});

describe("picking", () => {
  it("takes places, ranges and steps", () => {
    const a = np.power(np.arange(10), 3);
    expect(`${a.at(2)} ${a.at("2:5")}`).toBe("8.0 [ 8. 27. 64.]");
    expect(`${a.at("::-1")}`).toBe("[729. 512. 343. 216. 125.  64.  27.   8.   1.   0.]");
  });

  it("takes rows and columns", () => {
    const b = np.fromfunction((x, y) => np.add(np.multiply(10, x), y), [5, 4], int);
    expect(`${b.at(2, 3)} ${b.at("0:5", 1)} ${b.at(-1)}`).toBe("23 [ 1 11 21 31 41] [40 41 42 43]");
    expect(`${b.at("1:3", ":")}`).toBe(lines("[[10 11 12 13]", " [20 21 22 23]]"));
  });

  it("takes lists of places, and looks colours up in a palette", () => {
    const a = np.power(np.arange(12), 2);
    expect(`${a.at([1, 1, 3, 8, 5])}`).toBe("[ 1.  1.  9. 64. 25.]");
    expect(
      `${a.at([
        [3, 4],
        [9, 7],
      ])}`,
    ).toBe(lines("[[ 9. 16.]", " [81. 49.]]"));
    const palette = np.array(
      [
        [0, 0, 0],
        [255, 0, 0],
        [0, 255, 0],
        [0, 0, 255],
        [255, 255, 255],
      ],
      { dtype: np.uint8 },
    );
    const image = np.array(
      [
        [0, 1, 2, 0],
        [0, 3, 4, 0],
      ],
      int,
    );
    expect(`${palette.at(image)}`).toBe(
      lines(
        "[[[  0   0   0]",
        "  [255   0   0]",
        "  [  0 255   0]",
        "  [  0   0   0]]",
        "",
        " [[  0   0   0]",
        "  [  0   0 255]",
        "  [255 255 255]",
        "  [  0   0   0]]]",
      ),
    );
  });

  it("takes what a mask shows", () => {
    const a = np.reshape(np.arange(12), [3, 4]);
    const b = np.greater(a, 4);
    expect(`${a.at(b)}`).toBe("[ 5.  6.  7.  8.  9. 10. 11.]");
    expect(`${np.where(b, 0, a)}`).toBe(
      lines("[[0. 1. 2. 3.]", " [4. 0. 0. 0.]", " [0. 0. 0. 0.]]"),
    );
  });

  it("finds when series were largest", () => {
    const time = np.linspace(20, 145, 5);
    const data = np.reshape(np.sin(np.arange(20)), [5, 4]);
    const places = np.argmax(data, 0);
    expect(`${time} ${places}`).toBe("[ 20.    51.25  82.5  113.75 145.  ] [2 0 3 1]");
    expect(`${time.at(places)}`).toBe("[ 82.5   20.   113.75  51.25]");
    const largest = np.takeAlongAxis(data, np.expandDims(places, 0), 0);
    expect(`${largest}`).toBe("[[0.98935825 0.84147098 0.99060736 0.6569866 ]]");
    expect(np.arrayEqual(largest.at(0), np.max(data, 0))).toBe(true);
  });

  it("crosses lists with ix_", () => {
    const [a, b, c] = [np.array([2, 3, 4, 5]), np.array([8, 5, 4]), np.array([5, 4, 6, 8, 3])];
    const sums = np.add(np.reshape(a, [4, 1, 1]), np.multiply(np.reshape(b, [3, 1]), c));
    expect(np.shape(sums)).toEqual([4, 3, 5]);
    expect(`${sums.at(3, 2, 4)} ${np.add(a.at(3), np.multiply(b.at(2), c.at(4)))}`).toBe(
      "17.0 17.0",
    );
    expect(`${sums.at(...np.ix_([0, 3], [2], [4]))}`).toBe(lines("[[[14.]]", "", " [[17.]]]"));
  });
});

describe("other shapes", () => {
  const a = np.floor([
    [3.7, 7.2, 1.1, 9.9],
    [0.4, 8.8, 2.2, 5.5],
    [6.1, 1.6, 4.4, 0.9],
  ]);

  it("lays the elements out anew", () => {
    expect(`${np.ravel(a)}`).toBe("[3. 7. 1. 9. 0. 8. 2. 5. 6. 1. 4. 0.]");
    expect(`${np.reshape(a, [6, 2])}`).toBe(
      lines("[[3. 7.]", " [1. 9.]", " [0. 8.]", " [2. 5.]", " [6. 1.]", " [4. 0.]]"),
    );
    expect(np.shape(np.transpose(a))).toEqual([4, 3]);
  });

  it("stacks and cuts", () => {
    const [x, y] = [
      np.array([
        [9, 7],
        [5, 2],
      ]),
      np.array([
        [1, 9],
        [5, 1],
      ]),
    ];
    expect(`${np.vstack([x, y])}`).toBe(lines("[[9. 7.]", " [5. 2.]", " [1. 9.]", " [5. 1.]]"));
    expect(`${np.hstack([x, y])}`).toBe(lines("[[9. 7. 1. 9.]", " [5. 2. 5. 1.]]"));
    expect(
      `${np.columnStack([
        [4, 2],
        [3, 8],
      ])}`,
    ).toBe(lines("[[4. 3.]", " [2. 8.]]"));
    const rows = np.reshape(np.arange(24), [2, 12]);
    expect(np.hsplit(rows, 3).map(String)).toHaveLength(3);
    expect(`${np.hsplit(rows, 3)[1]}`).toBe(lines("[[ 4.  5.  6.  7.]", " [16. 17. 18. 19.]]"));
    expect(np.hsplit(rows, [3, 4]).map((part) => part.shape)).toEqual([
      [2, 3],
      [2, 1],
      [2, 8],
    ]);
  });

  it("sorts, joins and counts", () => {
    expect(`${np.sort([2, 1, 5, 3, 7, 4, 6, 8])}`).toBe("[1. 2. 3. 4. 5. 6. 7. 8.]");
    expect(
      `${np.concatenate(
        [
          [
            [1, 2],
            [3, 4],
          ],
          [[5, 6]],
        ],
        0,
      )}`,
    ).toBe(lines("[[1. 2.]", " [3. 4.]", " [5. 6.]]"));
    const seen = [11, 11, 12, 13, 14, 15, 16, 17, 12, 13, 11, 14, 18, 19, 20];
    const [values, counts] = np.unique(seen, { returnCounts: true });
    expect(`${values}`).toBe("[11. 12. 13. 14. 15. 16. 17. 18. 19. 20.]");
    expect(`${counts}`).toBe("[3 2 2 2 1 1 1 1 1 1]");
    expect(np.histogram([1, 2, 1, 4, 2, 2], { bins: 3 }).map((x) => `${x}`)).toEqual([
      "[2 3 1]",
      "[1. 2. 3. 4.]",
    ]);
    expect(
      np
        .nonzero(
          np.less(
            [
              [1, 2, 3],
              [0, 0, 8],
            ],
            3,
          ),
        )
        .map((x) => `${x}`),
    ).toEqual(["[0 0 1 1]", "[0 1 0 1]"]);
  });
});

describe("beside tf", () => {
  it("takes and gives its tensors, on its backend", () => {
    const product = np.multiply(tf.constant(5, int), tf.constant(3, int));
    expect(`${product}`).toBe("15");
    expect(tf.isTensor(product)).toBe(true);
    expect(tf.multiply(np.ones([3, 3]), 3).dtype).toBe("float64");
    expect(np.add(new tf.Variable([1, 2], int), 0.5).dtype).toBe("float64");
    expect(`${np.add(np.ones(2).numpy(), [1, 2])}`).toBe("[2. 3.]");
  });

  it("leaves the backend alone that was chosen", async () => {
    const chosen = tf.getBackend();
    await import("./numpy.ts");
    expect(tf.getBackend()).toBe(chosen);
  });

  it("is recorded by a tape, through promotion, and through a variable", () => {
    const w = new tf.Variable(3);
    using tape = new tf.GradientTape();
    const loss = np.sum(np.square(np.multiply(w, np.array([1, 2]))));
    const g = tape.gradient(loss, w)!;
    expect([loss.dtype, g.dtype, g.arraySync()]).toEqual(["float64", "float32", 30]);
  });

  it("differs from tf in what dtypes do", () => {
    const [i, f] = [tf.constant([1, 2], int), tf.constant([0.5, 0.5])];
    expect(() => tf.add(i as tf.Tensor, f as tf.Tensor)).toThrow(
      "add: dtypes int32 and float32 differ",
    );
    expect(np.add(i, f).dtype).toBe("float64");
    expect(
      `${np.mean(np.array([1, 2], int))} ${np.sum(np.array([200, 100], { dtype: np.uint8 }))}`,
    ).toBe("1.5 300");
  });
});

describe("gradients to second order", () => {
  const x = [0.7, 1.9, 1.3, 2.2, 0.4, 3.1];
  const y = [1.1, 0.6, 2.4, 0.9, 1.7, 0.3];
  const m = [x.slice(0, 3), x.slice(3)];

  it.each<[string, (...inputs: tf.Tensor[]) => tf.Tensor | readonly tf.Tensor[], tf.TensorLike[]]>([
    ["log10 and log2", (a) => np.add(np.log10(a), np.log2(a)), [x]],
    ["cbrt", (a) => np.cbrt(a), [x]],
    ["exp2", (a) => np.exp2(a), [x]],
    ["hypot", (a, b) => np.hypot(a, b), [x, y]],
    ["logaddexp", (a, b) => np.logaddexp(a, b), [x, y]],
    ["power", (a, b) => np.power(a, b), [x, y]],
    ["arctan2", (a, b) => np.arctan2(a, b), [x, y]],
    ["nanToNum", (a) => np.nanToNum(np.multiply(a, a)), [x]],
    ["clip", (a) => np.square(np.clip(a, 0.5, 2.5)), [x]],
    ["mean and std", (a) => np.divide(np.mean(a, 1), np.std(a, 1, { ddof: 1 })), [m]],
    ["var", (a) => np.var(a, 0), [m]],
    ["prod", (a) => np.prod(a, 1), [m]],
    [
      "median and quantiles",
      (a) => np.multiply(np.median(np.square(a)), np.quantile(a, [0.2, 0.7])),
      [x],
    ],
    [
      "nanmean",
      (a) => np.square(np.nanmean(np.where([true, false, true, true, true, true], a, NaN))),
      [x],
    ],
    ["average", (a, w) => np.average(np.square(a), { weights: w }), [x, y]],
    [
      "cumsum, cumprod and diff",
      (a) => np.multiply(np.cumsum(a), np.concatenate([[1], np.diff(np.cumprod(a))])),
      [x],
    ],
    ["trapezoid", (a, b) => np.trapezoid(np.square(a), np.cumsum(b)), [x, y]],
    ["interp", (a, f) => np.interp(np.square(a), [0, 2, 5, 12], f), [x, [1, 3, -2, 4]]],
    [
      "sort and take",
      (a) => np.multiply(np.sort(np.square(a)), np.take(a, [0, 0, -1, 2, 3, 1])),
      [x],
    ],
    ["unique", (a) => np.square(np.unique(a)), [x]],
    ["joining", (a) => np.square(np.insert(np.append(a, np.square(a)), 2, np.flip(a))), [x]],
    ["pad and roll", (a) => np.multiply(np.pad(a, 2, "reflect"), np.roll(np.pad(a, 2), 3)), [x]],
    [
      "repeat, tile and delete",
      (a) => np.multiply(np.repeat(np.delete(a, 1), 2), np.tile(np.delete(a, 0), 2)),
      [x],
    ],
    ["dot and tensordot", (a) => np.tensordot(np.dot(a, np.transpose(a)), a, 1), [m]],
    [
      "diag, tril and trace",
      (a) => np.multiply(np.trace(np.square(np.diag(a, 1)), 1), np.tril(np.outer(a, a))),
      [y],
    ],
    [
      "kron and cross",
      (a) => np.multiply(np.kron(a.at(0), a.at(1)), np.tile(np.cross(a.at(0), a.at(1)), 3)),
      [m],
    ],
    [
      "norms",
      (a) => [np.linalg.norm(a), np.linalg.norm(a, 3, { axis: 1 }), np.linalg.norm(a, 1)],
      [m],
    ],
    ["matrixPower", (a) => np.linalg.matrixPower(np.matmul(a, np.transpose(a)), 3), [m]],
    [
      "singular values",
      (a) => [np.linalg.norm(a, 2), np.linalg.norm(a, "nuc"), np.linalg.cond(a)],
      [m],
    ],
    [
      "factorizations",
      (a) => {
        const s = np.add(np.matmul(a, np.transpose(a)), np.eye(a.shape[0]!));
        const { cholesky, cond, det, eigvals, eigvalsh, inv, pinv, qr, solve } = np.linalg;
        const factors = [cholesky(s), cholesky(s, { upper: true }), qr(s, { mode: "r" })];
        const values = [cond(s, 1), det(s), eigvals(s), eigvalsh(s)];
        return [...factors, ...values, inv(s), pinv(a), solve(s, a)];
      },
      [m],
    ],
    [
      "lstsq",
      (a) => np.linalg.lstsq(np.transpose(a), np.arange(a.shape[1]!)).slice(0, 2) as tf.Tensor[],
      [m],
    ],
    ["cov", (a) => np.cov(a), [m]],
  ])("%s", (_, fn, inputs) => {
    const checks = checkGradients(fn, inputs);
    expect(new Set(checks.map(({ order }) => order))).toEqual(new Set([1, 2]));
  });
});
