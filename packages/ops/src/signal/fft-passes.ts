// Passes of Stockham's transform, one for each factor of the length: they read one pair of arrays and write the other, and leave
// the result in order. A pass of radix p with m = n / p takes
//   y[S (p k + t) + q] = w^(k t) Σ_j x[S (k + m j) + q] · exp(-2πi j t / p)    for k < m, t < p, q < S,
// where S is the product of the radices before it, times the elements between neighbours of the axis.
// Source: Swarztrauber, "FFT algorithms for vector computers" (1984).

/** The arrays of one transform. */
export interface Sides {
  readonly xr: Float64Array;
  readonly xi: Float64Array;
  readonly yr: Float64Array;
  readonly yi: Float64Array;
}

/** Where the pass works: from `at` on, with `wr`, `wi` the roots of which every `step`-th is a power of w. */
export interface PassPlace {
  readonly at: number;
  readonly m: number;
  readonly S: number;
  readonly wr: Float64Array;
  readonly wi: Float64Array;
  readonly step: number;
}

export function pass(p: number, sides: Sides, place: PassPlace): void {
  if (p === 4) pass4(sides, place);
  else if (p === 2) pass2(sides, place);
  else if (p === 3) pass3(sides, place);
  else if (p === 5) pass5(sides, place);
  else passOf(p, sides, place);
}

function pass2({ xr, xi, yr, yi }: Sides, { at, m, S, wr, wi, step }: PassPlace): void {
  const gap = S * m;
  for (let k = 0; k < m; k++) {
    const [c, s] = [wr[k * step]!, wi[k * step]!];
    let i = at + S * k;
    let o = at + 2 * S * k;
    for (const end = i + S; i < end; i++, o++) {
      const ar = xr[i]!;
      const ai = xi[i]!;
      const br = xr[i + gap]!;
      const bi = xi[i + gap]!;
      const dr = ar - br;
      const di = ai - bi;
      yr[o] = ar + br;
      yi[o] = ai + bi;
      yr[o + S] = dr * c - di * s;
      yi[o + S] = dr * s + di * c;
    }
  }
}

function pass3({ xr, xi, yr, yi }: Sides, { at, m, S, wr, wi, step }: PassPlace): void {
  const gap = S * m;
  const h = Math.sqrt(0.75);
  for (let k = 0; k < m; k++) {
    const [c1, s1] = [wr[k * step]!, wi[k * step]!];
    const [c2, s2] = [wr[2 * k * step]!, wi[2 * k * step]!];
    let i = at + S * k;
    let o = at + 3 * S * k;
    for (const end = i + S; i < end; i++, o++) {
      const ar = xr[i]!;
      const ai = xi[i]!;
      const sr = xr[i + gap]! + xr[i + 2 * gap]!;
      const si = xi[i + gap]! + xi[i + 2 * gap]!;
      const dr = (xr[i + gap]! - xr[i + 2 * gap]!) * h;
      const di = (xi[i + gap]! - xi[i + 2 * gap]!) * h;
      const mr = ar - sr / 2;
      const mi = ai - si / 2;
      yr[o] = ar + sr;
      yi[o] = ai + si;
      yr[o + S] = (mr + di) * c1 - (mi - dr) * s1;
      yi[o + S] = (mr + di) * s1 + (mi - dr) * c1;
      yr[o + 2 * S] = (mr - di) * c2 - (mi + dr) * s2;
      yi[o + 2 * S] = (mr - di) * s2 + (mi + dr) * c2;
    }
  }
}

function pass4({ xr, xi, yr, yi }: Sides, { at, m, S, wr, wi, step }: PassPlace): void {
  const gap = S * m;
  for (let k = 0; k < m; k++) {
    const c1 = wr[k * step]!;
    const s1 = wi[k * step]!;
    const c2 = wr[2 * k * step]!;
    const s2 = wi[2 * k * step]!;
    const c3 = wr[3 * k * step]!;
    const s3 = wi[3 * k * step]!;
    let i = at + S * k;
    let o = at + 4 * S * k;
    for (const end = i + S; i < end; i++, o++) {
      const ar = xr[i]!;
      const ai = xi[i]!;
      const br = xr[i + gap]!;
      const bi = xi[i + gap]!;
      const cr = xr[i + 2 * gap]!;
      const ci = xi[i + 2 * gap]!;
      const dr = xr[i + 3 * gap]!;
      const di = xi[i + 3 * gap]!;
      const evenR = ar + cr;
      const evenI = ai + ci;
      const oddR = br + dr;
      const oddI = bi + di;
      const pr = ar - cr + (bi - di);
      const pi = ai - ci - (br - dr);
      const qr = evenR - oddR;
      const qi = evenI - oddI;
      const rr = ar - cr - (bi - di);
      const ri = ai - ci + (br - dr);
      yr[o] = evenR + oddR;
      yi[o] = evenI + oddI;
      yr[o + S] = pr * c1 - pi * s1;
      yi[o + S] = pr * s1 + pi * c1;
      yr[o + 2 * S] = qr * c2 - qi * s2;
      yi[o + 2 * S] = qr * s2 + qi * c2;
      yr[o + 3 * S] = rr * c3 - ri * s3;
      yi[o + 3 * S] = rr * s3 + ri * c3;
    }
  }
}

