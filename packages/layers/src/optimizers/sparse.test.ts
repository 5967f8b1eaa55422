// Sparse gradients do what dense ones do, by the rows that they name; constraints come after.
import {
  constant,
  isIndexedSlices,
  memory,
  setBackend,
  Variable,
  type Tensor,
} from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { GradientTape } from "@gradtape/autodiff";
import { add, gather, indexedSlices, maximum, multiply, neg, pow, reduceSum } from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import { Adam, clearSession, SGD, type Optimizer } from "../index.ts";

setBackend({ ...reference(), name: "optimizers" });
beforeEach(clearSession);

const START = [
  [1, -2],
  [0.5, 3],
  [-1, 0.25],
  [2, -0.5],
];
/** Rows that each step reads: some twice, some for the first time late, one never. */
const STEPS = [[0, 1, 0], [1, 1], [2, 0, 1], [0, 0, 0, 2], [2], [0, 1, 2]];

/** Where an optimizer takes the table, its gradients as they are or made dense. */
function path(optimizer: Optimizer, isDense: boolean): number[] {
  const t = new Variable(START, { dtype: "float64" });
  const b = new Variable([0.5, -0.5], { dtype: "float64" }) as Variable;
  return STEPS.flatMap((rows) => {
    const [loss, tape] = GradientTape.run(
      () => reduceSum(pow(add(gather(t, rows), b), 4)) as Tensor,
    );
    const [g, h] = tape.gradient(loss, [t, b]) as [Tensor, Tensor];
    expect(isIndexedSlices(g)).toBe(true);
    optimizer.applyGradients([
      [isDense ? add(g, 0) : g, t as Variable],
      [h, b],
    ]);
    return [...t.dataSync()];
  });
}

describe("a sparse gradient does what the dense one does", () => {
  it.each<[string, () => Optimizer]>([
    ["SGD", () => new SGD(0.01)],
    ["SGD with momentum", () => new SGD(0.01, { momentum: 0.9 })],
    ["SGD with Nesterov's momentum", () => new SGD(0.01, { momentum: 0.9, nesterov: true })],
    ["SGD by schedule", () => new SGD((step) => multiply(0.01, add(step, 1)))],
    ["SGD with clipvalue", () => new SGD(0.01, { clipvalue: 3 })],
    ["SGD with clipnorm", () => new SGD(0.01, { clipnorm: 5 })],
    ["SGD with globalClipnorm", () => new SGD(0.01, { globalClipnorm: 5, momentum: 0.5 })],
    ["Adam", () => new Adam(0.1)],
    ["Adam with amsgrad", () => new Adam(0.1, { beta2: 0.5, amsgrad: true })],
    ["Adam with globalClipnorm", () => new Adam(0.1, { globalClipnorm: 1 })],
  ])("%s", (_, make) => {
    const [sparse, dense] = [path(make(), false), path(make(), true)];
    sparse.forEach((x, i) => expect(Math.abs(x - dense[i]!)).toBeLessThan(1e-12));
    expect(sparse.slice(-8)).not.toEqual(START.flat());
  });

  it("with an optimizer that knows nothing of them", () => {
    class Plain extends SGD {
      override updateStep(gradient: Tensor, variable: Variable): void {
        variable.assign(add(variable, neg(gradient)) as Tensor);
      }
    }
    expect(path(new Plain(), false)).toEqual(path(new Plain(), true));
  });
});

describe("the rows alone", () => {
  const size = 1000;
  const big = (): Variable => new Variable(constant(1, { shape: [size, 4] })) as Variable;
  const rows = constant(1, { shape: [2, 4] });
  const places = constant([7, 3], { dtype: "int32" });
  const slices = (): Tensor => indexedSlices(rows, places, [size, 4]);

  it.each<[string, () => Optimizer]>([
    ["SGD", () => new SGD(0.5)],
    ["SGD with momentum", () => new SGD(0.5, { momentum: 0.9 })],
    ["SGD with clipnorm", () => new SGD(0.5, { clipnorm: 100 })],
    ["Adam", () => new Adam(0.5)],
  ])("are all that %s looks at", (_, make) => {
    const [optimizer, v, g] = [make(), big(), slices()];
    optimizer.applyGradients([[g, v]]);
    const now = v.arraySync() as number[][];
    for (const row of [0, 4, size - 1]) expect(now[row]).toEqual([1, 1, 1, 1]);
    for (const row of [3, 7]) now[row]!.forEach((x) => expect(x).toBeCloseTo(0.5, 5));
    // Had somebody asked for the elements, the gradient would hold them: its rows are held by others too.
    const before = memory().bytes;
    g.dispose();
    expect(before - memory().bytes).toBe(0);
  });

  it("move on where momentum carries them", () => {
    const v = new Variable([1, 1]) as Variable;
    const optimizer = new SGD(1, { momentum: 0.5 });
    optimizer.applyGradients([[indexedSlices([1], [0], [2]), v]]);
    optimizer.applyGradients([[indexedSlices([1], [1], [2]), v]]);
    expect(v.arraySync()).toEqual([-0.5, 0]);
  });
});

describe("constraints", () => {
  const constraint = (x: Tensor): Tensor => maximum(x, 0) as Tensor;

  it("are applied after an update, by every optimizer", () => {
    for (const optimizer of [new SGD(1), new SGD(1, { momentum: 0.5 }), new Adam(1)]) {
      const v = new Variable([0.5, 5], { constraint }) as Variable;
      const free = new Variable([0.5, 5]) as Variable;
      const g = constant([3, 3]);
      optimizer.applyGradients([
        [g, v],
        [g, free],
      ]);
      const want = (free.arraySync() as number[]).map((x) => Math.max(x, 0));
      expect([v.arraySync(), want[0]]).toEqual([want, 0]);
    }
  });

  it("and after a sparse one", () => {
    const v = new Variable([1, 5, -1], { constraint }) as Variable;
    new SGD(1).applyGradients([[indexedSlices([3], [0], [3]), v]]);
    expect(v.arraySync()).toEqual([0, 5, 0]);
  });

  it("must give what fits", () => {
    const v = new Variable([1], { name: "w", constraint: () => [1, 2] }) as Variable;
    expect(() => new SGD(1).applyGradients([[constant([1]), v]])).toThrow(
      "assign: w:0 has shape (1,), the value has (2,)",
    );
  });
});

it("a gradient of another dtype is refused before anything has changed", () => {
  const [a, b] = [new Variable([1], { name: "a" }), new Variable([1], { name: "b" })];
  const optimizer = new SGD(1);
  expect(() =>
    optimizer.applyGradients([
      [constant([1]), a as Variable],
      [indexedSlices(constant([1], { dtype: "float64" }), [0], [1]), b as Variable],
    ]),
  ).toThrow(
    'sgd.applyGradients: b:0 holds float32, its gradient float64: cast the gradient, as in cast(g, "float32")',
  );
  expect([a.arraySync(), b.arraySync(), optimizer.iterations.arraySync()]).toEqual([[1], [1], 0]);
});
