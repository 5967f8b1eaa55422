// Copies results from where they were summed to where they belong: narrowed, and to any place.
import { DTYPES, type DType } from "@gradtape/core";
import {
  br,
  countDown,
  get,
  i32,
  increase,
  loop,
  sequence,
  set,
  v128,
  when,
  type Code,
  type Module,
} from "../asm/index.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { narrowOf } from "./convert.ts";

export type Finish = (
  from: number,
  rows: number,
  columns: number,
  to: number,
  /** Tables of places in bytes. */
  rowTable: number,
  columnTable: number,
) => void;

const STORE_LANE = {
  1: v128.store8Lane,
  2: v128.store16Lane,
  4: v128.store32Lane,
  8: v128.store64Lane,
} as const;

/** Writes the function `finish`, from rows without gaps between them; neighbouring columns are neighbours in memory if `contiguous`. */
export function finishFunction(
  module: Module,
  dtype: DType,
  { element, bytes, lanes }: Arithmetic,
  contiguous: boolean,
): void {
  const narrow = narrowOf(dtype, element)!;
  const stored = DTYPES[dtype].bytes as 1 | 2 | 4 | 8;
  const six = ["i32", "i32", "i32", "i32", "i32", "i32"] as const;
  module.func(
    { name: "finish", params: six, result: "none" },
    (frame, from, rows, columns, to, rowTable, columnTable) => {
      const [value, low] = [frame.local("v128"), frame.local("v128")];
      const locals = [frame.local("i32"), frame.local("i32"), frame.local("i32")] as const;
      const [left, row, column] = locals;
      const place = (lane: number): Code<"i32"> =>
        contiguous
          ? i32.add(get(row), i32.const(lane * stored))
          : i32.add(get(row), i32.load(get(column), 4 * lane));
      const storeLane = (lane: number): Code<"none"> =>
        STORE_LANE[stored](place(lane), get(low), lane);
      const storeLanes = Array.from({ length: lanes }, (_, lane) => storeLane(lane));
      const storeSome = storeLanes.map((store, lane) =>
        when(i32.gtS(get(left), i32.const(lane)), store),
      );
      const storeAll = contiguous ? storeWhole(get(row), get(low), stored * lanes) : storeLanes;
      return countDown(
        rows,
        sequence(
          set(row, i32.add(get(to), i32.load(get(rowTable)))),
          set(column, get(columnTable)),
          set(left, get(columns)),
          loop((again) =>
            when(
              i32.gtS(get(left), i32.const(0)),
              sequence(
                set(value, v128.load(get(from))),
                set(low, narrow(get(value))),
                when(
                  i32.geS(get(left), i32.const(lanes)),
                  sequence(...storeAll),
                  sequence(...storeSome),
                ),
                contiguous ? increase(row, stored * lanes) : increase(column, 4 * lanes),
                increase(from, bytes * lanes),
                increase(left, -lanes),
                br(again),
              ),
            ),
          ),
          // Less than a register may have been left of the row.
          increase(from, i32.mul(get(left), i32.const(bytes))),
          increase(rowTable, 4),
        ),
      );
    },
  );
}

function storeWhole(to: Code<"i32">, value: Code<"v128">, bytes: number): readonly Code<"none">[] {
  if (bytes === 16) return [v128.store(to, value)];
  return [bytes === 8 ? v128.store64Lane(to, value, 0) : v128.store32Lane(to, value, 0)];
}