function pass5({ xr, xi, yr, yi }: Sides, { at, m, S, wr, wi, step }: PassPlace): void {
  const gap = S * m;
  const [u, v] = [(Math.sqrt(5) - 1) / 4, (-Math.sqrt(5) - 1) / 4]; // cosines of 2π/5 and 4π/5
  const [f, g] = [Math.sqrt((5 + Math.sqrt(5)) / 8), Math.sqrt((5 - Math.sqrt(5)) / 8)]; // sines
  for (let k = 0; k < m; k++) {
    const w = k * step;
    let i = at + S * k;
    let o = at + 5 * S * k;
    for (const end = i + S; i < end; i++, o++) {
      const ar = xr[i]!;
      const ai = xi[i]!;
      const sr = xr[i + gap]! + xr[i + 4 * gap]!;
      const si = xi[i + gap]! + xi[i + 4 * gap]!;
      const dr = xr[i + gap]! - xr[i + 4 * gap]!;
      const di = xi[i + gap]! - xi[i + 4 * gap]!;
      const tr = xr[i + 2 * gap]! + xr[i + 3 * gap]!;
      const ti = xi[i + 2 * gap]! + xi[i + 3 * gap]!;
      const er = xr[i + 2 * gap]! - xr[i + 3 * gap]!;
      const ei = xi[i + 2 * gap]! - xi[i + 3 * gap]!;
      const mr = ar + sr * u + tr * v;
      const mi = ai + si * u + ti * v;
      const nr = ar + sr * v + tr * u;
      const ni = ai + si * v + ti * u;
      const pr = di * f + ei * g;
      const pi = -(dr * f + er * g);
      const qr = di * g - ei * f;
      const qi = -(dr * g - er * f);
      yr[o] = ar + sr + tr;
      yi[o] = ai + si + ti;
      yr[o + S] = (mr + pr) * wr[w]! - (mi + pi) * wi[w]!;
      yi[o + S] = (mr + pr) * wi[w]! + (mi + pi) * wr[w]!;
      yr[o + 2 * S] = (nr + qr) * wr[2 * w]! - (ni + qi) * wi[2 * w]!;
      yi[o + 2 * S] = (nr + qr) * wi[2 * w]! + (ni + qi) * wr[2 * w]!;
      yr[o + 3 * S] = (nr - qr) * wr[3 * w]! - (ni - qi) * wi[3 * w]!;
      yi[o + 3 * S] = (nr - qr) * wi[3 * w]! + (ni - qi) * wr[3 * w]!;
      yr[o + 4 * S] = (mr - pr) * wr[4 * w]! - (mi - pi) * wi[4 * w]!;
      yi[o + 4 * S] = (mr - pr) * wi[4 * w]! + (mi - pi) * wr[4 * w]!;
    }
  }
}

/** Any odd prime: the roots come in pairs of conjugates, so sums and differences of opposite elements do. */
function passOf(p: number, { xr, xi, yr, yi }: Sides, place: PassPlace): void {
  const { at, m, S, wr, wi, step } = place;
  const gap = S * m;
  const half = (p - 1) / 2;
  const turn = m * step; // from one p-th root to the next
  const [sr, si, dr, di] = [0, 1, 2, 3].map(() => new Float64Array(half + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let k = 0; k < m; k++) {
    for (let q = 0; q < S; q++) {
      const i = at + S * k + q;
      const o = at + p * S * k + q;
      const ar = xr[i]!;
      const ai = xi[i]!;
      let [sumR, sumI] = [ar, ai];
      for (let j = 1; j <= half; j++) {
        const [a, b] = [i + j * gap, i + (p - j) * gap];
        sumR += sr[j] = xr[a]! + xr[b]!;
        sumI += si[j] = xi[a]! + xi[b]!;
        dr[j] = xr[a]! - xr[b]!;
        di[j] = xi[a]! - xi[b]!;
      }
      yr[o] = sumR;
      yi[o] = sumI;
      for (let t = 1; t <= half; t++) {
        let [mr, mi, nr, ni] = [ar, ai, 0, 0];
        for (let j = 1, w = t; j <= half; j++, w = (w + t) % p) {
          const [c, s] = [wr[w * turn]!, wi[w * turn]!];
          mr += sr[j]! * c;
          mi += si[j]! * c;
          nr -= di[j]! * s;
          ni += dr[j]! * s;
        }
        const [u, v] = [k * t * step, k * (p - t) * step];
        yr[o + t * S] = (mr + nr) * wr[u]! - (mi + ni) * wi[u]!;
        yi[o + t * S] = (mr + nr) * wi[u]! + (mi + ni) * wr[u]!;
        yr[o + (p - t) * S] = (mr - nr) * wr[v]! - (mi - ni) * wi[v]!;
        yi[o + (p - t) * S] = (mr - nr) * wi[v]! + (mi - ni) * wr[v]!;
      }
    }
  }
}
