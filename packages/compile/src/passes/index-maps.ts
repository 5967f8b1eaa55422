// The algebra of index maps: where in its own loops a kernel was when it wrote what another one reads. Everything stays
// affine; where axes do not line up, they are split until they do (common refinement), and what does not refine is declined.
import type { Access, Guard, IndexMap } from "@gradtape/core/internal";

/** What a map does on an axis. */
const along = (map: IndexMap, d: number): number => map.strides[d] ?? 0;

/** One axis of a dense array: its position is a digit of the place in memory. */
interface Digit {
  /** The axis it stands for. */
  readonly axis: number;
  readonly size: number;
  /** Counted from the end. */
  readonly backwards: boolean;
}

/** Places in a dense array as digits, the first with the largest step. */
export interface Digits {
  readonly rank: number;
  readonly length: number;
  readonly digits: readonly Digit[];
}

/** The digits of a map that takes every place below `length` once, in any order of axes; undefined if it does not. */
export function digitsOf(
  axes: readonly number[],
  map: IndexMap,
  length: number,
): Digits | undefined {
  const long = axes.flatMap((size, axis) => (size === 1 ? [] : [axis]));
  long.sort((a, b) => Math.abs(along(map, b)) - Math.abs(along(map, a)));
  let [step, first] = [1, map.offset];
  for (const axis of [...long].reverse()) {
    const stride = along(map, axis);
    if (Math.abs(stride) !== step) return undefined;
    if (stride < 0) first += stride * (axes[axis]! - 1);
    step *= axes[axis]!;
  }
  if (step !== length || first !== 0 || length === 0) return undefined;
  return {
    rank: axes.length,
    length,
    digits: long.map((axis) => ({ axis, size: axes[axis]!, backwards: along(map, axis) < 0 })),
  };
}

/** An axis to be split into two, the inner of `inner` positions. */
export interface Split {
  readonly axis: number;
  readonly inner: number;
}

/** What is read: the loops around, the place, and what holds where it is looked at. */
export interface Place {
  readonly axes: readonly number[];
  readonly map: IndexMap;
  readonly guards: readonly Guard[];
}

/**
 * The position on each axis of a dense array at a place, as maps of the loops around; or the axis to split before there may
 * be an answer; or undefined if there is none. All are in range wherever the guards hold.
 */
export function positionAt(to: Digits, place: Place): readonly IndexMap[] | Split | undefined {
  const { map } = place;
  const plain = place.axes.map((size, d) => (size === 1 ? [] : steps(to, along(map, d), false)));
  const found = solve(to, place, plain);
  if (found !== undefined && !("axis" in found)) return found;
  // A step back on one axis within a step forward on another, as in a diagonal from the right.
  const near = place.axes.map((size, d) => (size === 1 ? [] : steps(to, along(map, d), true)));
  const other = solve(to, place, near);
  return other !== undefined && !("axis" in other) ? other : found;
}

/** A stride as steps on each digit, all of its sign, or each as small as can be. */
function steps({ digits }: Digits, stride: number, nearest: boolean): number[] {
  const found = digits.map(() => 0);
  let rest = stride;
  for (let k = digits.length - 1; k > 0; k--) {
    const { size } = digits[k]!;
    let step = rest % size;
    if (nearest && 2 * Math.abs(step) > size) step -= Math.sign(step) * size;
    found[k] = step;
    rest = (rest - step) / size;
  }
  if (digits.length > 0) found[0] = rest;
  return found;
}

function solve(
  to: Digits,
  { axes, map, guards }: Place,
  stepsOf: readonly (readonly number[])[],
): readonly IndexMap[] | Split | undefined {
  const { digits, rank } = to;
  if (digits.length === 0 && rangeOf(map, axes, guards).some((x) => x !== 0)) return undefined;
  const strides = digits.map((_, k) => axes.map((_, d) => stepsOf[d]![k] ?? 0));
  for (let k = digits.length - 1; k > 0; k--) {
    const split = overflow(digits[k]!.size, axes, strides[k]!, guards);
    if (split === "never") return undefined;
    if (split) return split;
  }
  const at = Array.from({ length: rank }, (): IndexMap => ({
    offset: 0,
    strides: axes.map(() => 0),
  }));
  let rest = map.offset;
  for (let k = digits.length - 1; k >= 0; k--) {
    const { axis, size, backwards } = digits[k]!;
    const [low, high] = rangeOf({ offset: 0, strides: strides[k]! }, axes, guards);
    // The one offset with which the lowest position is in range; it must be the offset's own digit.
    const offset = k === 0 ? rest : floorMod(rest + low, size) - low;
    if (offset + low < 0 || offset + high >= size) return undefined;
    rest = (rest - offset) / size;
    at[axis] = backwards
      ? { offset: size - 1 - offset, strides: strides[k]!.map((s) => 0 - s) }
      : { offset, strides: strides[k]! };
  }
  return at;
}

