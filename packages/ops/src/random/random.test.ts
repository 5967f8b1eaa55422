import { constant, scope, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import { erf } from "@gradtape/core/internal";
import { random } from "../index.ts";
import { skip } from "./stream.ts";

beforeAll(() => setBackend(reference()));

const N = 4000;
const numbers = (x: Tensor): number[] => Array.from(x.dataSync() as Float32Array);
const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;
const variance = (xs: readonly number[]): number => mean(xs.map((x) => (x - mean(xs)) ** 2));
const normalCdf = (x: number): number => (1 + erf(x / Math.SQRT2)) / 2;

/** Kolmogorov and Smirnov's statistic times √n: above 1.95 for one sample in a thousand. */
function deviation(xs: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...xs].sort((a, b) => a - b);
  const gaps = sorted.map((x, i) =>
    Math.max(Math.abs(cdf(x) - i / xs.length), Math.abs((i + 1) / xs.length - cdf(x))),
  );
  return Math.max(...gaps) * Math.sqrt(xs.length);
}
const correlation = (xs: readonly number[], ys: readonly number[]): number =>
  mean(xs.map((x, i) => (x - mean(xs)) * (ys[i]! - mean(ys)))) /
  Math.sqrt(variance(xs) * variance(ys));

describe("distributions", () => {
  it.each(["float32", "float64"] as const)("uniform %s", (dtype) => {
    const xs = numbers(random.uniform([N], { seed: 1, dtype }));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThan(1);
    expect(deviation(xs, (x) => x)).toBeLessThan(1.95);
  });

  it.each(["float32", "float64"] as const)("normal %s", (dtype) => {
    const xs = numbers(random.normal([N], { seed: 2, dtype }));
    expect(deviation(xs, normalCdf)).toBeLessThan(1.95);
    expect(Math.abs(mean(xs))).toBeLessThan(4 / Math.sqrt(N));
    expect(Math.abs(variance(xs) - 1)).toBeLessThan(4 * Math.sqrt(2 / N));
    // Both numbers of a pair are used, and they are independent.
    const even = xs.filter((_, i) => i % 2 === 0);
    const odd = xs.filter((_, i) => i % 2 === 1);
    expect(Math.abs(correlation(even, odd))).toBeLessThan(4 / Math.sqrt(N / 2));
  });

  it.each(["float32", "float64"] as const)("truncatedNormal %s", (dtype) => {
    const xs = numbers(random.truncatedNormal([N], { seed: 3, dtype }));
    const [low, high] = [normalCdf(-2), normalCdf(2)];
    expect(Math.max(...xs.map(Math.abs))).toBeLessThanOrEqual(2);
    expect(deviation(xs, (x) => (normalCdf(x) - low) / (high - low))).toBeLessThan(1.95);
  });

  it("integers", () => {
    const counts = new Array<number>(7).fill(0);
    for (const x of numbers(
      random.uniform([N], { minval: -3, maxval: 4, dtype: "int32", seed: 4 }),
    ))
      counts[x + 3]!++;
    // χ² of 6 degrees of freedom: above 22.5 for one sample in a thousand.
    const expected = N / 7;
    expect(counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(22.5);
  });

  it("integers up to the ends of their dtype", () => {
    const bytes = numbers(random.uniform([N], { minval: 0, maxval: 256, dtype: "uint8", seed: 5 }));
    expect(new Set(bytes).size).toBe(256);
    const words = random
      .uniform([100], { minval: -(2 ** 31), maxval: 2 ** 31, dtype: "int32", seed: 5 })
      .dataSync() as Int32Array;
    expect([words.some((x) => x < -(2 ** 30)), words.some((x) => x > 2 ** 30)]).toEqual([
      true,
      true,
    ]);
    const long = random
      .uniform([100], { minval: -(2n ** 63n), maxval: 2n ** 63n, dtype: "int64", seed: 5 })
      .dataSync() as BigInt64Array;
    expect([long.some((x) => x < -(2n ** 62n)), long.some((x) => x > 2n ** 62n)]).toEqual([
      true,
      true,
    ]);
  });

  it("shuffle: every order of three about equally often", () => {
    const generator = new random.Generator({ seed: 6 });
    const counts = new Map<string, number>();
    for (let i = 0; i < 480; i++) {
      const order = numbers(generator.shuffle([0, 1, 2])).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // χ² of 5 degrees of freedom: above 20.5 for one sample in a thousand.
    expect(counts.size).toBe(6);
    expect([...counts.values()].reduce((sum, n) => sum + (n - 80) ** 2 / 80, 0)).toBeLessThan(20.5);
  });

  it("shuffle: rows stay whole, and neighbours part", () => {
    const x = constant(Array.from({ length: 500 }, (_, i) => [i, -i]));
    const rows = random.shuffle(x, { seed: 8 }).arraySync() as number[][];
    expect(rows.every(([a, b]) => a === -b!)).toBe(true);
    const order = rows.map(([a]) => a!);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
    expect(
      Math.abs(
        correlation(
          order,
          order.map((_, i) => i),
        ),
      ),
    ).toBeLessThan(4 / Math.sqrt(500));
    expect(order.filter((a, i) => Math.abs(a - order[i + 1]!) === 1).length).toBeLessThan(10);
  });
});

describe("streams", () => {
  it("a seed gives the same numbers at every call, and others than another seed", () => {
    const draw = (seed: number | bigint): number[] => numbers(random.normal([5], { seed }));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).toEqual(draw(7n));
    expect(new Set([...draw(7), ...draw(8), ...draw(-7), ...draw(7 + 2 ** 32)]).size).toBe(20);
  });

  it("the first numbers of a shape are those of a larger one", () => {
    const [few, more] = [random.uniform([3], { seed: 1 }), random.uniform([2, 5], { seed: 1 })].map(
      numbers,
    );
    expect(more!.slice(0, 3)).toEqual(few);
  });

  it("a generator goes on, starts anew, and can go back", () => {
    const generator = random.Generator.fromSeed(5);
    const first = numbers(generator.normal([4]));
    const saved = new Variable(generator.state);
    const second = numbers(generator.normal([4]));
    expect(second).not.toEqual(first);
    generator.state.assign(saved);
    expect(numbers(generator.normal([4]))).toEqual(second);
    generator.resetFromSeed(5);
    expect(numbers(generator.normal([4]))).toEqual(first);
    expect(generator.state.trainable).toBe(false);
  });

  it("generators of one variable share it, as in TensorFlow; of its value they do not", () => {
    const first = random.Generator.fromSeed(1);
    const [shared, apart] = [first.state, first.state.value()].map(random.Generator.fromState);
    const drawn = [first, shared!, apart!].map((g) => numbers(g.normal([1]))[0]);
    const alone = random.Generator.fromSeed(1);
    const [a, b] = [1, 2].map(() => numbers(alone.normal([1]))[0]);
    expect(drawn).toEqual([a, b, a]);
  });

  it("the global generator is that of the global stream", () => {
    const { Generator, getGlobalGenerator, setGlobalGenerator, setSeed } = random;
    const draw = (): number => numbers(random.uniform([1]))[0]!;
    setSeed(3);
    const drawn = [1, 2, 3].map(draw);
    const global = getGlobalGenerator();
    expect(getGlobalGenerator()).toBe(global);
    setSeed(3);
    expect([draw(), numbers(global.uniform([1]))[0], draw()]).toEqual(drawn);

    const other = Generator.fromSeed(5);
    setGlobalGenerator(other);
    expect(getGlobalGenerator()).toBe(other);
    const alone = Generator.fromSeed(5);
    expect([draw(), numbers(other.uniform([1]))[0]]).toEqual(
      [1, 2].map(() => numbers(alone.uniform([1]))[0]),
    );
  });

  it("generators without a seed differ, and so do those of a split", () => {
    const parent = random.Generator.fromNonDeterministicState();
    const all = [new random.Generator(), parent, ...parent.split(2), ...parent.split(2)];
    const drawn = all.flatMap((g) => numbers(g.uniform([4])));
    expect(new Set(drawn).size).toBe(24);
  });

  it("generators of two keys have nothing in common; of two near seeds, they have", () => {
    const { Generator } = random;
    const [a, b] = [1, 2].map((key) => numbers(Generator.fromKeyCounter(key, 0).uniform([40])));
    expect(new Set([...a!, ...b!]).size).toBe(80);
    const [c, d] = [1, 2].map((seed) => numbers(Generator.fromSeed(seed).uniform([8])));
    expect(c!.slice(4)).toEqual(d!.slice(0, 4));
  });

  it("skip carries into every word of the counter", () => {
    const after = (state: number[], count: number): unknown =>
      skip(constant(Int32Array.from(state)), count).arraySync();
    expect(after([0, 0, 0, 0, 7, 8], 1)).toEqual([256, 0, 0, 0, 7, 8]);
    expect(after([-256, 4, 0, 0, 7, 8], 1)).toEqual([0, 5, 0, 0, 7, 8]);
    expect(after([-256, -1, 0, 0, 7, 8], 1)).toEqual([0, 0, 1, 0, 7, 8]);
    expect(after([-256, -1, -1, 3, 7, 8], 1)).toEqual([0, 0, 0, 4, 7, 8]);
    expect(after([-256, -1, -1, -1, 7, 8], 1)).toEqual([0, 0, 0, 0, 7, 8]);
    expect(after([0, 0, 0, 0, 7, 8], 2 ** 52 + 1)).toEqual([256, 2 ** 28, 0, 0, 7, 8]);
    expect(after([-1, -1, 0, 0, 7, 8], 2 ** 52)).toEqual([-1, 2 ** 28 - 1, 1, 0, 7, 8]);
  });

  it("setSeed starts the global stream anew, also inside a scope", () => {
    const run = (): number[][] => {
      random.setSeed(3);
      return [
        random.uniform([2]),
        scope(() => random.normal([2])),
        random.shuffle([1, 2, 3, 4, 5]),
      ].map(numbers);
    };
    const before = run();
    expect(run()).toEqual(before);
    expect(numbers(random.uniform([2]))).not.toEqual(before[0]);
  });

  it("a refused call takes nothing from the stream", () => {
    const generator = new random.Generator({ seed: 1 });
    expect(() => generator.normal([2], { stddev: -1 })).toThrow("stddev");
    expect(() => generator.uniform([-1])).toThrow("size");
    expect(() => generator.uniform([2 ** 30], { dtype: "float64" })).toThrow("in parts");
    expect(() => generator.poisson([2], -1)).toThrow("lam");
    expect(generator.state.arraySync()).toEqual([1, 0, 0, 0, 0, 0]);
  });
});

describe("arguments", () => {
  it("mean, stddev, minval and maxval may be tensors that broadcast", () => {
    const plain = numbers(random.normal([2, 3], { seed: 1 }));
    const moved = numbers(
      random.normal([2, 3], { seed: 1, mean: constant([[10], [20]]), stddev: [1, 2, 3] }),
    );
    moved.forEach((x, i) =>
      expect(x).toBeCloseTo(plain[i]! * ((i % 3) + 1) + (i < 3 ? 10 : 20), 4),
    );
    const range = numbers(
      random.uniform([2, 2], { seed: 1, minval: constant([5, -5]), maxval: constant([6, -4]) }),
    );
    expect(range.map(Math.floor)).toEqual([5, -5, 5, -5]);
  });

  it.each([
    [
      () => random.normal([2], { stddev: -1 }),
      "random.normal: stddev must be a finite number of 0 or more, got -1",
    ],
    [() => random.normal([2], { mean: NaN }), "random.normal: mean must be finite, got NaN"],
    [
      () =>
        random.normal([2], {
          mean: [
            [1, 2],
            [3, 4],
          ],
        }),
      "random.normal: parameters of shape [2, 2] do not fit in the result's shape [2]: make the result that large",
    ],
    [
      () => random.normal([2], { dtype: "int32" as "float32" }),
      `random.normal: makes floats, not int32: take "float32" and cast it`,
    ],
    [() => random.normal([2], { seed: 0.5 }), "random.normal: seed must be an integer, got 0.5"],
    [
      () => random.uniform([2], { minval: 2, maxval: 1 }),
      "random.uniform: minval 2 and maxval 1 are no range of float32: minval must not exceed maxval, and both must be finite",
    ],
    [
      () => random.uniform([2], { minval: -3e38, maxval: 3e38 }),
      "random.uniform: minval -3e+38 and maxval 3e+38 are no range of float32: minval must not exceed maxval, and both must be finite",
    ],
    [
      () => random.uniform([2], { dtype: "int32" }),
      "random.uniform: integers need a maxval that is an integer number or bigint, got none",
    ],
    [
      () => random.uniform([2], { maxval: 1.5, dtype: "int32" }),
      "random.uniform: integers need a maxval that is an integer number or bigint, got 1.5",
    ],
    [
      () => random.uniform([2], { maxval: 257, dtype: "uint8" }),
      "random.uniform: minval 0 and maxval 257 are no range of uint8: minval must be below maxval, and both between 0 and 256",
    ],
    [
      () => random.uniform([2], { maxval: 0, dtype: "int32" }),
      "random.uniform: minval 0 and maxval 0 are no range of int32: minval must be below maxval, and both between -2147483648 and 2147483648",
    ],
    [
      () => random.uniform([2], { dtype: "bool" as "int32" }),
      "random.uniform: makes floats and integers, not bool",
    ],
    [
      () => random.uniform([2 ** 30, 1], { dtype: "float64" }),
      "randomUniform: float64 of shape [1073741824, 1] takes 2147483648 random words, and one call gives 2147483647: make it in parts",
    ],
    [
      () => random.shuffle(3),
      "random.shuffle: a scalar has no rows to shuffle: give a tensor of rank 1 or more",
    ],
    [
      () => random.uniform([2], { minval: null }),
      "random.uniform: float32 has no range of all its values: give minval and maxval",
    ],
    [
      () => random.uniform([2], { maxval: null, dtype: "int32" }),
      "random.uniform: integers need a maxval that is an integer number or bigint, got null",
    ],
    [
      () => new random.Generator({ seeds: 1 } as object),
      `Generator: unknown option "seeds": the options are "seed"`,
    ],
  ])("refusal %#", (call, message) => {
    expect(call).toThrow(message);
  });

  it("no elements, no problem", () => {
    expect(random.normal([0, 3]).shape).toEqual([0, 3]);
    expect(random.shuffle([[]]).shape).toEqual([1, 0]);
    expect(random.shuffle(constant([], { shape: [0, 2] })).shape).toEqual([0, 2]);
    expect(random.normal([]).shape).toEqual([]);
  });
});
