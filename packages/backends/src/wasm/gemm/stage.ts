// Copies an operand before it is multiplied: widened, and with what its guards fill in around it, so that it is read without either.
import { DTYPES, type DType } from "@gradtape/core";
import {
  f32,
  f32x4,
  f64x2,
  get,
  i32,
  i32x4,
  increase,
  loop,
  br,
  sequence,
  set,
  v128,
  when,
  countDown,
  type Code,
  type Module,
} from "../asm/index.ts";
import type { Arithmetic, Element } from "./arithmetic.ts";
import type { Contraction, Operand } from "./contraction.ts";
import { isStoredAs, widenOf } from "./convert.ts";
import { positionsOf } from "./tables.ts";

/** A copy to be made: rows one after the other, each of elements filled in, copied, and filled in. */
export interface Stage {
  readonly buffer: number;
  readonly dtype: DType;
  /** Where each row's first copied element lies, in bytes; `OUTSIDE` where the whole row is filled in. */
  readonly rows: Int32Array;
  readonly before: number;
  readonly copied: number;
  readonly after: number;
  /** Bytes between the elements of a row. */
  readonly step: number;
  readonly fill: number;
  /** Elements in all. */
  readonly size: number;
}

const OUTSIDE = -(2 ** 31);

/** More than this many elements for each one that there is are not worth it. */
const WASTE = 4;

