// Distributions with parameters: shapes, dtypes, and how their numbers are distributed. The seeds are fixed;
// bounds are such that one sample in a thousand (Kolmogorov and Smirnov's) or in 15,000 (four standard errors) is outside.
import { describe, expect, it } from "vitest";
import { constant, GradientTape, random, type Tensor, Variable } from "./index.ts";

const N = 20_000;
const numbers = (x: Tensor): number[] => Array.from(x.dataSync() as ArrayLike<number>, Number);
const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;

/** The mean and the variance, each within four standard errors; `kurtosis` is that of the distribution (3 if normal). */
function expectMoments(xs: readonly number[], m: number, variance: number, kurtosis: number): void {
  const z = (mean(xs) - m) / Math.sqrt(variance / xs.length);
  const spread = mean(xs.map((x) => (x - m) ** 2));
  const zz = (spread - variance) / (variance * Math.sqrt((kurtosis - 1) / xs.length));
  expect(Math.abs(z), `mean: z = ${z}`).toBeLessThan(4);
  expect(Math.abs(zz), `variance: z = ${zz}`).toBeLessThan(4);
}

/** Kolmogorov and Smirnov's statistic times √n at some points of the distribution function. */
function deviation(
  xs: readonly number[],
  points: readonly (readonly [x: number, p: number])[],
): number {
  const gaps = points.map(([x, p]) => Math.abs(xs.filter((v) => v <= x).length / xs.length - p));
  return Math.max(...gaps) * Math.sqrt(xs.length);
}

const Q = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/** `scipy.stats.gamma.ppf(Q, alpha)`, SciPy 1.17.1. */
const GAMMA = [
  [
    0.2,
    [
      6.525480844e-11, 2.03921311e-7, 6.525516329e-6, 0.0002088517316, 0.001587790724,
      0.006719566805, 0.02074633919, 0.05301060298, 0.1210375859, 0.263543632, 0.604902321,
      1.0305258, 2.202304867,
    ],
  ],
  [
    1,
    [
      0.01005033585,
      0.05129329439,
      0.1053605157,
      0.2231435513,
      0.3566749439,
      0.5108256238,
      Math.LN2,
      0.9162907319,
      1.203972804,
      1.609437912,
      Math.LN10,
      2.995732274,
      2 * Math.LN10,
    ],
  ],
  [
    3.5,
    [
      0.6195211528, 1.083674955, 1.416553459, 1.911160954, 2.335665224, 2.74661743, 3.172905598,
      3.641603816, 4.191715414, 4.90162495, 6.008518312, 7.033570225, 9.237653453,
    ],
  ],
  [
    200,
    [
      168.5776567, 177.320487, 182.1037126, 188.0109154, 192.349203, 196.1087409, 199.6667656,
      203.2675744, 207.1676322, 211.7947534, 218.3244925, 223.8162339, 234.3622492,
    ],
  ],
] as const;

/** `[k, scipy.stats.poisson.cdf(k, lam)]`. */
const POISSON = [
  [
    0.7,
    [
      [0, 0.4965853038],
      [1, 0.8441950164],
      [2, 0.9658584159],
      [3, 0.9942465424],
    ],
  ],
  [
    8,
    [
      [2, 0.01375396774],
      [5, 0.1912360621],
      [6, 0.3133742775],
      [8, 0.5925473414],
      [9, 0.7166242587],
      [12, 0.9362028033],
      [15, 0.991768989],
    ],
  ],
  [
    25,
    [
      [14, 0.01240206072],
      [19, 0.1335748341],
      [22, 0.3175334837],
      [25, 0.55292142],
      [27, 0.700186145],
      [32, 0.9285439688],
      [37, 0.9907893884],
    ],
  ],
  [
    400,
    [
      [354, 0.01039406232],
      [374, 0.1001859343],
      [389, 0.3018979447],
      [400, 0.513293829],
      [410, 0.7023001615],
      [426, 0.906416382],
      [447, 0.9903156328],
    ],
  ],
] as const;

