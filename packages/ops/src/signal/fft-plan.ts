// What transforms of one length have in common: the factors of the length and the powers of the root of unity.

/** Prime factors up to this one have a pass of their own; a length with a larger one goes through a convolution. */
const LARGEST = 31;

export interface FftPlan {
  readonly n: number;
  /** The factors, in the order of the passes; without any if the length has a large prime factor. */
  readonly radices: readonly number[] | undefined;
  /** `exp(-2πi t / n)` for `t < n`. */
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const plans = /*@__PURE__*/ new Map<number, FftPlan>();
let kept = 0;
/** Roots that are kept, in all; more begin anew. */
const LIMIT = 1 << 22;

/** The plan of a length; those of the last lengths are remembered. */
export function fftPlan(n: number): FftPlan {
  const found = plans.get(n);
  if (found) return found;
  if ((kept += n) > LIMIT) {
    plans.clear();
    kept = n;
  }
  const plan = { n, radices: factors(n), ...roots(n) };
  plans.set(n, plan);
  return plan;
}

/** Fours first, then small primes; undefined if a prime is too large. */
function factors(n: number): number[] | undefined {
  const found: number[] = [];
  let rest = n;
  for (const p of [4, 2, 3, 5]) for (; rest % p === 0; rest /= p) found.push(p);
  for (let p = 7; p <= LARGEST; p += 2) for (; rest % p === 0; rest /= p) found.push(p);
  return rest === 1 ? found : undefined;
}

/** The powers of `exp(-2πi / n)`, each rounded once. */
export function roots(n: number): { readonly re: Float64Array; readonly im: Float64Array } {
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  for (let t = 0; 2 * t <= n; t++) {
    const back = t === 0 ? 0 : n - t;
    re[back] = re[t] = cosine(t, n);
    im[back] = sine(t, n);
    im[t] = -im[back]!;
  }
  return { re, im };
}

/** `cos(2π t / n)` for `0 ≤ t ≤ n / 2`, by an angle of at most an eighth of a turn. */
export function cosine(t: number, n: number): number {
  if (4 * t > n) return -cosine(n / 2 - t, n);
  return 8 * t > n ? Math.sin((2 * Math.PI * (n / 4 - t)) / n) : Math.cos((2 * Math.PI * t) / n);
}

/** `sin(2π t / n)`, likewise. */
export function sine(t: number, n: number): number {
  if (4 * t > n) return sine(n / 2 - t, n);
  return 8 * t > n ? Math.cos((2 * Math.PI * (n / 4 - t)) / n) : Math.sin((2 * Math.PI * t) / n);
}