/** One direction of what is copied: `count` elements, of which those of `first` to `last` (exclusive) are there. */
interface Dimension {
  readonly count: number;
  /** Between elements as they lie. */
  readonly stride: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The copy of an operand, and the operand as it lies in the copy; undefined if guards overlap so that it cannot be. Each guard
 * makes one dimension of the axes that it looks at; other axes are dimensions of their own.
 */
export function stageOf(
  c: Contraction,
  operand: Operand,
  outer: "rows" | "columns",
): { readonly stage: Stage; readonly operand: Operand } | undefined {
  const sizes = [...c.batch.sizes, ...c[outer].sizes, ...c.inner.sizes];
  const flat = (x: Pick<Operand, "batch" | "outer" | "inner">): readonly number[] => [
    ...x.batch,
    ...x.outer,
    ...x.inner,
  ];
  const strides = flat(operand);
  const { bytes } = DTYPES[operand.dtype];

  let origin = operand.offset;
  const dimensions: Dimension[] = [];
  /** Of each axis: its dimension, and how far it moves in it. */
  const moves: [dimension: number, by: number][] = sizes.map(() => [-1, 0]);
  /** Where in each dimension the first index is. */
  const starts: number[] = [];
  for (const guard of operand.guards) {
    const steps = flat(guard);
    let ratio: number | undefined;
    let [low, high] = [guard.offset, guard.offset];
    for (let d = 0; d < sizes.length; d++) {
      if (steps[d] === 0) continue;
      const own = strides[d]! / steps[d]!;
      if (!Number.isInteger(own) || moves[d]![0] >= 0 || (ratio ?? own) !== own) return undefined;
      ratio = own;
      moves[d] = [dimensions.length, steps[d]!];
      const reach = steps[d]! * (sizes[d]! - 1);
      if (reach < 0) low += reach;
      else high += reach;
    }
    const stride = ratio ?? 0;
    origin += stride * (low - guard.offset);
    starts.push(guard.offset - low);
    const count = high - low + 1;
    const inside = (x: number): number => Math.min(Math.max(x - low, 0), count);
    dimensions.push({ count, stride, first: inside(0), last: inside(guard.size) });
  }
  if (dimensions.length === 0) {
    // What lies between the elements is copied with them.
    let [low, high] = [0, 0];
    strides.forEach((s, d) => {
      const reach = s * (sizes[d]! - 1);
      if (reach < 0) low += reach;
      else high += reach;
      moves[d] = [0, s];
    });
    const count = high - low + 1;
    if (count <= WASTE * sizes.reduce((x, y, d) => (strides[d] === 0 ? x : x * y), 1)) {
      origin += low;
      starts.push(-low);
      dimensions.push({ count, stride: 1, first: 0, last: count });
    } else moves.forEach((_, d) => (moves[d] = [-1, 0]));
  }
  sizes.forEach((count, d) => {
    const stride = strides[d]!;
    if (moves[d]![0] >= 0 || stride === 0) return;
    moves[d] = [dimensions.length, Math.sign(stride)];
    if (stride < 0) origin += stride * (count - 1);
    starts.push(stride < 0 ? count - 1 : 0);
    dimensions.push({ count, stride: Math.abs(stride), first: 0, last: count });
  });

  const order = dimensions.map((_, i) => i);
  order.sort((x, y) => Math.abs(dimensions[y]!.stride) - Math.abs(dimensions[x]!.stride));
  const dense = new Array<number>(dimensions.length).fill(0);
  let size = 1;
  for (const i of order.toReversed()) {
    dense[i] = size;
    size *= dimensions[i]!.count;
  }
  const real = dimensions.reduce((n, { first, last }) => n * Math.max(last - first, 1), 1);
  if (size > WASTE * real + 4096) return undefined;

  const placed = (axis: number): number => {
    const [dimension, by] = moves[axis]!;
    return dimension < 0 ? 0 : by * dense[dimension]!;
  };
  const [nb, no] = [c.batch.sizes.length, c[outer].sizes.length];
  const all = sizes.map((_, d) => placed(d));
  return {
    stage: {
      buffer: operand.buffer,
      dtype: operand.dtype,
      ...rowsOf(
        order.map((i) => dimensions[i]!),
        origin,
        bytes,
      ),
      fill: operand.fill,
      size,
    },
    operand: {
      ...operand,
      offset: starts.reduce((sum, at, i) => sum + at * dense[i]!, 0),
      batch: all.slice(0, nb),
      outer: all.slice(nb, nb + no),
      inner: all.slice(nb + no),
      guards: [],
    },
  };
}

/** Splits dimensions (slowest first) into the rows and what one row is. */
function rowsOf(
  dimensions: readonly Dimension[],
  origin: number,
  bytes: number,
): Pick<Stage, "rows" | "before" | "copied" | "after" | "step"> {
  const outer = [...dimensions];
  let run = 1;
  let step = 1;
  const whole = ({ first, last, count }: Dimension): boolean => first === 0 && last === count;
  while (outer.length > 0 && outer.at(-1)!.stride === run && whole(outer.at(-1)!))
    run *= outer.pop()!.count;
  let row = { before: 0, copied: run, after: 0 };
  let begin = origin;
  const edge = outer.at(-1);
  if (edge && (edge.stride === run || run === 1)) {
    outer.pop();
    if (run === 1) step = edge.stride;
    const inside = Math.max(edge.last - edge.first, 0);
    row = {
      before: run * edge.first,
      copied: run * inside,
      after: run * (edge.count - edge.first - inside),
    };
    begin += edge.first * edge.stride;
  }
  const rows = positionsOf(
    outer.map(({ count }) => count),
    outer.map(({ stride }) => stride),
  ).map((x) => (begin + x) * bytes);
  let inner = 1;
  for (const { count, first, last } of outer.toReversed()) {
    for (let i = 0; i < rows.length; i++) {
      const at = Math.floor(i / inner) % count;
      if (at < first || at >= last) rows[i] = OUTSIDE;
    }
    inner *= count;
  }
  return { rows, ...row, step: step * bytes };
}

export const needsStage = (operand: Operand, element: Element): boolean =>
  operand.guards.length > 0 || !isStoredAs(operand.dtype, element);

export type StageFunction = (
  table: number,
  rows: number,
  from: number,
  to: number,
  before: number,
  copied: number,
  after: number,
  step: number,
  fill: number,
) => void;

/** Writes the function `stage`, which makes such a copy of elements of one dtype. */
export function stageFunction(module: Module, dtype: DType, arithmetic: Arithmetic): void {
  const { bytes, lanes, element } = arithmetic;
  const widen = widenOf(dtype, element)!;
  const stored = DTYPES[dtype].bytes;
  const i = "i32" as const;
  module.func(
    { name: "stage", params: [i, i, i, i, i, i, i, i, "f64"], result: "none" },
    (frame, table, rows, from, to, before, copied, after, step, fill) => {
      const value = frame.local("v128");
      const [source, end] = [frame.local("i32"), frame.local("i32")];
      // Whole registers are stored; what goes beyond is written over by what comes next.
      const until = (count: Code<"i32">, body: Code<"none">, by: number): Code<"none"> =>
        sequence(
          set(end, i32.add(get(to), i32.mul(count, i32.const(bytes)))),
          loop((again) =>
            when(i32.ltS(get(to), get(end)), sequence(body, increase(to, by), br(again))),
          ),
          set(to, get(end)),
        );
      const filled = (count: Code<"i32">): Code<"none"> =>
        until(count, v128.store(get(to), get(value)), 16);
      const copy = when(
        i32.eq(get(step), i32.const(stored)),
        until(
          get(copied),
          sequence(v128.store(get(to), widen(get(source))), increase(source, stored * lanes)),
          16,
        ),
        until(
          get(copied),
          sequence(v128.store(get(to), widen(get(source))), increase(source, get(step))),
          bytes,
        ),
      );
      const splat = {
        f32: () => f32x4.splat(f32.demoteF64(get(fill))),
        f64: () => f64x2.splat(get(fill)),
        i32: () => i32x4.splat(i32.truncSatF64S(get(fill))),
      };
      return sequence(
        set(value, splat[element]()),
        countDown(
          rows,
          sequence(
            set(source, i32.load(get(table))),
            when(
              i32.eq(get(source), i32.const(OUTSIDE)),
              filled(i32.add(i32.add(get(before), get(copied)), get(after))),
              sequence(increase(source, get(from)), filled(get(before)), copy, filled(get(after))),
            ),
            increase(table, 4),
          ),
        ),
      );
    },
  );
}
