// Taps that repeat: sizes in a simple proportion have few kinds of elements, and each kind is a strided copy of neighbours.
import { e, readOf, storeTo, type Expr, type MapKernel, type Spec } from "@gradtape/core/internal";
import type { Taps } from "./taps.ts";

/** Elements `count · m + p`, for m of the range, begin at `step · m + starts[p]`. */
interface Phases {
  readonly step: number;
  readonly starts: readonly number[];
  /** From this m to the other, which is not in it. */
  readonly range: readonly [number, number];
}

/** So many kinds are worth a loop of their own each. */
const MOST = 4;

/** How the taps repeat, if they do for the most part. */
export function phasesOf({ from, to, starts }: Taps): Phases | undefined {
  const rounds = gcd(from, to);
  const [count, step] = [to / rounds, from / rounds];
  if (count > MOST || rounds < 8) return undefined;
  const middle = rounds >> 1;
  let [first, last] = [0, rounds];
  const begins = Array.from({ length: count }, (_, p) => {
    const begin = starts[count * middle + p]! - step * middle;
    const holds = (m: number): boolean => starts[count * m + p] === step * m + begin;
    let [low, high] = [middle, middle + 1];
    while (low > 0 && holds(low - 1)) low--;
    while (high < rounds && holds(high)) high++;
    first = Math.max(first, low);
    last = Math.min(last, high);
    return begin;
  });
  return last - first > rounds / 2 ? { step, starts: begins, range: [first, last] } : undefined;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** What the kernels of phases need to know. */
interface Given {
  readonly x: Spec;
  /** Absent for one tap of weight 1. */
  readonly weights: Spec | undefined;
  readonly out: Spec;
  readonly axis: number;
  readonly span: number;
  /** How many entries of the tables each element has. */
  readonly channels: number;
}

/**
 * The kernels of the steady part, and `whole`, which looks everything up, for the elements before and after it. Along the
 * axis `whole` has `unit` places for each element.
 */
export function inPhases(
  whole: MapKernel,
  unit: number,
  { step, starts, range: [first, last] }: Phases,
  given: Given,
): MapKernel[] {
  const { axis, out } = given;
  const count = starts.length;
  const [begin, end] = [count * first, count * last];
  const rest = [
    [0, begin],
    [end, out.shape[axis]!],
  ] as const;
  return [
    ...starts.map((start, p) =>
      steady(given, {
        rounds: last - first,
        from: step * first + start,
        step,
        into: begin + p,
        count,
      }),
    ),
    ...rest.flatMap(([a, b]) => (a === b ? [] : [part(whole, axis, a * unit, (b - a) * unit)])),
  ];
}

/** A kernel for some of the places of an axis. */
function part(kernel: MapKernel, axis: number, from: number, count: number): MapKernel {
  const moved = <M extends { readonly offset: number; readonly strides: readonly number[] }>(
    m: M,
  ): M => ({ ...m, offset: m.offset + from * m.strides[axis]! });
  return {
    ...kernel,
    axes: kernel.axes.with(axis, count),
    reads: kernel.reads.map(moved),
    store: moved(kernel.store),
  };
}

interface Steady {
  readonly rounds: number;
  /** The first element read, and how far apart those of neighbours are. */
  readonly from: number;
  readonly step: number;
  /** The first element made, and how far apart neighbours are. */
  readonly into: number;
  readonly count: number;
}

function steady(
  { x, weights, out, axis, span, channels }: Given,
  { rounds, from, step, into, count }: Steady,
): MapKernel {
  // The longest loop is the innermost one.
  const last = out.shape.length - 1;
  const order = out.shape.map((_, d) => d).filter((d) => d !== axis);
  order.splice(channels > 1 && axis < last ? order.length : axis, 0, axis);
  const sorted = (list: readonly number[]): number[] => order.map((d) => list[d]!);
  const strided = (strides: readonly number[], by: number): number[] =>
    sorted(strides.with(axis, by * strides[axis]!));
  const taps = Array.from({ length: span }, (_, k) => k);
  const along = (by: number): number[] => order.map((d) => (d === axis ? by : 0));
  const element = (k: number): Expr => e.cast(e.load(k, x.dtype), out.dtype);
  const terms = taps.map((k) =>
    weights === undefined ? element(k) : e.mul(e.load(span + k, out.dtype), element(k)),
  );
  return {
    kind: "map",
    axes: sorted(out.shape.with(axis, rounds)),
    reads: [
      ...taps.map((k) => ({
        ...readOf(0, x, strided(x.strides, step)),
        offset: (from + k) * x.strides[axis]!,
      })),
      ...(weights === undefined
        ? []
        : taps.map((k) => ({
            ...readOf(2, weights, along(count * channels * weights.strides[1]!)),
            offset: k * weights.strides[0]! + into * channels * weights.strides[1]!,
          }))),
    ],
    store: storeTo(
      0,
      out,
      terms.reduce((a, b) => e.add(a, b)),
      { offset: into * out.strides[axis]!, strides: strided(out.strides, count) },
    ),
  };
}
