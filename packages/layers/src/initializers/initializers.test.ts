// Initializers: values, variances, seeds.
import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { random } from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import { getInitializer, initializers, type InitializerName } from "../index.ts";

const {
  Constant,
  GlorotNormal,
  GlorotUniform,
  HeNormal,
  HeUniform,
  LecunNormal,
  LecunUniform,
  Ones,
  RandomNormal,
  RandomUniform,
  TruncatedNormal,
  VarianceScaling,
  Zeros,
} = initializers;

beforeEach(() => setBackend(reference()));

const momentsOf = (data: Float32Array): [mean: number, deviation: number, largest: number] => {
  const mean = data.reduce((a, b) => a + b) / data.length;
  const variance = data.reduce((a, b) => a + (b - mean) ** 2, 0) / data.length;
  return [mean, Math.sqrt(variance), data.reduce((a, b) => Math.max(a, Math.abs(b)), 0)];
};

// Shape [60, 40]: fan in 60, fan out 40.
const LIMIT = (variance: number): number => Math.sqrt(3 * variance);
const CUT = (variance: number): number => (2 * Math.sqrt(variance)) / 0.87962566103423978;
describe.each([
  ["GlorotUniform", new GlorotUniform({ seed: 1 }), 2 / 100, LIMIT(2 / 100)],
  ["GlorotNormal", new GlorotNormal({ seed: 1 }), 2 / 100, CUT(2 / 100)],
  ["HeUniform", new HeUniform({ seed: 1 }), 2 / 60, LIMIT(2 / 60)],
  ["HeNormal", new HeNormal({ seed: 1 }), 2 / 60, CUT(2 / 60)],
  ["LecunUniform", new LecunUniform({ seed: 1 }), 1 / 60, LIMIT(1 / 60)],
  ["LecunNormal", new LecunNormal({ seed: 1 }), 1 / 60, CUT(1 / 60)],
  [
    "VarianceScaling",
    new VarianceScaling({ scale: 3, mode: "fanOut", distribution: "untruncatedNormal", seed: 1 }),
    3 / 40,
    Infinity,
  ],
  ["RandomNormal", new RandomNormal({ seed: 1 }), 0.05 ** 2, Infinity],
  [
    "TruncatedNormal",
    new TruncatedNormal({ stddev: 0.05 / 0.87962566103423978, seed: 1 }),
    0.05 ** 2,
    CUT(0.05 ** 2),
  ],
  ["RandomUniform", new RandomUniform({ seed: 1 }), 0.1 ** 2 / 12, 0.05],
])("%s", (_, initializer, variance, limit) => {
  it("has its mean, deviation and range", () => {
    const [mean, deviation, largest] = momentsOf(initializer([60, 40]).dataSync() as Float32Array);
    const s = Math.sqrt(variance);
    expect(Math.abs(mean)).toBeLessThan((4 * s) / Math.sqrt(2400));
    expect(Math.abs(deviation / s - 1)).toBeLessThan(4 / Math.sqrt(2 * 2400));
    expect(largest).toBeLessThanOrEqual(limit * (1 + 1e-6));
  });

  it("is the same for a seed, in any dtype that holds floats", () => {
    expect(initializer([3]).arraySync()).toEqual(initializer([3]).arraySync());
    expect(initializer([2], { dtype: "float64" }).dtype).toBe("float64");
    expect(() => initializer([2], { dtype: "int32" })).toThrow(
      `makes floats, not int32: take "zeros", "ones" or Constant`,
    );
  });
});

describe("initializers", () => {
  it("are others at each call without a seed, and follow the global one", () => {
    const initializer = new GlorotUniform();
    random.setSeed(3);
    const [a, b] = [initializer([4]).arraySync(), initializer([4]).arraySync()];
    random.setSeed(3);
    expect(initializer([4]).arraySync()).toEqual(a);
    expect(a).not.toEqual(b);
  });

  it("take the receptive field of a convolution into account", () => {
    // Fan in 3·3·2 = 18.
    const [, deviation] = momentsOf(
      new LecunUniform({ seed: 2 })([3, 3, 2, 100]).dataSync() as Float32Array,
    );
    expect(deviation).toBeCloseTo(Math.sqrt(1 / 18), 1);
  });

  it("fill, in any dtype", () => {
    expect(new Zeros()([2], { dtype: "int32" }).toString()).toBe(
      "tf.Tensor([0 0], shape=(2,), dtype=int32)",
    );
    expect(new Ones()([]).arraySync()).toBe(1);
    expect(new Constant([1, 2])([2, 2]).arraySync()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(new Constant(constant(3))([1], { dtype: "float64" }).dtype).toBe("float64");
    expect(new RandomNormal()([0, 3]).shape).toEqual([0, 3]);
  });

  it("are found by name", () => {
    const names: InitializerName[] = [
      "constant",
      "glorotNormal",
      "heUniform",
      "lecunNormal",
      "ones",
      "randomUniform",
      "truncatedNormal",
      "varianceScaling",
      "zeros",
    ];
    for (const name of names)
      expect(getInitializer(name)([2], { dtype: "float32" }).shape).toEqual([2]);
    expect(() => getInitializer("glorot_uniform" as "zeros")).toThrow(
      `getInitializer: unknown initializer "glorot_uniform": write "glorotUniform"`,
    );
    expect(String(new GlorotUniform())).toBe("<GlorotUniform>");
  });

  it("refuse bad options", () => {
    expect(() => new VarianceScaling({ scale: 0 })).toThrow(
      "VarianceScaling: scale must be above 0, got 0",
    );
    expect(() => new VarianceScaling({ mode: "fan_in" as "fanIn" })).toThrow(
      `VarianceScaling: unknown mode "fan_in": write "fanIn", "fanOut", "fanAvg"`,
    );
    expect(() => new Zeros()([-1])).toThrow("Zeros: a size must be an integer of 0 or more");
    // @ts-expect-error a number is no option
    expect(() => new RandomNormal(0, 1)).toThrow(
      "RandomNormal: the last argument is an options object",
    );
  });
});