/** `[k, scipy.stats.binom.cdf(k, n, p)]`. */
const BINOMIAL = [
  [
    6,
    0.4,
    [
      [0, 0.046656],
      [1, 0.23328],
      [2, 0.54432],
      [3, 0.8208],
      [4, 0.95904],
      [5, 0.995904],
    ],
  ],
  [
    40,
    0.1,
    [
      [0, 0.01478088294],
      [2, 0.2228081243],
      [3, 0.4231306531],
      [4, 0.6290176965],
      [5, 0.7937273313],
      [6, 0.900483576],
      [9, 0.9949369463],
    ],
  ],
  [
    50,
    0.5,
    [
      [17, 0.01641956878],
      [20, 0.1013193755],
      [23, 0.3359055169],
      [25, 0.5561375863],
      [27, 0.7600561692],
      [30, 0.9405397737],
      [33, 0.9923266611],
    ],
  ],
  [
    1000,
    0.93,
    [
      [911, 0.01301905285],
      [920, 0.1207051144],
      [926, 0.3270262458],
      [930, 0.5176341092],
      [934, 0.7072546365],
      [940, 0.905776881],
      [948, 0.9913389752],
    ],
  ],
] as const;

describe("gamma", () => {
  it.each(GAMMA)("alpha %d", (alpha, quantiles) => {
    const xs = numbers(random.gamma([N], alpha, { seed: 1, dtype: "float64" }));
    expectMoments(xs, alpha, alpha, 3 + 6 / alpha);
    expect(
      deviation(
        xs,
        Q.map((p, i) => [quantiles[i]!, p]),
      ),
    ).toBeLessThan(1.95);
  });

  it("beta divides, and shapes broadcast", () => {
    const x = random.gamma([4, 2], constant([[1], [2], [3]]), { beta: [1, 10], seed: 3 });
    expect(x.shape).toEqual([4, 2, 3, 2]);
    const plain = numbers(
      random.gamma(
        [4, 2],
        [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
        { seed: 3 },
      ),
    );
    numbers(x).forEach((v, i) => expect(v).toBeCloseTo(plain[i]! / (i % 2 === 0 ? 1 : 10), 6));
    expect(
      random.statelessGamma([5, 3, 2], [1, 2], [[1], [2], [3]], { beta: [1, 9] }).shape,
    ).toEqual([5, 3, 2]);
  });

  it("gradients flow to beta, to second order, and not to alpha", () => {
    const [alpha, beta] = [new Variable([2, 3]), new Variable([[4], [5]])];
    using outer = new GradientTape();
    using tape = new GradientTape();
    const x = random.gamma([3], alpha, { beta, seed: 2 });
    const [toAlpha, toBeta] = tape.gradient(x, [alpha, beta]);
    expect(toAlpha).toBeNull();
    const want = [4, 5].map((b, row) =>
      numbers(x).reduce((sum, v, i) => sum - (Math.floor(i / 2) % 2 === row ? v / b : 0), 0),
    );
    numbers(toBeta!).forEach((g, row) => expect(g).toBeCloseTo(want[row]!, 5));
    // x is c / β: its second derivative is 2 x / β².
    const second = outer.gradient(toBeta!, beta);
    numbers(second!).forEach((g, row) => expect(g).toBeCloseTo((-2 * want[row]!) / (4 + row), 4));
  });

  it("what is too small to be written is the smallest normal number", () => {
    const xs = numbers(random.gamma([500], 0.001, { seed: 4 }));
    expect(Math.min(...xs)).toBe(2 ** -126);
    expect(xs.every((x) => x > 0)).toBe(true);
    const halves = random.gamma([500], 0.01, { seed: 4, dtype: "float16" });
    expect([halves.dtype, Math.min(...numbers(halves))]).toEqual(["float16", 2 ** -14]);
  });
});

describe("poisson", () => {
  it.each(POISSON)("lam %d", (lam, points) => {
    const xs = numbers(random.poisson([N], lam, { seed: 5 }));
    expectMoments(xs, lam, lam, 3 + 1 / lam);
    expect(deviation(xs, points)).toBeLessThan(1.95);
  });

  it("rates 0, huge, and of every dtype", () => {
    expect(numbers(random.poisson([3], 0, { seed: 1 }))).toEqual([0, 0, 0]);
    expectMoments(numbers(random.poisson([N], 1e9, { seed: 6, dtype: "float64" })), 1e9, 1e9, 3);
    expect(numbers(random.poisson([2], 1e12, { seed: 6, dtype: "int32" }))).toEqual([
      2 ** 31 - 1,
      2 ** 31 - 1,
    ]);
    const rates = ["int32", "int64", "uint8", "float16", "bfloat16", "float64"] as const;
    const drawn = rates.map((dtype) =>
      random.poisson([9], constant([3, 40], { dtype }), { seed: 7 }),
    );
    for (const x of drawn) expect(x.arraySync()).toEqual(drawn[0]!.arraySync());
    expect([drawn[0]!.dtype, drawn[0]!.shape]).toEqual(["float32", [9, 2]]);
    expect(random.statelessPoisson([9, 2], [1, 2], [3, 40]).dtype).toBe("int32");
    expect(random.poisson([2], 4, { seed: 1, dtype: "int64" }).dtype).toBe("int64");
  });
});

describe("binomial", () => {
  it.each(BINOMIAL)("%d of %d", (n, p, points) => {
    const xs = numbers(random.binomial([N], n, p, { seed: 8 }));
    const variance = n * p * (1 - p);
    expectMoments(xs, n * p, variance, 3 + (1 - 6 * p * (1 - p)) / variance);
    expect(deviation(xs, points)).toBeLessThan(1.95);
  });

  it("ends of the range", () => {
    const x = random.binomial([50, 2, 4], [[0], [7]], [0, 1, 1e-30, 1 - 2 ** -24], { seed: 1 });
    expect(x.shape).toEqual([50, 2, 4]);
    const rows = x.arraySync() as number[][][];
    for (const [none, seven] of rows)
      expect([none, seven]).toEqual([
        [0, 0, 0, 0],
        [0, 7, 0, 7],
      ]);
    const huge = numbers(random.binomial([N], 1e9, 0.5, { seed: 9, dtype: "float64" }));
    expectMoments(huge, 5e8, 2.5e8, 3);
  });
});

describe("categorical", () => {
  it("classes come as often as their probabilities say", () => {
    const p = [0.1, 0.2, 0.05, 0.4, 0.25];
    const logits = [p.map((x) => Math.log(x) + 3)];
    const counts = p.map(() => 0);
    for (const c of numbers(random.categorical(logits, N, { seed: 10 }))) counts[c]!++;
    // χ² of 4 degrees of freedom: above 18.5 for one sample in a thousand.
    const chi = counts.reduce((sum, n, i) => sum + (n - N * p[i]!) ** 2 / (N * p[i]!), 0);
    expect(chi).toBeLessThan(18.5);
  });

  it("rows are independent, and impossible classes are never drawn", () => {
    const no = -Infinity;
    const logits = constant([
      [no, 0, no, 0, no],
      [0, no, 0, no, no],
    ]);
    const x = random.categorical(logits, 2000, { seed: 11 });
    const [odd, even] = x.arraySync() as number[][];
    expect([new Set(odd), new Set(even)]).toEqual([new Set([1, 3]), new Set([0, 2])]);
    const agree = odd!.filter((c, i) => c - 1 === even![i]).length;
    expect(Math.abs(agree - 1000) / Math.sqrt(500)).toBeLessThan(4);
  });

  it("huge and tiny logits, one class, no samples, dtypes", () => {
    expect(numbers(random.categorical([[1e38, -1e38, 0]], 5, { seed: 1 }))).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(numbers(random.categorical([[5], [-900]], 2, { seed: 1 }))).toEqual([0, 0, 0, 0]);
    expect(random.categorical([[1, 2]], 0).shape).toEqual([1, 0]);
    expect(random.categorical(constant([], { shape: [0, 3] }), 4).shape).toEqual([0, 4]);
    const wide = random.categorical([[1, 2]], 3, { dtype: "int64" });
    expect([wide.dtype, random.categorical([[1, 2]], 3).dtype]).toEqual(["int64", "int32"]);
  });
});
