// The loops of each kind of kernel.
import {
  type BinaryOperator,
  type Combine,
  type DotKernel,
  type Expr,
  type MapKernel,
  type ReduceKernel,
  type ScanKernel,
  type ScatterKernel,
  type SortKernel,
} from "@gradtape/core";
import { identityOf } from "@gradtape/core/reference";
import { asStored, combineSource } from "./emit.ts";
import { sorterName } from "./helpers.ts";
import type { State, Writer } from "./writer.ts";

/** How values are combined: `Fold`, and what else has that. */
interface Folding {
  readonly combine: Combine;
  readonly body: Expr;
}

const FOLD: { readonly [C in Combine]?: BinaryOperator } = {
  sum: "add",
  prod: "mul",
  max: "max",
  min: "min",
};

/** How many accumulators a float fold keeps, so that additions overlap. */
const UNROLL = 4;

export function identitySource(k: Folding): string {
  const value = identityOf(k.combine as "sum", k.body.dtype);
  if (typeof value === "bigint") return `(${value}n)`;
  return String(k.body.dtype === "bool" ? Boolean(value) : value);
}

const foldSource = (w: Writer, k: Folding, acc: string, x: string): string =>
  combineSource(FOLD[k.combine]!, k.body.dtype, acc, x, (name) => w.helper(name));

export function accumulate(w: Writer, k: Folding, acc: string): void {
  const x = w.emit(k.body);
  w.write(`${acc}=${foldSource(w, k, acc, x)};`);
}

/** Elements of a row from which on it pays to have them copied as a whole. */
const LONG_ROW = 32;

export function map(w: Writer, k: MapKernel): void {
  const { value, strides, dtype } = k.store;
  const last = k.axes.length - 1;
  const isRow = last >= 0 && strides[last] === 1 && k.axes[last]! >= LONG_ROW && dtype !== "string";
  if (isRow && value.op === "const")
    return w.loops(0, last, () => w.fillRow(k.store, k.axes[last]!, w.emit(value)));
  const read = value.op === "load" ? k.reads[value.index]! : undefined;
  const isCopy = read?.dtype === dtype && read.strides[last] === 1 && !read.guards?.length;
  if (isRow && read && isCopy)
    return w.loops(0, last, () => w.copyRow(k.store, k.axes[last]!, read));
  w.loops(0, k.axes.length, () => w.store(k.store));
}

export function scatter(w: Writer, k: ScatterKernel): void {
  w.loops(0, k.axes.length, () => {
    const target = w.fresh();
    const at = w.emit(k.at);
    w.write(`const ${target}=${at};if(${target}>=0&&${target}<${w.local(k.limit)}){`);
    const value = w.emit(k.store.value);
    const next =
      k.combine === "set"
        ? value
        : combineSource(FOLD[k.combine]!, k.store.dtype, w.stored(k.store, target), value, (name) =>
            w.helper(name),
          );
    w.store(k.store, next, target);
    w.write("}");
  });
}

/** A fold for each kept position. */
export function reduce(w: Writer, k: ReduceKernel | DotKernel): void {
  w.loops(0, k.kept, () => {
    const [acc] = foldAll(w, k, [k]);
    w.folded(0, acc!);
    w.store(k.store);
  });
}

/** Folds over all axes but the kept ones; the innermost loop, which `around` may add to, keeps several accumulators for each. */
export function foldAll(
  w: Writer,
  { axes, kept }: { readonly axes: readonly number[]; readonly kept: number },
  folds: readonly Folding[],
  around: Around = plain,
): string[] {
  const last = axes.length - 1;
  const lanes = last < kept ? 1 : UNROLL;
  const accs = folds.map((f) =>
    Array.from({ length: lanes }, () => {
      const acc = w.fresh();
      w.write(`let ${acc}=${identitySource(f)};`);
      return acc;
    }),
  );
  const lane = (j: number, index: string): void => {
    const all = (): void => folds.forEach((f, i) => accumulate(w, f, accs[i]![j]!));
    around.element(index, all);
  };
  if (last < kept) lane(0, "0");
  else w.loops(kept, last, () => around.line(() => unrolled(w, last, axes[last]!, lane)));
  folds.forEach((f, i) => {
    const [acc, ...parts] = accs[i]!;
    for (const p of parts) w.write(`${acc}=${foldSource(w, f, acc!, p)};`);
  });
  return accs.map(([acc]) => acc!);
}

/** What a caller adds around a run of the innermost loop, and around what is done at an index of it. */
export interface Around {
  readonly line: (inner: () => void) => void;
  readonly element: (index: string, inner: () => void) => void;
}
const plain: Around = { line: (inner) => inner(), element: (_, inner) => inner() };

/** A loop over an axis, several indices at a time: `body` is written for each of these lanes. */
function unrolled(
  w: Writer,
  axis: number,
  size: number,
  body: (lane: number, index: string) => void,
): void {
  const n = w.local(size);
  const i = `i${axis}`;
  const end = w.fresh();
  w.before(`const ${end}=${n}-${UNROLL - 1};`);
  w.hoist();
  w.write(`{let ${i}=0;for(;${i}<${end};${i}+=${UNROLL}){`);
  const first = w.within(() => {
    w.step(axis, i);
    w.within(() => body(0, i));
  });
  for (let lane = 1; lane < UNROLL; lane++) {
    w.within(() => {
      const index = `(${i}+${lane})`;
      w.step(axis, index, String(lane));
      body(lane, index);
    }, first);
  }
  w.write(`}for(;${i}<${n};${i}++){`);
  w.within(() => {
    w.step(axis, i);
    body(0, i);
  });
  w.write("}}");
}

