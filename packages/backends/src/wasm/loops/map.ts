// Maps: a value for every position.
import type { Access, MapKernel } from "@gradtape/core";
import { DTYPES } from "@gradtape/core";
import { get, i32, memoryCopy, memoryFill, when, type Code } from "../asm/index.ts";
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
      !(read.guards?.length && read.fill);
    if (!isCopy) return rows();
    const bytes = i32.const(DTYPES[k.store.dtype].bytes);
    const isLong = i32.geS(i32.mul(get(w.size(axis)), bytes), i32.const(LONG_ROW));
    const whole = w.capture(() => copyRow(w, k, axis, read));
    w.emit(when(isLong, whole, w.capture(rows)));
  });
}

/** A row as it is read, zeros where that is outside. */
function copyRow(w: Writer, k: MapKernel, axis: number, read: Access): void {
  const bytes = i32.const(DTYPES[k.store.dtype].bytes);
  const far = (elements: Code<"i32">): Code<"i32"> => i32.mul(elements, bytes);
  const [to, from, all] = [get(w.at(k.store)), get(w.at(read)), get(w.size(axis))];
  if (!read.guards?.length) return w.emit(memoryCopy(to, from, far(all)));
  const inside = new Along(w, axis).lanes.interval(read);
  const [low, size] = [get(inside.low), get(inside.size)];
  const end = i32.add(low, size);
  // An address that nothing is read from may lie outside memory.
  const copied = memoryCopy(i32.add(to, far(low)), i32.add(from, far(low)), far(size));
  w.emit(
    memoryFill(to, i32.const(0), far(low)),
    when(i32.gtS(size, i32.const(0)), copied),
    memoryFill(i32.add(to, far(end)), i32.const(0), far(i32.sub(all, end))),
  );
}
