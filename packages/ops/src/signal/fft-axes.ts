// Fourier transforms of whole arrays along their last axes.
import { fftPlan, roots, type FftPlan } from "./fft-plan.ts";
import { pass } from "./fft-passes.ts";

/** The parts of complex numbers. */
export type Parts = readonly [re: Float64Array, im: Float64Array];

/** Other arrays of the same length. */
export const partsLike = ([re]: Parts): Parts => [
  new Float64Array(re.length),
  new Float64Array(re.length),
];

/**
 * `Σ_j x_j · exp(-2πi j k / n)` along the axes whose sizes are `dims`, behind which `inner` elements stand, into `to`; `from` is
 * used as scratch. The inverse is the same with the parts exchanged on both sides, but for a factor.
 */
export function fftAxes(from: Parts, to: Parts, dims: readonly number[], inner = 1): void {
  if (from[0].length === 0) return;
  let [x, y] = [from, to];
  for (let d = dims.length - 1; d >= 0; d--) {
    const n = dims[d]!;
    if (n > 1) {
      fftAlong(fftPlan(n), inner, x, y);
      [x, y] = [y, x];
    }
    inner *= n;
  }
  if (x !== to) copy(x, to);
}

/** Along one axis, with `inner` elements from one of its positions to the next; into `y`. */
function fftAlong(plan: FftPlan, inner: number, x: Parts, y: Parts): void {
  const { n, radices, re: wr, im: wi } = plan;
  if (!radices) return fftLines(plan, inner, x, y);
  const forth = { xr: x[0], xi: x[1], yr: y[0], yi: y[1] };
  const back = { xr: y[0], xi: y[1], yr: x[0], yi: x[1] };
  // The passes go to and fro; an even number of them begins at y, so that the last one ends there.
  const even = radices.length % 2 === 0;
  if (even) copy(x, y);
  const size = n * inner;
  for (let at = 0; at < x[0].length; at += size) {
    let step = 1;
    radices.forEach((p, i) => {
      const place = { at, m: n / (step * p), S: step * inner, wr, wi, step };
      const fromX = (i % 2 === 0) !== even;
      pass(p, fromX ? forth : back, place);
      step *= p;
    });
  }
}

function copy(from: Parts, to: Parts): void {
  to[0].set(from[0]);
  to[1].set(from[1]);
}

/** Line by line, by convolution. */
function fftLines({ n }: FftPlan, inner: number, x: Parts, y: Parts): void {
  const chirp = chirpOf(n);
  const { size, re: cr, im: ci, spectrum } = chirp;
  const [ar, ai, br, bi] = [0, 1, 2, 3].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [sr, si] = spectrum;
  for (let at = 0; at < x[0].length; at += n * inner) {
    for (let first = at; first < at + inner; first++) {
      ar.fill(0, n);
      ai.fill(0, n);
      for (let j = 0, i = first; j < n; j++, i += inner) {
        ar[j] = x[0][i]! * cr[j]! - x[1][i]! * ci[j]!;
        ai[j] = x[0][i]! * ci[j]! + x[1][i]! * cr[j]!;
      }
      fftAxes([ar, ai], [br, bi], [size]);
      for (let j = 0; j < size; j++) {
        const re = br[j]! * sr[j]! - bi[j]! * si[j]!;
        bi[j] = br[j]! * si[j]! + bi[j]! * sr[j]!;
        br[j] = re;
      }
      fftAxes([bi, br], [ai, ar], [size]);
      for (let k = 0, i = first; k < n; k++, i += inner) {
        y[0][i] = ar[k]! * cr[k]! - ai[k]! * ci[k]!;
        y[1][i] = ar[k]! * ci[k]! + ai[k]! * cr[k]!;
      }
    }
  }
}

interface Chirp {
  /** Of the convolution. */
  readonly size: number;
  /** `exp(-πi k² / n)`. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** The transform of its conjugate, wrapped around, over `size`. */
  readonly spectrum: Parts;
}

const chirps = /*@__PURE__*/ new Map<number, Chirp>();
/** Chirps that are kept; more begin anew. */
const KEPT = 8;

/** Source: Bluestein, "A linear filtering approach to the computation of discrete Fourier transform" (1970). */
function chirpOf(n: number): Chirp {
  const found = chirps.get(n);
  if (found) return found;
  const size = smoothFrom(2 * n - 1);
  const root = roots(2 * n);
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  const wrapped: Parts = [new Float64Array(size), new Float64Array(size)];
  const spectrum = partsLike(wrapped);
  for (let k = 0, square = 0; k < n; square = (square + 2 * k + 1) % (2 * n), k++) {
    re[k] = root.re[square]!;
    im[k] = root.im[square]!;
    for (const i of [k, (size - k) % size]) {
      wrapped[0][i] = re[k]! / size;
      wrapped[1][i] = -im[k]! / size;
    }
  }
  fftAxes(wrapped, spectrum, [size]);
  const chirp = { size, re, im, spectrum };
  if (chirps.size >= KEPT) chirps.clear();
  chirps.set(n, chirp);
  return chirp;
}

/** The least product of powers of 4, 2, 3 and 5 that is not smaller, with a three or a five at most. */
function smoothFrom(n: number): number {
  return Math.min(...[1, 3, 5].map((p) => p * 2 ** Math.ceil(Math.log2(Math.max(1, n / p)))));
}
