// Where kernels read and write: sets of positions that affine maps reach, as ranges.
import type { IndexMap } from "@gradtape/core";

/** Half-open ranges in ascending order, which do not touch: `[from, to, from, to, …]`. */
export type Ranges = readonly number[];

/** The positions that a map reaches over the axes; a map of fewer strides stays at the beginning of the other axes. */
export function reached(axes: readonly number[], map: IndexMap): Ranges {
  let from = map.offset;
  const steps: { size: number; by: number }[] = [];
  for (const [d, size] of axes.entries()) {
    if (size === 0) return [];
    const by = map.strides[d] ?? 0;
    if (by === 0 || size === 1) continue;
    if (by < 0) from += by * (size - 1);
    steps.push({ size, by: Math.abs(by) });
  }
  steps.sort((a, b) => a.by - b.by);
  let length = 1;
  let dense = 0;
  while (dense < steps.length && steps[dense]!.by <= length) {
    length += (steps[dense]!.size - 1) * steps[dense]!.by;
    dense++;
  }
  let starts = [from];
  for (const { size, by } of steps.slice(dense))
    starts = starts.flatMap((at) => Array.from({ length: size }, (_, i) => at + i * by));
  return joined(starts.sort((a, b) => a - b).flatMap((at) => [at, at + length]));
}

/** Ranges in ascending order of their beginnings, with those that touch made one. */
export function joined(ranges: readonly number[]): Ranges {
  const all: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const [from, to] = [ranges[i]!, ranges[i + 1]!];
    if (to <= from) continue;
    if (all.length > 0 && from <= all.at(-1)!) all[all.length - 1] = Math.max(all.at(-1)!, to);
    else all.push(from, to);
  }
  return all;
}

/** The same ranges in smaller units, elsewhere. */
export const scaled = (ranges: Ranges, unit: number, by = 0): Ranges =>
  ranges.map((x) => x * unit + by);

export function intersect(a: Ranges, b: Ranges): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i + 1]! <= b[j]!) i += 2;
    else if (b[j + 1]! <= a[i]!) j += 2;
    else return true;
  }
  return false;
}

/** Whether each index of the axes surely has a position of its own. */
export function isInjective(axes: readonly number[], { strides }: IndexMap): boolean {
  const steps = axes
    .map((size, d) => ({ size, by: Math.abs(strides[d] ?? 0) }))
    .filter(({ size }) => size > 1)
    .sort((a, b) => a.by - b.by);
  let reach = 0;
  for (const { size, by } of steps) {
    if (by <= reach) return false;
    reach += by * (size - 1);
  }
  return true;
}

/** Whether two maps have the same position at every index. */
export const sameMap = (axes: readonly number[], a: IndexMap, b: IndexMap): boolean =>
  axes.includes(0) ||
  (a.offset === b.offset &&
    axes.every((size, d) => size === 1 || (a.strides[d] ?? 0) === (b.strides[d] ?? 0)));
