// Fourier transforms of every kind of length, against the sum that they stand for.
import { beforeAll, describe, expect, it } from "vitest";
import { constant, setBackend, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  abs,
  cast,
  complex,
  imag,
  matmul,
  real,
  reduceMax,
  reshape,
  signal,
  slice,
  subtract,
  transpose,
} from "../index.ts";

beforeAll(() => setBackend(reference()));

const LENGTHS = [...Array.from({ length: 64 }, (_, i) => i + 1), 97, 100, 127, 128, 1000, 1009];
const LONG = [1024, 4096];

/** Numbers that look random, between -1 and 1. */
function noise(n: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: n }, () => {
    state = (state * 16807) % 2147483647;
    return state / 1073741824 - 1;
  });
}

/** `Σ_j x_j exp(-2πi j k / n)`, with angles of less than a turn. */
function sums(re: Float64Array, im: Float64Array, bins: readonly number[]): [number, number][] {
  const n = re.length;
  return bins.map((k) => {
    let [a, b] = [0, 0];
    for (let j = 0; j < n; j++) {
      const angle = (2 * Math.PI * ((j * k) % n)) / n;
      const [c, s] = [Math.cos(angle), -Math.sin(angle)];
      a += re[j]! * c - im[j]! * s;
      b += re[j]! * s + im[j]! * c;
    }
    return [a, b];
  });
}

/** The largest difference of some bins, relative to the root of the length, which is about the size of one. */
function worst(y: Tensor, want: readonly [number, number][], bins: readonly number[]): number {
  const [re, im] = [real(y).dataSync(), imag(y).dataSync()] as [Float64Array, Float64Array];
  const size = Math.sqrt(re.length);
  const off = want.map(([a, b], i) => Math.hypot(re[bins[i]!]! - a, im[bins[i]!]! - b));
  return Math.max(...off) / size;
}

const some = (n: number): number[] =>
  n < 2000 ? Array.from({ length: n }, (_, k) => k) : [0, 1, 2, 3, 77, n / 4, n / 2, n - 1];

const error = (x: Tensor, y: Tensor): number => Number(reduceMax(abs(subtract(x, y))).arraySync());

describe.each([...LENGTHS, ...LONG])("length %i", (n) => {
  const [re, im] = [noise(n, n), noise(n, n + 1)];
  const bins = some(n);
  const wanted = sums(re, im, bins);

  it("of complex numbers", () => {
    const z = complex(constant(re), constant(im)) as Tensor;
    const y = signal.fft(z) as Tensor;
    expect(worst(y, wanted, bins)).toBeLessThan(2e-14);
    expect(error(signal.ifft(y) as Tensor, z)).toBeLessThan(1e-14);
  });

  it("of complex64", () => {
    const z = cast(complex(constant(re), constant(im)), "complex64") as Tensor;
    expect(worst(signal.fft(z) as Tensor, wanted, bins)).toBeLessThan(1e-6);
  });

  it("of real numbers", () => {
    const x = constant(re) as Tensor;
    const y = signal.rfft(x) as Tensor;
    const half = bins.filter((k) => k <= n / 2);
    expect(y.shape).toEqual([Math.floor(n / 2) + 1]);
    expect(worst(y, sums(re, new Float64Array(n), half), half)).toBeLessThan(2e-14);
    expect(error(signal.irfft(y, { fftLength: n }) as Tensor, x)).toBeLessThan(1e-14);
  });

  it("of several rows, along either axis", () => {
    const rows = reshape(constant(noise(3 * n, 5)), [3, n]);
    const z = cast(rows, "complex128") as Tensor;
    expect(error(signal.ifft2d(signal.fft2d(z)) as Tensor, z)).toBeLessThan(1e-14);
    const back = signal.irfft2d(signal.rfft2d(rows), { fftLength: [3, n] });
    expect(error(back as Tensor, rows as Tensor)).toBeLessThan(1e-14);
  });
});

interface Unit {
  readonly re: number;
  readonly im: number;
}

describe("many short rows", () => {
  const rows = (n: number): Tensor => reshape(constant(noise(2 * 5000 * n, n)), [2, 5000, n]);
  const [one, minusOne] = [1, -1].map((re) => ({ re, im: 0 })) as [Unit, Unit];
  const [i, minusI] = [1, -1].map((im) => ({ re: 0, im })) as [Unit, Unit];
  const matrix = [
    [one, one, one, one],
    [one, minusI, minusOne, i],
    [one, minusOne, one, minusOne],
    [one, i, minusOne, minusI],
  ];

  it("are products with a matrix", () => {
    const z = cast(rows(4), "complex128") as Tensor;
    const want = matmul(z, constant(matrix, { dtype: "complex128" }) as Tensor) as Tensor;
    expect(error(signal.fft(z) as Tensor, want)).toBeLessThan(1e-14);
    const turned = transpose(z, [1, 0, 2]) as Tensor;
    expect(error(signal.fft(turned) as Tensor, transpose(want, [1, 0, 2]) as Tensor)).toBeLessThan(
      1e-14,
    );
    const half = slice(want, [0, 0, 0], [2, 5000, 3]) as Tensor;
    expect(error(signal.rfft(rows(4)) as Tensor, half)).toBeLessThan(1e-14);
  });

  it.each([3, 4, 7])("come back, of %i elements", (n) => {
    const x = rows(n);
    const y = signal.irfft(signal.rfft(x), { fftLength: n });
    expect(error(y as Tensor, x)).toBeLessThan(1e-14);
    const norm = "ortho";
    for (const type of [2, 3, 4] as const) {
      const z = signal.idct(signal.dct(x, { type, norm }), { type, norm });
      expect(error(z as Tensor, x)).toBeLessThan(1e-14);
    }
  });
});

describe("mistakes", () => {
  it("are named", () => {
    const { fft, fft2d, irfft, rfft, rfft2d, dct, frame, hannWindow, stft } = signal;
    expect(() => fft(constant([1, 2]))).toThrow(
      'signal.fft: takes complex64 or complex128, got float32: cast it, as in cast(x, "complex64"), or use signal.rfft',
    );
    expect(() => fft2d([1, 2])).toThrow(
      "signal.fft2d: takes a rank of 2 or more, got shape [2]: add axes with expandDims",
    );
    expect(() => rfft(constant([1n]))).toThrow(
      'signal.rfft: takes float32 or float64, got int64: cast it, as in cast(x, "float32")',
    );
    expect(() => rfft([1, 2], { fftLength: 0 })).toThrow(
      "signal.rfft: fftLength must be positive, got [0]",
    );
    // @ts-expect-error two sizes are wanted
    expect(() => rfft2d([[1, 2]], { fftLength: [3] })).toThrow(
      "signal.rfft2d: fftLength has 1 sizes, [3]: give 2",
    );
    expect(() => irfft(constant([1, 2]))).toThrow("signal.irfft: takes complex64 or complex128");
    expect(() => dct([1, 2], { type: 1, norm: "ortho" })).toThrow(
      "signal.dct: type 1 has no orthogonal form: leave norm out",
    );
    expect(() => frame([1, 2], 2, 0)).toThrow("signal.frame: frameStep must be 1 or more, got 0");
    expect(() => hannWindow(-1)).toThrow(
      "signal.hannWindow: windowLength must be 0 or more, got -1",
    );
    expect(() => stft([1, 2, 3], 2, 1, { windowFn: () => constant([1, 2, 3]) })).toThrow(
      "signal.stft: the window has shape [3], the frames have 2 elements: windowFn must give [2]",
    );
  });
});
