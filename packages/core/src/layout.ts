// Layouts: shape, dtype and strides, interned so that plans compare integers.
import type { DType } from "./dtype.ts";
import { sizeOf, stridesOf } from "./shape/shape.ts";
import type { Shape } from "./shape/shape.ts";

/** What an op knows of an input before it runs. */
export interface Spec {
  readonly shape: Shape;
  readonly dtype: DType;
  /** Elements between neighbours on each axis; 0 where a view repeats one element. */
  readonly strides: readonly number[];
}

/** What a shape rule answers. */
export interface Type {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** An interned spec: two tensors with equal layouts share one object and one id. */
export interface Layout extends Spec {
  readonly id: number;
  readonly size: number;
  /** Row-major without gaps. */
  readonly dense: boolean;
}

const table = new Map<string, Layout>();
let nextId = 1;

/** The layout of this shape, dtype and (row-major by default) strides. */
export function layoutOf(shape: Shape, dtype: DType, strides?: readonly number[]): Layout {
  const key =
    strides === undefined
      ? `${dtype}:${shape.join()}`
      : `${dtype}:${shape.join()}:${strides.join()}`;
  const found = table.get(key);
  if (found) return found;
  const own = stridesOf(shape);
  if (strides !== undefined && isDense(shape, strides, own))
    return remember(key, layoutOf(shape, dtype));
  return remember(key, {
    id: nextId++,
    shape: Object.freeze([...shape]),
    dtype,
    strides: Object.freeze(strides === undefined ? own : [...strides]),
    size: sizeOf(shape),
    dense: strides === undefined,
  });
}

// Shapes that vary without end (ragged batches for days) must not grow the table without end. Ids are never reused, so
// a layout that was dropped here and made again only costs a plan.
const LIMIT = 1 << 15;
function remember(key: string, layout: Layout): Layout {
  if (table.size >= LIMIT) table.clear();
  table.set(key, layout);
  return layout;
}

/** Strides on axes of size 0 or 1 do not matter. */
function isDense(shape: Shape, strides: readonly number[], own: readonly number[]): boolean {
  return shape.some((n) => n === 0) || shape.every((n, d) => n === 1 || strides[d] === own[d]);
}

/** Movement as arithmetic on strides: a window onto elements that stay where they are. */
export interface View {
  readonly shape: Shape;
  readonly strides: readonly number[];
  readonly offset: number;
}
