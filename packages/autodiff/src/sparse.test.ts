// Sparse gradients: those of `gather`, with respect to the table whose rows it reads.
import {
  constant,
  isIndexedSlices,
  memory,
  scope,
  setBackend,
  Variable,
  type IndexedSlices,
  type Tensor,
} from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { add, gather, indexedSlices, multiply, pow, reduceSum, square } from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { GradientTape } from "./index.ts";

setBackend({ ...reference(), name: "sparse" });

const TABLE = [
  [1, 2],
  [3, 4],
  [5, 6],
];
const table = (): Variable => new Variable(TABLE, { dtype: "float64" }) as Variable;
const slices = (g: Tensor | null): IndexedSlices => {
  if (!isIndexedSlices(g)) throw new Error("not sparse");
  return g;
};
const rowsOf = (g: Tensor | null): unknown => [
  slices(g).values.arraySync(),
  [...slices(g).indices.dataSync()],
];

describe("the gradient of gather", () => {
  it("is the rows that were read, and a tensor as others are", () => {
    const t = table();
    const [y, tape] = GradientTape.run(() => reduceSum(square(gather(t, [2, 0, 2]))));
    const g = tape.gradient(y, t);
    expect(rowsOf(g)).toEqual([
      [
        [10, 12],
        [2, 4],
        [10, 12],
      ],
      [2, 0, 2],
    ]);
    expect([g!.shape, g!.dtype, g!.arraySync()]).toEqual([
      [3, 2],
      "float64",
      [
        [2, 4],
        [0, 0],
        [20, 24],
      ],
    ]);
    expect(add(g!, 1).arraySync()).toEqual([
      [3, 5],
      [1, 1],
      [21, 25],
    ]);
  });

  it("prints as in TensorFlow", () => {
    const t = new Variable([1, 2, 3]);
    const [y, tape] = GradientTape.run(() => gather(t, [1, 1]));
    expect(tape.gradient(y, t)!.toString()).toBe(
      "IndexedSlices(indices=tf.Tensor([1 1], shape=(2,), dtype=int32), values=tf.Tensor([1. 1.], shape=(2,), dtype=float32), dense_shape=tf.Tensor([3], shape=(1,), dtype=int32))",
    );
  });

  it.each<[string, unknown, number[], number]>([
    ["a scalar index", 1, [0, 1, 0], 1],
    [
      "indices in a matrix",
      [
        [0, 1],
        [1, 1],
      ],
      [1, 3, 0],
      4,
    ],
    ["int64 indices", [2n, 0n], [1, 0, 1], 2],
    ["no index", [], [0, 0, 0], 0],
  ])("of %s", (_, indices, want, count) => {
    const t = new Variable([1, 2, 3]);
    const [y, tape] = GradientTape.run(() => gather(t, indices as number[]));
    const g = slices(tape.gradient(y, t));
    expect([g.arraySync(), g.values.shape, g.indices.dtype]).toEqual([want, [count], "int32"]);
  });

  it("is dense along other axes and in batches", () => {
    const t = table();
    for (const options of [{ axis: 1 }, { batchDims: 1, axis: 1 }]) {
      const [y, tape] = GradientTape.run(() => gather(t, [[0], [1], [1]], options));
      expect(isIndexedSlices(tape.gradient(y, t))).toBe(false);
    }
  });

  it("goes on as a tensor through what the table was made of", () => {
    const t = table();
    const [y, tape] = GradientTape.run(() => gather(multiply(t, t), [1, 1]));
    const g = tape.gradient(y, t);
    expect([isIndexedSlices(g), g!.arraySync()]).toEqual([
      false,
      [
        [0, 0],
        [12, 16],
        [0, 0],
      ],
    ]);
  });
});

describe("several reads", () => {
  it("put their rows together", () => {
    const t = table();
    const [y, tape] = GradientTape.run(() =>
      add(reduceSum(gather(t, [0, 1])), reduceSum(multiply(gather(t, [1]), 3))),
    );
    const g = tape.gradient(y, t);
    expect(rowsOf(g)).toEqual([
      [
        [3, 3],
        [1, 1],
        [1, 1],
      ],
      [1, 0, 1],
    ]);
    expect(g!.arraySync()).toEqual([
      [1, 1],
      [4, 4],
      [0, 0],
    ]);
  });

  it("across an assignment count together", () => {
    const t = table();
    const [y, tape] = GradientTape.run(() => {
      const before = gather(t, [0]);
      t.assign(multiply(t, 2));
      return add(reduceSum(square(before)), reduceSum(square(gather(t, [2]))));
    });
    const g = slices(tape.gradient(y, t));
    expect([[...g.indices.dataSync()].sort(), g.arraySync()]).toEqual([
      [0, 2],
      [
        [2, 4],
        [0, 0],
        [20, 24],
      ],
    ]);
  });

  it("with dense uses are dense", () => {
    const t = table();
    const [y, tape] = GradientTape.run(() => add(reduceSum(gather(t, [1])), reduceSum(square(t))));
    const g = tape.gradient(y, t);
    expect([isIndexedSlices(g), g!.arraySync()]).toEqual([
      false,
      [
        [2, 4],
        [7, 9],
        [10, 12],
      ],
    ]);
  });
});

