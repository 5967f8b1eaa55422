// Numbers that TensorFlow gives. Where a page of its documentation prints them, the test names it; the others were frozen
// from TensorFlow 2.21.0 on a CPU. Integers and uniform numbers are equal to the bit; where sine, cosine, logarithm or power
// come in, the last bit may depend on the platform.
import { constant, setBackend, type Tensor, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import { log, random } from "../index.ts";

beforeAll(() => setBackend(reference()));

type Value = number | bigint;
const values = (x: Tensor): Value[] => Array.from(x.dataSync() as ArrayLike<Value>);
const f32 = (xs: readonly number[]): number[] => xs.map(Math.fround);
/** The numbers that are farther from those wanted than so much of them. */
function off(x: Tensor, want: readonly number[], relative = 2e-7): string[] {
  const got = values(x) as number[];
  if (got.length !== want.length) return [`${got.length} numbers, not ${want.length}`];
  return got.flatMap((v, i) =>
    Math.abs(v - want[i]!) <= relative * Math.abs(want[i]!) ? [] : [`${i}: ${v}, not ${want[i]}`],
  );
}

/** Any seed; its second half needs 64 bits, its first is negative. */
const seed = [-5, 2 ** 40 + 7] as const;

describe("from the documentation", () => {
  it("tf.random.split and stateless_normal", () => {
    const seeds = random.split([1, 2], 3);
    expect([seeds.dtype, seeds.arraySync()]).toEqual([
      "int32",
      [
        [1105988140, 1738052849],
        [-335576002, 370444179],
        [10670227, -246211131],
      ],
    ]);
    const first = constant(Int32Array.of(1105988140, 1738052849));
    expect(off(random.statelessNormal([3], first), [-0.59835213, -0.9578608, 0.9002807])).toEqual(
      [],
    );
  });

  it("tf.random.fold_in and stateless_normal", () => {
    const folded = random.foldIn([1, 2], 3);
    expect([folded.dtype, folded.arraySync()]).toEqual(["int32", [1105988140, 3]]);
    expect(off(random.statelessNormal([3], folded), [0.03197195, 0.8979765, 0.13253039])).toEqual(
      [],
    );
  });

  it("tf.random.Generator", () => {
    const first = random.Generator.fromSeed(1234);
    expect(first.state.arraySync()).toEqual([1234, 0, 0, 0, 0, 0]);
    const numbers = [0.9356609, 1.0854305, -0.93788373, -0.5061547, 1.3169702, 0.7137579];
    expect(off(first.normal([2, 3]), numbers)).toEqual([]);
    expect(first.state.arraySync()).toEqual([2770, 0, 0, 0, 0, 0]);
    expect(
      off(
        random.Generator.fromSeed(123).normal([2, 3]),
        [0.8673864, -0.29899067, -0.9310337, -1.5828488, 1.2481191, -0.6770643],
      ),
    ).toEqual([]);
  });

  it("the guide on random numbers", () => {
    expect(
      off(
        random.Generator.fromSeed(1).normal([2, 3]),
        [0.43842277, -0.53439844, -0.07710262, 1.5658046, -0.1012345, -0.2744976],
      ),
    ).toEqual([]);
  });

  it("tf.random.set_seed(5), then tf.random.normal([2, 2], seed=1)", () => {
    // The key is the global seed, the counter's upper half the operation's.
    expect(
      off(
        random.Generator.fromKeyCounter(5, 1n << 64n).normal([2, 2]),
        [-1.3768897, -0.01258316, -0.169515, 1.0824056],
        1e-6,
      ),
    ).toEqual([]);
  });
});

describe("stateless functions", () => {
  it("statelessUniform: floats", () => {
    expect(values(random.statelessUniform([6], seed))).toEqual(
      f32([0.7214223, 0.85325074, 0.10404503, 0.14025903, 0.037893534, 0.39963663]),
    );
    expect(values(random.statelessUniform([3], seed, { dtype: "float64" }))).toEqual([
      0.7713786174603752, 0.8323606385667977, 0.30314900427989033,
    ]);
    expect(values(random.statelessUniform([5], seed, { dtype: "float16" }))).toEqual([
      0.8916015625, 0.830078125, 0.3369140625, 0.001953125, 0.423828125,
    ]);
    expect(values(random.statelessUniform([4], seed, { minval: -2.5, maxval: 7.25 }))).toEqual(
      f32([4.5338674, 5.819195, -1.4855609, -1.1324744]),
    );
  });

  it("statelessUniform: integers", () => {
    const range = { minval: -7 } as const;
    expect(
      values(random.statelessUniform([6], seed, { ...range, maxval: 100003, dtype: "int32" })),
    ).toEqual([25654, 8633, 28008, 42533, 57223, 33130]);
    expect(
      values(random.statelessUniform([3], seed, { ...range, maxval: 1e15, dtype: "int64" })),
    ).toEqual([267844069237374n, 783972139633960n, 744455145313572n]);
  });

  it.each([
    ["int32", [-19114095, 451753810, 1334661465]],
    ["uint32", [4275853201, 451753810, 1334661465]],
    ["int64", [1940267844069250961n, 7174783972139684185n, -4236999618564138574n]],
    ["uint64", [1940267844069250961n, 7174783972139684185n, 14209744455145413042n]],
  ] as const)("statelessUniform: all of %s", (dtype, want) => {
    const x = random.statelessUniform([3], seed, { minval: null, maxval: null, dtype });
    expect(values(x)).toEqual(want);
  });

  it("statelessNormal", () => {
    expect(
      off(
        random.statelessNormal([6], seed),
        [-0.64394677, 0.4882558, 1.6414006, 1.353391, 1.5085733, -2.0664356],
      ),
    ).toEqual([]);
    expect(
      off(
        random.statelessNormal([4], seed, { dtype: "float64" }),
        [-0.6261804391935212, 0.35644068654252153, -0.01603210076965135, 1.5449286824453747],
        1e-14,
      ),
    ).toEqual([]);
  });

  it("statelessTruncatedNormal: every group has a part of the stream, and takes what fits", () => {
    const nine = [
      0.5441101, 0.20738031, 0.07356432, 0.04643455, 0.16820592, -1.6850333, 0.24202858,
    ];
    expect(
      off(random.statelessTruncatedNormal([9], [1, 2]), [...nine, 1.7034503, 1.1060678]),
    ).toEqual([]);
    expect(
      off(
        random.statelessTruncatedNormal([5], [1, 2], { dtype: "float64" }),
        [
          -0.1423118100189212, 0.7406072461585091, -0.552387756244845, -0.734450092480207,
          -0.39842023956588357,
        ],
        1e-14,
      ),
    ).toEqual([]);
    // The first normal number of this seed is -2.055.
    expect(
      off(
        random.statelessTruncatedNormal([8], [5, 0]),
        [
          1.1581877, 0.19160862, -0.1297789, 0.9068472, 1.2765063, -1.0514987, 0.3285388,
          0.65247184,
        ],
      ),
    ).toEqual([]);
  });

  it("statelessGamma", () => {
    expect(
      off(
        random.statelessGamma([2, 5], seed, [0.1, 0.5, 1, 1.5, 30], { beta: 2 }),
        [
          0.000003680636, 0.11986975, 0.11301124, 0.46864372, 13.106901, 0.0045905495, 0.01960099,
          0.16454978, 0.33859277, 20.537014,
        ],
      ),
    ).toEqual([]);
    expect(
      off(
        random.statelessGamma([6], seed, 0.3, { dtype: "float64" }),
        [
          0.025474181371180914, 0.37674389073088294, 0.05242797236927243, 0.0037229948580050913,
          0.02163170160898687, 0.32899193034594437,
        ],
        1e-13,
      ),
    ).toEqual([]);
  });

  it("statelessPoisson", () => {
    expect(values(random.statelessPoisson([3, 5], seed, [0.5, 5, 9.5, 10, 1000]))).toEqual([
      3, 4, 11, 15, 1020, 0, 1, 11, 6, 962, 1, 6, 10, 10, 965,
    ]);
  });

  it("statelessBinomial", () => {
    const x = random.statelessBinomial([3, 2, 3], seed, [5, 100, 10000], [[0.3], [0.9]]);
    expect(values(x)).toEqual([
      3, 33, 3005, 5, 90, 9051, 1, 26, 3014, 4, 94, 9010, 0, 27, 3013, 4, 93, 8999,
    ]);
  });

  it("statelessCategorical", () => {
    const logits = log([
      [0.5, 0.25, 0.25],
      [0.1, 0.1, 0.8],
    ]);
    expect(random.statelessCategorical(logits, 8, seed).arraySync()).toEqual([
      [2, 2, 0, 2, 0, 2, 0, 0],
      [2, 2, 2, 2, 2, 2, 2, 0],
    ]);
  });

  it("split and foldIn of 64 bits", () => {
    expect(random.split(seed).arraySync()).toEqual([
      [1940267844069250961n, 7174783972139684185n],
      [-4236999618564138574n, 4519165904043374908n],
    ]);
    expect(random.foldIn(seed, -3n).arraySync()).toEqual([1940267844069250961n, -3n]);
  });

  it("seeds of int32, int64, numbers and bigints are one", () => {
    const draw = (s: random.StatelessSeed): Value[] => values(random.statelessUniform([3], s));
    const want = draw([-5, 7]);
    expect(draw([-5n, 7n])).toEqual(want);
    expect(draw(constant(Int32Array.of(-5, 7)))).toEqual(want);
    expect(draw(constant(BigInt64Array.of(-5n, 7n)))).toEqual(want);
  });
});

describe("Generator", () => {
  it("goes on as TensorFlow's does, whatever is drawn", () => {
    const g = random.Generator.fromSeed(1234);
    const counter = (): number => (g.state.arraySync() as number[])[0]!;
    g.normal([2, 3]);
    expect(
      off(
        g.truncatedNormal([5]),
        [-0.39647493, 0.83695656, -0.30946946, 1.1206646, 0.065614946],
        1e-6,
      ),
    ).toEqual([]);
    expect(counter()).toBe(4050);
    expect(values(g.uniform([4], { maxval: 1000, dtype: "int32" }))).toEqual([446, 961, 469, 967]);
    expect(counter()).toBe(5074);
    expect(values(g.binomial([7, 2], [10, 20], 0.5))).toEqual([
      5, 13, 6, 9, 8, 9, 4, 10, 4, 12, 6, 7, 3, 8,
    ]);
    expect(counter()).toBe(261074);
    g.skip(2 ** 30);
    // 274878168018: the counter has reached its second word.
    expect(g.state.arraySync()).toEqual([261074, 64, 0, 0, 0, 0]);
    expect(g.makeSeeds(2).arraySync()).toEqual([
      [-8471690940657466937n, -9050269293773494745n],
      [0n, 0n],
    ]);
    const [, second] = g.split(2) as [random.Generator, random.Generator];
    const key = BigInt.asUintN(64, 6773783307137291725n);
    expect(second.state.arraySync()).toEqual([
      0,
      0,
      0,
      0,
      Number(BigInt.asIntN(32, key)),
      Number(BigInt.asIntN(32, key >> 32n)),
    ]);
    expect(off(second.normal([2]), [-0.27046973, -0.32189947])).toEqual([]);
    expect(g.state.arraySync()).toEqual([262098, 64, 0, 0, 0, 0]);
  });

  it("seeds of more than 64 bits, and negative ones", () => {
    const large = random.Generator.fromSeed(2n ** 64n + 5n);
    expect(large.state.arraySync()).toEqual([5, 0, 1, 0, 0, 0]);
    expect(off(large.normal([3]), [-0.5358444, -0.09979788, -0.6091328])).toEqual([]);
    // The counter is at its end, and begins anew after the first four numbers.
    const negative = random.Generator.fromSeed(-1);
    expect(negative.state.arraySync()).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(values(negative.uniform([6]))).toEqual(
      f32([0.11839068, 0.5643022, 0.0920341, 0.6587521, 0.28488266, 0.55686104]),
    );
    expect(negative.state.arraySync()).toEqual([1535, 0, 0, 0, -1, -1]);
  });

  it("skip does what drawing does, and states can be given on", () => {
    const [a, b] = [random.Generator.fromSeed(9), random.Generator.fromSeed(9)];
    a.normal([3, 5]);
    b.skip(15);
    expect(a.state.arraySync()).toEqual(b.state.arraySync());
    const c = random.Generator.fromState(a.state.value());
    const numbers = (g: random.Generator): TensorLike => g.uniform([3]).arraySync();
    expect(numbers(c)).toEqual(numbers(a));
    c.resetFromKeyCounter(5, 3);
    expect(c.state.arraySync()).toEqual([3, 0, 0, 0, 5, 0]);
    c.reset(b.state);
    expect(numbers(c)).toEqual(numbers(b));
  });
});
