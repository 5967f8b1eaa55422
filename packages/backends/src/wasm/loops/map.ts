// Maps: a value for every position.
import type { MapKernel } from "@gradtape/core";
import { DTYPES } from "@gradtape/core";
import { get, i32, memoryCopy, when } from "../asm/index.ts";
import { Along, groupsFor, range } from "./common.ts";
import { turned, turnedAxis } from "./turned.ts";
import type { Writer } from "../writer.ts";

/** Bytes of a row from which on it is copied as a whole. */
const LONG_ROW = 256;

export function map(w: Writer, k: MapKernel): void {
  const axis = k.axes.length - 1;
  const { value } = k.store;
  const rowsAxis = turnedAxis(k);
  if (rowsAxis !== undefined) return turned(w, k, rowsAxis);
  w.loops(range(0, axis), () => {
    const along = new Along(w, axis);
    const rows = (): void =>
      w.vectorLoop(
        axis,
        groupsFor(k),
        () => {
          along.lanes.enter();
          along.hoist([value]);
        },
        (v, rest) => along.lanes.store(v, rest, k.store, along.write(v, rest, value)),
      );
    const read = value.op === "load" ? k.reads[value.index]! : undefined;
    const isCopy =
      axis > 0 &&
      read?.dtype === k.store.dtype &&
      read.strides[axis] === 1 &&
      k.store.strides[axis] === 1 &&
      !read.guards?.length;
    if (!isCopy) return rows();
    const size = i32.mul(get(w.size(axis)), i32.const(DTYPES[k.store.dtype].bytes));
    const whole = memoryCopy(get(w.at(k.store)), get(w.at(read)), size);
    w.emit(when(i32.geS(size, i32.const(LONG_ROW)), whole, w.capture(rows)));
  });
}