describe("the tape's options", () => {
  it("work: output gradients, unconnected gradients, persistence, jacobians", () => {
    const [t, other] = [table(), table()];
    const [y, tape] = GradientTape.run(() => gather(t, [2, 2]), { persistent: true });
    const outputGradients = constant(
      [
        [1, 2],
        [3, 4],
      ],
      { dtype: "float64" },
    );
    const want = [
      [0, 0],
      [0, 0],
      [4, 6],
    ];
    for (let i = 0; i < 2; i++)
      expect(tape.gradient(y, t, { outputGradients })!.arraySync()).toEqual(want);
    expect(tape.gradient(y, other)).toBeNull();
    expect(tape.gradient(y, other, { unconnectedGradients: "zero" }).arraySync()).toEqual(
      TABLE.map((row) => row.map(() => 0)),
    );
    const [z, again] = GradientTape.run(() => reduceSum(gather(t, [2, 0]), 1));
    expect(again.jacobian(z, t)!.arraySync()).toEqual([
      [
        [0, 0],
        [0, 0],
        [1, 1],
      ],
      [
        [1, 1],
        [0, 0],
        [0, 0],
      ],
    ]);
  });

  it("slices may be output gradients themselves", () => {
    const t = table();
    const [y, tape] = GradientTape.run(() => multiply(t, t));
    const outputGradients = indexedSlices(
      constant([[1, 10]], { dtype: "float64" }),
      [1],
      [3, 2],
    ) as Tensor;
    expect(tape.gradient(y, t, { outputGradients })!.arraySync()).toEqual([
      [0, 0],
      [6, 80],
      [0, 0],
    ]);
  });
});

describe("second order", () => {
  // y = Σ over places p of Σ t[p]³: y' = 3 n t², where n counts a row's places.
  const first = (t: Variable): Tensor => {
    const [y, tape] = GradientTape.run(() => reduceSum(pow(gather(t, [2, 0, 2]), 3)));
    return tape.gradient(y, t)!;
  };
  const counts = [1, 0, 2];

  it("is right through the slices", () => {
    const t = table();
    const [z, tape] = GradientTape.run(() => reduceSum(square(first(t))));
    expect(tape.gradient(z, t)!.arraySync()).toEqual(
      TABLE.map((row, i) => row.map((x) => 36 * counts[i]! ** 2 * x ** 3)),
    );
  });

  it("is right through the rows alone", () => {
    const t = table();
    const [z, tape] = GradientTape.run(() => reduceSum(square(slices(first(t)).values)));
    // Each place by itself: Σ over places of (3 t²)².
    expect(tape.gradient(z, t)!.arraySync()).toEqual(
      TABLE.map((row, i) => row.map((x) => 36 * counts[i]! * x ** 3)),
    );
  });

  const sum = (t: Variable): Tensor => {
    const [y, tape] = GradientTape.run(() =>
      add(reduceSum(pow(gather(t, [0]), 3)), reduceSum(pow(gather(t, [0, 1]), 3))),
    );
    return tape.gradient(y, t)!;
  };
  const uses = [2, 1, 0];

  it("is right through the sum of two, whole or by rows", () => {
    const t = table();
    const [z, tape] = GradientTape.run(
      () => {
        const g = sum(t);
        return [reduceSum(square(g)), reduceSum(square(slices(g).values))];
      },
      { persistent: true },
    );
    const by = (n: (k: number) => number) =>
      TABLE.map((row, i) => row.map((x) => 36 * n(uses[i]!) * x ** 3));
    expect(tape.gradient(z[0]!, t)!.arraySync()).toEqual(by((k) => k * k));
    expect(tape.gradient(z[1]!, t)!.arraySync()).toEqual(by((k) => k));
    expect(tape.gradient(z, t)!.arraySync()).toEqual(by((k) => k * k + k));
  });

  it("is right with respect to watched slices", () => {
    const values = constant([[1, 2]]);
    const [g, tape] = GradientTape.run((tape) => {
      tape.watch(values);
      return square(indexedSlices(values, [1], [2, 2]));
    });
    expect(tape.gradient(g, values)!.arraySync()).toEqual([[2, 4]]);
    const whole = indexedSlices([[1, 2]], [1], [2, 2]);
    const [y, other] = GradientTape.run((tape) => {
      tape.watch(whole);
      return square(whole);
    });
    expect(other.gradient(y, whole)!.arraySync()).toEqual([
      [0, 0],
      [2, 4],
    ]);
  });
});

describe("memory", () => {
  it("holds no whole table while nobody asks for it, and goes with a scope", () => {
    const t = new Variable(constant(1, { shape: [1000, 10] }));
    const before = memory().bytes;
    scope(() => {
      const [y, tape] = GradientTape.run(() => reduceSum(gather(t, [5, 7])));
      const g = tape.gradient(y, t)!;
      expect(isIndexedSlices(g)).toBe(true);
      expect(memory().bytes - before).toBeLessThan(1000);
      expect(reduceSum(g).arraySync()).toBe(20);
      expect(memory().bytes - before).toBeGreaterThan(40000);
    });
    expect(memory().bytes).toBe(before);
  });

  it("leaves a gradient that comes out of a scope", () => {
    const t = table();
    const g = scope(() => {
      const [y, tape] = GradientTape.run(() =>
        add(reduceSum(gather(t, [0])), reduceSum(gather(t, [1]))),
      );
      return tape.gradient(y, t);
    });
    expect(rowsOf(g)).toEqual([
      [
        [1, 1],
        [1, 1],
      ],
      [1, 0],
    ]);
    expect(g!.arraySync()).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
  });
});
