// Cosine transforms of real rows by Fourier transforms of the same length.
// Source: Makhoul, "A fast cosine transform in one and two dimensions" (1980).
import type { Algorithm } from "@gradtape/core/internal";
import { fftAxes, partsLike, type Parts } from "./fft-axes.ts";
import { cosine, fftPlan, sine } from "./fft-plan.ts";
import { scaleBy } from "./fourier-op.ts";
import { realFourier, realInverse } from "./real-fft.ts";

/**
 * Of rows of n, times `scale`:
 *
 * 1. `y_k = out_k Σ_j in_j x_j cos(π j k / (n - 1))`, where in and out are 1 at both ends, `first` and `second` between them
 * 2. `y_k = 2 Σ_j x_j cos(π (2j + 1) k / 2n)`, `y_0` times `first`
 * 3. `y_j = first · x_0 + 2 Σ_(k > 0) x_k cos(π (2j + 1) k / 2n)`
 * 4. `y_k = 2 Σ_j x_j cos(π (2j + 1) (2k + 1) / 4n)`
 */
export const cosineTransform: Algorithm = {
  name: "cosineTransform",
  run([x], [y], [type, n, scale, first, second]) {
    if (x!.length === 0) return;
    if (type === 1) type1(x!, y!, n!, first!, second!);
    else if (type === 2) type2(x!, y!, n!, first!);
    else if (type === 3) type3(x!, y!, n!, first!);
    else if (n! % 2 === 0) type4(x!, y!, n!);
    else oddType4(x!, y!, n!);
    scaleBy(scale!, y!);
  },
};

/** The half spectra of real rows. */
function spectraOf(x: Float64Array, n: number): Parts {
  const bins = (x.length / n) * (Math.floor(n / 2) + 1);
  const y: Parts = [new Float64Array(bins), new Float64Array(bins)];
  const split = n % 2 === 0 ? [0, 1].map((odd) => everyOther(x, odd)) : [x];
  realFourier.run(split, y, [1, 1, n]);
  return y;
}

const everyOther = (x: Float64Array, from: number): Float64Array => {
  const half = new Float64Array(x.length / 2);
  for (let i = 0; i < half.length; i++) half[i] = x[2 * i + from]!;
  return half;
};

/** The sums over whole spectra, of which the halves are given. */
function sumsOf(halves: Parts, n: number, length: number): Float64Array {
  const y = new Float64Array(length);
  if (n % 2 === 1) {
    realInverse.run(halves, [y], [1, 1, n]);
    return y;
  }
  const split = [new Float64Array(length / 2), new Float64Array(length / 2)];
  realInverse.run(halves, split, [1, 1, n]);
  for (let i = 0; i < length; i++) y[i] = split[i % 2]![i >> 1]!;
  return y;
}

/** Place of element j of a row when those at even places stand first, and then those at odd places from the end. */
const folded = (j: number, n: number): number => (j % 2 === 0 ? j / 2 : n - 1 - (j - 1) / 2);

function type2(x: Float64Array, y: Float64Array, n: number, first: number): void {
  const v = new Float64Array(x.length);
  for (let at = 0; at < x.length; at += n)
    for (let j = 0; j < n; j++) v[at + folded(j, n)] = x[at + j]!;
  const [re, im] = spectraOf(v, n);
  const { re: wr, im: wi } = fftPlan(4 * n);
  for (let at = 0, i = 0; at < x.length; at += n) {
    for (let k = 0; 2 * k <= n; k++, i++) {
      const [c, s] = [wr[k]!, -wi[k]!];
      y[at + k] = 2 * (re[i]! * c + im[i]! * s);
      if (k > 0) y[at + n - k] = 2 * (re[i]! * s - im[i]! * c);
    }
    y[at]! *= first;
  }
}

function type3(x: Float64Array, y: Float64Array, n: number, first: number): void {
  const bins = (x.length / n) * (Math.floor(n / 2) + 1);
  const halves: Parts = [new Float64Array(bins), new Float64Array(bins)];
  const [re, im] = halves;
  const { re: wr, im: wi } = fftPlan(4 * n);
  for (let at = 0, i = 0; at < x.length; at += n) {
    for (let k = 0; 2 * k <= n; k++, i++) {
      const [c, s] = [wr[k]!, -wi[k]!];
      const [a, b] = k === 0 ? [x[at]! * first, 0] : [x[at + k]!, x[at + n - k]!];
      re[i] = a * c + b * s;
      im[i] = a * s - b * c;
    }
  }
  const v = sumsOf(halves, n, x.length);
  for (let at = 0; at < x.length; at += n)
    for (let j = 0; j < n; j++) y[at + j] = v[at + folded(j, n)]!;
}

/** By an even row of twice the length. */
function type1(x: Float64Array, y: Float64Array, n: number, first: number, second: number): void {
  const m = 2 * (n - 1);
  const twice = new Float64Array((x.length / n) * m);
  for (let at = 0, to = 0; at < x.length; at += n, to += m) {
    for (let j = 0; j < n; j++) {
      const inside = j > 0 && j < n - 1;
      twice[to + j] = inside ? (x[at + j]! * first) / 2 : x[at + j]!;
      if (inside) twice[to + m - j] = twice[to + j]!;
    }
  }
  const [re] = spectraOf(twice, m);
  for (let i = 0; i < x.length; i++) {
    const k = i % n;
    y[i] = re[i]! * (k > 0 && k < n - 1 ? second : 1);
  }
}

/** By complex rows of half the length: `x_2j + i x_(n-1-2j)`, turned before and after. */
function type4(x: Float64Array, y: Float64Array, n: number): void {
  const h = n / 2;
  const w = turnsOf(n);
  const z: Parts = [new Float64Array(x.length / 2), new Float64Array(x.length / 2)];
  for (let at = 0, i = 0; at < x.length; at += n) {
    for (let j = 0; j < h; j++, i++) {
      const [a, b] = [x[at + 2 * j]!, x[at + n - 1 - 2 * j]!];
      z[0][i] = a * w.re[j]! - b * w.im[j]!;
      z[1][i] = a * w.im[j]! + b * w.re[j]!;
    }
  }
  const t = partsLike(z);
  fftAxes(z, t, [h]);
  for (let at = 0, i = 0; at < x.length; at += n) {
    for (let k = 0; k < h; k++, i++) {
      y[at + 2 * k] = 2 * (t[0][i]! * w.re[k]! - t[1][i]! * w.im[k]!);
      y[at + n - 1 - 2 * k] = -2 * (t[0][i]! * w.im[k]! + t[1][i]! * w.re[k]!);
    }
  }
}

/** `exp(-πi (8j + 1) / 8n)` for `j < n / 2`. */
function turnsOf(n: number): { readonly re: Float64Array; readonly im: Float64Array } {
  const [re, im] = [new Float64Array(n / 2), new Float64Array(n / 2)];
  for (let j = 0; j < n / 2; j++) {
    re[j] = cosine(8 * j + 1, 16 * n);
    im[j] = -sine(8 * j + 1, 16 * n);
  }
  return { re, im };
}

/** As every other element of type 2 of rows with as many zeros behind. */
function oddType4(x: Float64Array, y: Float64Array, n: number): void {
  const [wide, all] = [new Float64Array(2 * x.length), new Float64Array(2 * x.length)];
  for (let at = 0; at < x.length; at += n) wide.set(x.subarray(at, at + n), 2 * at);
  type2(wide, all, 2 * n, 1);
  for (let i = 0; i < y.length; i++) y[i] = all[2 * i + 1]!;
}