/** Reduced positions up to which a window is written out: a row of accumulators would be read and written as often. */
const WINDOW = 16;

/** Folds whole rows at a time: the last kept axis is the innermost loop. */
export function reduceRows(w: Writer, k: ReduceKernel | DotKernel): void {
  const row = k.kept - 1;
  const n = w.local(k.axes[row]!);
  const i = `i${row}`;
  const inner = k.axes.map((_, d) => d).slice(k.kept);
  w.orderAxes(rowOrder(k));
  const along = (body: () => void): void => {
    w.within(() => {
      w.write(`for(let ${i}=0;${i}<${n};${i}++){`);
      w.step(row, i);
      body();
      w.write("}");
    });
  };
  if (inner.reduce((size, d) => size * k.axes[d]!, 1) <= WINDOW) {
    w.loops(0, row, () => {
      const places = placesOf(w, k, inner);
      const folded = (): void =>
        along(() => {
          const acc = w.fresh();
          w.write(`let ${acc}=${identitySource(k)};`);
          for (const place of places) {
            w.within(() => {
              w.step(row, i);
              accumulate(w, k, acc);
            }, place);
          }
          w.folded(0, acc);
          w.store(k.store);
        });
      const inside = w.answers(places);
      if (inside.length === 0) return folded();
      // Most windows lie inside as a whole, and need not ask for each element.
      w.write(`if(${inside.join("&&")}){`);
      w.unguarded(folded);
      w.write("}else{");
      folded();
      w.write("}");
    });
    return;
  }
  const accs = w.fresh();
  w.before(`const ${accs}=new Float64Array(${n});`);
  w.loops(0, row, () => {
    w.write(`${accs}.fill(${identitySource(k)});`);
    w.loops(k.kept, k.axes.length, () => {
      w.hoist();
      along(() => accumulate(w, k, `${accs}[${i}]`));
    });
    w.folded(0, `${accs}[${i}]`, row);
    along(() => w.store(k.store));
  });
}

/** The order of loops in which the last kept axis is innermost. */
export function rowOrder({
  axes,
  kept,
}: {
  readonly axes: readonly number[];
  readonly kept: number;
}): number[] {
  const all = axes.map((_, d) => d);
  return [...all.slice(0, kept - 1), ...all.slice(kept), kept - 1];
}

/** Every place of the window, written out: where its reads are, before the row. */
function placesOf(w: Writer, k: ReduceKernel | DotKernel, inner: readonly number[]): State[] {
  const [axis, ...rest] = inner;
  if (axis === undefined) return [w.within(() => w.hoist())];
  return Array.from({ length: k.axes[axis]! }, (_, i) => {
    let places: State[] = [];
    w.within(() => {
      w.step(axis, String(i));
      places = placesOf(w, k, rest);
    });
    return places;
  }).flat();
}

/** The first position of the extreme value; NaN is extreme. */
export function argReduce(w: Writer, k: ReduceKernel): void {
  w.loops(0, k.kept, () => {
    const [best, found, x] = [w.fresh(), w.fresh(), w.fresh()];
    // Over one axis its own index counts.
    const single = k.axes.length === k.kept + 1;
    const index = single ? `i${k.kept}` : w.fresh();
    // What nothing falls short of: if nothing exceeds it either, the first element is meant.
    const combine = k.combine === "argMax" ? "max" : "min";
    w.write(`let ${best}=${identitySource({ ...k, combine })},${found}=0;`);
    if (!single) w.write(`let ${index}=0;`);
    w.loops(k.kept, k.axes.length, () => {
      const worse = `${x}${k.combine === "argMax" ? "<=" : ">="}${best}`;
      const value = asStored(w.emit(k.body), k.body, (name) => w.helper(name));
      // Nothing exceeds true: a search ends there.
      if (k.body.dtype === "bool" && k.combine === "argMax" && single) {
        w.write(`if(${value}){${found}=${index};break;}`);
        return;
      }
      w.write(
        `const ${x}=${value};if(!(${worse})&&${best}===${best}){${best}=${x};${found}=${index};}`,
      );
      if (!single) w.write(`${index}++;`);
    });
    w.folded(0, found);
    w.store(k.store);
  });
}

/** The fold so far, stored at every position. */
export function scan(w: Writer, k: ScanKernel): void {
  w.loops(0, k.kept, () => {
    const [acc, before] = [w.fresh(), w.fresh()];
    w.write(`let ${acc}=${identitySource(k)};`);
    w.loops(k.kept, k.kept + 1, () => {
      const x = w.emit(k.body);
      w.write(`const ${before}=${acc};${acc}=${foldSource(w, k, acc, x)};`);
      w.folded(0, k.exclusive ? before : acc);
      w.store(k.store);
    });
  });
}

/** Keys of a row, then their places in order. */
export function sort(w: Writer, k: SortKernel): void {
  const [sorter, keys, places] = [w.fresh(), w.fresh(), w.fresh()];
  const n = w.local(k.axes[k.kept]!);
  const i = `i${k.kept}`;
  const make = w.helper(sorterName(k.body.dtype, k.descending));
  w.before(`const ${sorter}=${make}(${n}),${keys}=${sorter}.keys;`);
  const row = (inner: () => void): void => w.loops(k.kept, k.kept + 1, inner);
  w.loops(0, k.kept, () => {
    row(() => {
      const key = w.emit(k.body);
      w.write(`${keys}[${i}]=${key};`);
    });
    w.write(`const ${places}=${sorter}.sort();`);
    row(() => {
      w.folded(0, `${places}[${i}]`);
      w.store(k.store);
    });
  });
}
