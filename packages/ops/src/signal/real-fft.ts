// Transforms between real rows and the half of their spectra that says everything: the last axis of real arrays of `n`, of
// complex ones of ⌊n / 2⌋ + 1. Rows of an even length come as two arrays, their even and odd elements, which are transformed as
// the real and imaginary parts of one row of half the length.
// Source: Press et al., "Numerical Recipes", 12.3.
import type { Algorithm } from "@gradtape/core/internal";
import { scaleBy } from "./fourier-op.ts";
import { fftAxes, partsLike, type Parts } from "./fft-axes.ts";
import { fftPlan } from "./fft-plan.ts";

/** Real to complex, times `scale`, and times `middle` where a bin has a mirror image. */
export const realFourier: Algorithm = {
  name: "realFourier",
  run(inputs, [re, im], [scale, middle, ...dims]) {
    const n = dims.at(-1)!;
    if (n === 0) return;
    const outer = dims.slice(0, -1);
    const bins = Math.floor(n / 2) + 1;
    const y: Parts = [re!, im!];
    const rows: Parts = outer.length > 0 ? partsLike(y) : y;
    if (n % 2 === 0) {
      const [even, odd] = inputs as unknown as Parts;
      const z = compact(rows, n) ?? partsLike([even, odd]);
      fftAxes([even, odd], z, [n / 2]);
      unpack(z, rows, n);
    } else {
      const x: Parts = [inputs[0]!, new Float64Array(inputs[0]!.length)];
      const z = partsLike(x);
      fftAxes(x, z, [n]);
      for (let lane = 0; lane < 2; lane++) copyRows(z[lane]!, n, rows[lane]!, bins);
    }
    if (outer.length > 0) fftAxes(rows, y, outer, bins);
    scaleBy(scale!, re!, im!);
    scaleMiddle(middle!, y, n);
  },
};

/** Complex to real by a sum over all bins, the mirrored ones too, with `exp(+…)`; weighted before as above. */
export const realInverse: Algorithm = {
  name: "realInverse",
  run([re, im], outputs, [scale, middle, ...dims]) {
    const n = dims.at(-1)!;
    if (n === 0) return;
    const outer = dims.slice(0, -1);
    const bins = Math.floor(n / 2) + 1;
    let x: Parts = [re!, im!];
    if (outer.length > 0) {
      const rows = partsLike(x);
      fftAxes([im!, re!], [rows[1], rows[0]], outer, bins);
      x = rows;
    }
    scaleMiddle(middle!, x, n);
    if (n % 2 === 0) {
      const [even, odd] = outputs as unknown as Parts;
      const z = compact(x, n) ?? partsLike([even, odd]);
      pack(x, z, n);
      fftAxes([z[1], z[0]], [odd, even], [n / 2]);
    } else {
      const rows = outputs[0]!.length / n;
      const z: Parts = [new Float64Array(rows * n), new Float64Array(rows * n)];
      mirror(x, z, n);
      fftAxes([z[1], z[0]], [new Float64Array(rows * n), outputs[0]!], [n]);
    }
    scaleBy(scale!, ...outputs);
  },
};

/** Room for the half row of complex numbers within the bins of a single row. */
const compact = ([re, im]: Parts, n: number): Parts | undefined =>
  re.length === n / 2 + 1 ? [re.subarray(0, n / 2), im.subarray(0, n / 2)] : undefined;

function copyRows(from: Float64Array, n: number, to: Float64Array, bins: number): void {
  for (let at = 0, i = 0; at < to.length; at += bins, i += n)
    to.set(from.subarray(i, i + bins), at);
}

function scaleMiddle(factor: number, [re, im]: Parts, n: number): void {
  if (factor === 1) return;
  const bins = Math.floor(n / 2) + 1;
  const end = n % 2 === 0 ? bins - 1 : bins;
  for (let at = 0; at < re.length; at += bins) {
    for (let k = at + 1; k < at + end; k++) {
      re[k]! *= factor;
      im[k]! *= factor;
    }
  }
}

/**
 * From the spectra Z of `even + i odd`: `X_k = (Z_k + Z*_-k) / 2 - i w^k (Z_k - Z*_-k) / 2`, of k and `h - k` together, so that a
 * row may be unpacked where it is.
 */
function unpack([zr, zi]: Parts, [yr, yi]: Parts, n: number): void {
  const h = n / 2;
  const { re: wr, im: wi } = fftPlan(n);
  for (let at = 0, o = 0; o < yr.length; at += h, o += h + 1) {
    const [zeroR, zeroI] = [zr[at]!, zi[at]!];
    for (let k = 1; 2 * k <= h; k++) {
      const j = h - k;
      const sumR = (zr[at + k]! + zr[at + j]!) / 2;
      const sumI = (zi[at + k]! - zi[at + j]!) / 2;
      const difR = (zr[at + k]! - zr[at + j]!) / 2;
      const difI = (zi[at + k]! + zi[at + j]!) / 2;
      const turnedR = difI * wr[k]! + difR * wi[k]!;
      const turnedI = difI * wi[k]! - difR * wr[k]!;
      yr[o + k] = sumR + turnedR;
      yi[o + k] = turnedI + sumI;
      yr[o + j] = sumR - turnedR;
      yi[o + j] = turnedI - sumI;
    }
    yr[o] = zeroR + zeroI;
    yr[o + h] = zeroR - zeroI;
    yi[o] = yi[o + h] = 0;
  }
}

/** The other way round, twice as large: `Z_k = (X_k + X*_(h-k)) + i w^-k (X_k - X*_(h-k))`. */
function pack([xr, xi]: Parts, [zr, zi]: Parts, n: number): void {
  const h = n / 2;
  const { re: wr, im: wi } = fftPlan(n);
  for (let at = 0, i = 0; at < zr.length; at += h, i += h + 1) {
    const [first, last] = [xr[i]!, xr[i + h]!]; // their imaginary parts do not count
    for (let k = 1; 2 * k <= h; k++) {
      const j = h - k;
      const sumR = xr[i + k]! + xr[i + j]!;
      const sumI = xi[i + k]! - xi[i + j]!;
      const difR = xr[i + k]! - xr[i + j]!;
      const difI = xi[i + k]! + xi[i + j]!;
      const turnedR = difR * wi[k]! - difI * wr[k]!;
      const turnedI = difR * wr[k]! + difI * wi[k]!;
      zr[at + k] = sumR + turnedR;
      zi[at + k] = turnedI + sumI;
      zr[at + j] = sumR - turnedR;
      zi[at + j] = turnedI - sumI;
    }
    zr[at] = first + last;
    zi[at] = first - last;
  }
}

/** Whole spectra from their halves, of an odd length. */
function mirror([xr, xi]: Parts, [zr, zi]: Parts, n: number): void {
  const bins = (n + 1) / 2;
  for (let at = 0, i = 0; at < zr.length; at += n, i += bins) {
    zr[at] = xr[i]!;
    for (let k = 1; k < bins; k++) {
      zr[at + k] = zr[at + n - k] = xr[i + k]!;
      zi[at + k] = xi[i + k]!;
      zi[at + n - k] = -xi[i + k]!;
    }
  }
}