/** The axis that alone runs over the end of a digit, and so must be split; "never" if it does not end where the digit does. */
function overflow(
  size: number,
  axes: readonly number[],
  strides: readonly number[],
  guards: readonly Guard[],
): Split | "never" | undefined {
  for (let axis = 0; axis < axes.length; axis++) {
    const step = Math.abs(strides[axis]!);
    if (step * (axes[axis]! - 1) < size || boundedBy(strides, guards)) continue;
    if (size % step !== 0) return "never";
    const inner = size / step;
    return axes[axis]! % inner === 0 ? { axis, inner } : "never";
  }
  return undefined;
}

const floorMod = (x: number, n: number): number => ((x % n) + n) % n;

/** Guards that keep a map of these strides in bounds. */
const boundedBy = (strides: readonly number[], guards: readonly Guard[]): boolean =>
  guards.some((g) => strides.every((s, d) => s === along(g, d)));

/** The lowest and the highest value of a map where the guards hold. */
function rangeOf(
  map: IndexMap,
  axes: readonly number[],
  guards: readonly Guard[],
): readonly [low: number, high: number] {
  let [low, high] = [map.offset, map.offset];
  for (let d = 0; d < axes.length; d++) {
    const reach = along(map, d) * (axes[d]! - 1);
    if (reach < 0) low += reach;
    else high += reach;
  }
  for (const g of guards) {
    if (!axes.every((_, d) => along(g, d) === along(map, d))) continue;
    low = Math.max(low, map.offset - g.offset);
    high = Math.min(high, map.offset - g.offset + g.size - 1);
  }
  return [low, high];
}

/** The guards that can fail, each once. */
export function openGuards(axes: readonly number[], guards: readonly Guard[]): readonly Guard[] {
  if (guards.length === 0) return guards;
  const open: Guard[] = [];
  for (const g of guards) {
    const [low, high] = rangeOf(g, axes, []);
    const isKnown = open.some((o) => sameGuard(o, g, axes.length));
    if ((low < 0 || high >= g.size) && !isKnown) open.push(g);
  }
  return open;
}

export const sameMap = (a: IndexMap, b: IndexMap, rank: number): boolean => {
  if (a.offset !== b.offset) return false;
  for (let d = 0; d < rank; d++) if (along(a, d) !== along(b, d)) return false;
  return true;
};

const sameGuard = (a: Guard, b: Guard, rank: number): boolean =>
  a.size === b.size && sameMap(a, b, rank);

export const sameGuards = (a: readonly Guard[], b: readonly Guard[], rank: number): boolean =>
  a.length === b.length && a.every((x, i) => sameGuard(x, b[i]!, rank));

/** Whether two reads yield the same wherever both are made. */
export function sameRead(a: Access, b: Access, rank: number): boolean {
  const [g, h] = [a.guards ?? [], b.guards ?? []];
  return (
    a.input === b.input &&
    a.dtype === b.dtype &&
    sameMap(a, b, rank) &&
    sameGuards(g, h, rank) &&
    (g.length === 0 || Object.is(a.fill ?? 0, b.fill ?? 0))
  );
}

const own: (readonly IndexMap[])[] = [];

/** The positions on `rank` loops as maps of the loops themselves. */
export const ownPositions = (rank: number): readonly IndexMap[] =>
  (own[rank] ??= Array.from({ length: rank }, (_, d) => ({
    offset: 0,
    strides: Array.from({ length: rank }, (_, i) => Number(i === d)),
  })));

/** A map of positions that are maps themselves, of `rank` loops. */
export function composed<M extends IndexMap>(
  map: M,
  positions: readonly IndexMap[],
  rank: number,
): M {
  if (positions === own[rank]) return map;
  let { offset } = map;
  const strides = new Array<number>(rank).fill(0);
  for (let d = 0; d < map.strides.length; d++) {
    const s = map.strides[d]!;
    const inner = positions[d];
    if (s === 0 || !inner) continue;
    offset += s * inner.offset;
    for (let i = 0; i < rank; i++) strides[i]! += s * along(inner, i);
  }
  return { ...map, offset, strides };
}

/** The same map after a split; one that has no such axis stays. */
export function splitMap<M extends IndexMap>(map: M, { axis, inner }: Split): M {
  if (map.strides.length <= axis) return map;
  const s = map.strides[axis]!;
  return {
    ...map,
    strides: [...map.strides.slice(0, axis), s * inner, ...map.strides.slice(axis)],
  };
}

/** Loop sizes after a split. */
export const splitSizes = (axes: readonly number[], { axis, inner }: Split): number[] => [
  ...axes.slice(0, axis),
  axes[axis]! / inner,
  inner,
  ...axes.slice(axis + 1),
];
