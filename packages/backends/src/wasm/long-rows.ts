// Maps over rows of two or four elements as maps over one long row, where all that is read and stored lies so.
import { substitute, type Expr, type IndexMap, type MapKernel } from "@gradtape/core";
import { e } from "@gradtape/core/internal";

/** Sizes by which the indices of such rows are divided with a shift. */
const SHORT: readonly number[] = [2, 4];

export function withLongRows(k: MapKernel): MapKernel {
  const last = k.axes.length - 1;
  const [rows, size] = [k.axes[last - 1], k.axes[last]];
  if (rows === undefined || size === undefined || !SHORT.includes(size)) return k;
  const isOneRow = ({ strides }: IndexMap): boolean => strides[last - 1] === size * strides[last]!;
  if (![...k.reads, k.store].every(isOneRow) || k.reads.some(({ guards }) => guards?.length))
    return k;
  const merged = <M extends IndexMap>(map: M): M => ({
    ...map,
    strides: map.strides.toSpliced(last - 1, 1),
  });
  const index = e.axis(last - 1);
  const value = substitute(k.store.value, (x: Expr) => {
    if (x.op !== "axis" || x.index < last - 1) return undefined;
    return x.index === last ? e.floorMod(index, size) : e.floorDiv(index, size);
  });
  return {
    ...k,
    axes: k.axes.toSpliced(last - 1, 2, rows * size),
    reads: k.reads.map(merged),
    store: { ...merged(k.store), value },
  };
}
