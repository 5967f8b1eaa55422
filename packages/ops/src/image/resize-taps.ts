// How each method of `resize` weighs the elements of an axis. Positions are rounded to float32 at each step, as TensorFlow
// does: where they fall between two elements, or at the edge of a kernel, this decides.
import { roundEven } from "@gradtape/core/internal";
import { makeTaps, tapsNamed, type Taps } from "./taps.ts";

/** How pixels between pixels are made. */
export type ResizeMethod =
  | "bilinear"
  | "nearest"
  | "bicubic"
  | "area"
  | "lanczos3"
  | "lanczos5"
  | "gaussian"
  | "mitchellcubic";

export const RESIZE_METHODS: readonly ResizeMethod[] = [
  "bilinear",
  "nearest",
  "bicubic",
  "area",
  "lanczos3",
  "lanczos5",
  "gaussian",
  "mitchellcubic",
];

const f = Math.fround;
const clamp = (x: number, size: number): number => Math.min(Math.max(x, 0), size - 1);

/** Where the centre of element o of the result lies, counted in elements of the input. */
const centre = (o: number, scale: number): number => f(f(o + 0.5) * scale);

/** The taps of a method. */
export function resizeTaps(
  method: ResizeMethod,
  from: number,
  to: number,
  antialias: boolean,
): Taps {
  return tapsNamed(`${method} ${from} ${to} ${antialias}`, () => {
    if (method === "nearest") return nearestTaps(from, to);
    if (method === "area") return areaTaps(from, to);
    if (method === "bilinear" && !antialias) return bilinearTaps(from, to);
    if (method === "bicubic" && !antialias) return bicubicTaps(from, to);
    return kernelTaps(KERNELS[method], from, to, antialias);
  });
}

/** Where the elements of the result lie, counted in elements of the input from the centre of the first. */
export function resizedPoints(
  method: "nearest" | "bilinear",
  from: number,
  to: number,
): Float32Array {
  const scale = f(from / to);
  return Float32Array.from({ length: to }, (_, o) => {
    const at = centre(o, scale);
    return clamp(method === "nearest" ? Math.floor(at) : f(at - 0.5), from);
  });
}

function nearestTaps(from: number, to: number): Taps {
  const points = resizedPoints("nearest", from, to);
  return makeTaps(from, to, (o, put) => put(points[o]!, 1));
}

function bilinearTaps(from: number, to: number): Taps {
  const scale = f(from / to);
  return makeTaps(from, to, (o, put) => {
    const x = f(centre(o, scale) - 0.5);
    const below = Math.floor(x);
    const part = f(x - below);
    put(clamp(below, from), 1 - part);
    put(clamp(Math.ceil(x), from), part);
  });
}

/** TensorFlow reads the cubic from a table of so many steps. */
const STEPS = 1024;

/** Source: Keys, "Cubic convolution interpolation for digital image processing" (1981), a = -1/2. */
const keysCubic = (x: number): number =>
  x >= 2 ? 0 : x >= 1 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : (1.5 * x - 2.5) * x * x + 1;

function bicubicTaps(from: number, to: number): Taps {
  const scale = f(from / to);
  return makeTaps(from, to, (o, put) => {
    const x = f(centre(o, scale) - 0.5);
    const below = Math.floor(x);
    const step = roundEven(f(f(x - below) * STEPS));
    const taps = [-1, 0, 1, 2].flatMap((k): [number, number][] => {
      const column = below + k;
      // What lies outside weighs nothing, and the others make up for it.
      return column < 0 || column >= from
        ? []
        : [[column, f(keysCubic(Math.abs(k - step / STEPS)))]];
    });
    const sum = taps.reduce((total, [, weight]) => total + weight, 0);
    for (const [column, weight] of taps) put(column, weight / sum);
  });
}

/** Each element weighs as much of it as lies under the element of the result. */
function areaTaps(from: number, to: number): Taps {
  const scale = f(from / to);
  return makeTaps(from, to, (o, put) => {
    const [begin, end] = [f(o * scale), f((o + 1) * scale)];
    for (let i = Math.floor(begin); i < Math.ceil(end); i++) {
      const covered =
        i < begin ? (i + 1 > end ? scale : f(i + 1 - begin)) : i + 1 > end ? f(end - i) : 1;
      put(clamp(i, from), covered / scale);
    }
  });
}

interface SamplingKernel {
  readonly radius: number;
  readonly weight: (distance: number) => number;
}

const lanczos = (radius: number): SamplingKernel => ({
  radius,
  weight(x) {
    if (x > radius) return 0;
    if (x <= 1e-3) return 1;
    const turn = Math.PI * x;
    return (radius * Math.sin(turn) * Math.sin(turn / radius)) / (turn * turn);
  },
});

/** A standard deviation of 1/2, cut off at three of them. */
const GAUSSIAN_RADIUS = 1.5;

const KERNELS: Readonly<Record<Exclude<ResizeMethod, "nearest" | "area">, SamplingKernel>> = {
  bilinear: { radius: 1, weight: (x) => Math.max(0, 1 - x) },
  bicubic: { radius: 2, weight: keysCubic },
  lanczos3: /*@__PURE__*/ lanczos(3),
  lanczos5: /*@__PURE__*/ lanczos(5),
  gaussian: {
    radius: GAUSSIAN_RADIUS,
    weight: (x) => (x >= GAUSSIAN_RADIUS ? 0 : Math.exp(-2 * x * x)),
  },
  // Source: Mitchell & Netravali, "Reconstruction filters in computer graphics" (1988), B = C = 1/3.
  mitchellcubic: {
    radius: 2,
    weight: (x) =>
      x >= 2
        ? 0
        : x >= 1
          ? (((-7 / 18) * x + 2) * x - 10 / 3) * x + 16 / 9
          : ((7 / 6) * x - 2) * x * x + 8 / 9,
  },
};

/** Weights are those of a kernel around the centre, widened when an axis is made smaller with antialiasing. They add up to 1. */
function kernelTaps(
  { radius, weight }: SamplingKernel,
  from: number,
  to: number,
  antialias: boolean,
): Taps {
  const step = f(1 / f(to / from));
  const widened = antialias ? Math.max(step, 1) : 1;
  const narrow = f(1 / widened);
  const reach = f(radius * widened);
  return makeTaps(from, to, (o, put) => {
    const at = centre(o, step);
    if (at > from) return;
    const begin = clamp(Math.ceil(f(f(at - reach) - 0.5)), from);
    const end = clamp(Math.floor(f(f(at + reach) - 0.5)), from);
    const weights: number[] = [];
    for (let i = begin; i <= end; i++)
      weights.push(f(weight(f(Math.abs(f(f(i + 0.5) - at) * narrow)))));
    const sum = weights.reduce((a, b) => a + b, 0);
    weights.forEach((w, k) => put(begin + k, Math.abs(sum) < 1000 * 2 ** -126 ? w : w / sum));
  });
}
