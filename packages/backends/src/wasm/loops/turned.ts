// Maps that read along another axis than they store along: blocks of four by four, which shuffles turn round.
import { DTYPES, walk, type Access, type Expr, type MapKernel } from "@gradtape/core";
import { get, i32, select, set, v128, when, type Code, type Local } from "../asm/index.ts";
import { loadVector } from "../lanes.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, range, type Rest } from "./common.ts";

const CACHE_LINE = 64;
/** Rows and columns of a block. */
const SIDE = 4;
/**
 * Blocks are taken in squares of so many rows and columns, each of which may be on a page of its own: so many pages are still
 * known to the processor when the next rows of the square come to them.
 */
const SQUARE = 512;
/** Columns whose lines of what is read, far from each other by a power of two, stay in the second-level cache together. */
const NEAR = 64;

/** Of what a map reads side by side along another axis than it stores, the axis. */
export function turnedAxis(k: MapKernel): number | undefined {
  const last = k.axes.length - 1;
  if (k.store.strides[last] !== 1) return undefined;
  const axis = loadsOf(k)
    .map(({ index }) => sideAxis(k.reads[index]!, last))
    .find((a) => a >= 0);
  return axis !== undefined && k.store.strides[axis] !== 0 ? axis : undefined;
}

type Load = Extract<Expr, { op: "load" }>;
const loadsOf = (k: MapKernel): Load[] => walk([k.store.value]).filter((x) => x.op === "load");

const sideAxis = (r: Access, last: number): number =>
  r.guards?.length || Math.abs(r.strides[last]!) <= 1 ? -1 : r.strides.indexOf(1);

/**
 * Neighbours on `rows` are a cache line of what is read, and near columns walk over them four rows at a time: so each line is
 * fetched from afar once, and what is stored goes along rows.
 */
export function turned(w: Writer, k: MapKernel, rows: number): void {
  const columns = k.axes.length - 1;
  const loads = loadsOf(k).filter((x) => sideAxis(k.reads[x.index]!, columns) === rows);
  const line = CACHE_LINE / Math.max(...loads.map((x) => DTYPES[x.dtype].bytes));
  const between = range(rows + 1, columns);
  w.loops(range(0, rows), () =>
    pieces(w, rows, SQUARE, undefined, (tall) =>
      w.loops(between, () =>
        pieces(w, columns, SQUARE, undefined, (wide) =>
          pieces(w, rows, line, tall, (high) =>
            pieces(w, columns, NEAR, wide, (near) =>
              w.steps(rows, SIDE, high, (down) =>
                w.steps(columns, SIDE, near, (right) => {
                  const isWhole = i32.and(
                    i32.geS(get(right), i32.const(SIDE)),
                    i32.geS(get(down), i32.const(SIDE)),
                  );
                  const whole = w.capture(() => block(w, k, loads, rows, undefined, undefined));
                  const part = w.capture(() => block(w, k, loads, rows, right, down));
                  w.emit(when(isWhole, whole, part));
                }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A loop over pieces of an axis, as `Writer.steps`; `inner` is told how long the piece is. */
function pieces(
  w: Writer,
  axis: number,
  size: number,
  count: Local<"i32"> | undefined,
  inner: (length: Local<"i32">) => void,
): void {
  w.steps(axis, size, count, (left) => {
    const length = w.local();
    const whole = i32.const(size);
    w.emit(set(length, select(i32.ltS(get(left), whole), get(left), whole)));
    inner(length);
  });
}

/** Four rows of four columns, of which the last may be fewer. */
function block(
  w: Writer,
  k: MapKernel,
  loads: readonly Load[],
  rows: number,
  right: Rest,
  down: Rest,
): void {
  const columns = k.axes.length - 1;
  const v = w.v.withGroups(1);
  const read = loads.map((x) => {
    const access = k.reads[x.index]!;
    return transposed(v, columnsOf(w, v, access, columns, right));
  });
  for (let row = 0; row < SIDE; row++) {
    const one = w.capture(() =>
      w.ahead(rows, row, () => {
        const along = new Along(w, columns);
        loads.forEach((x, i) => along.known.set(x, read[i]![row]!));
        along.lanes.store(v, right, k.store, along.write(v, right, k.store.value));
      }),
    );
    w.emit(down && row > 0 ? when(i32.gtS(get(down), i32.const(row)), one) : one);
  }
}

/** Neighbours on the rows' axis at four columns; those that there are not are read from the last one. */
function columnsOf(w: Writer, v: Vectors, read: Access, columns: number, right: Rest): Vec[] {
  let at = w.at(read);
  return Array.from({ length: SIDE }, (_, column) => {
    if (column > 0) {
      const by = get(w.stride(read, columns));
      const isThere = right && i32.gtS(get(right), i32.const(column));
      const next = w.local();
      w.emit(set(next, i32.add(get(at), isThere ? select(isThere, by, i32.const(0)) : by)));
      at = next;
    }
    return loadVector(v, read.dtype, () => [get(at), 0]);
  });
}

/** The rows of four columns. */
function transposed(v: Vectors, columns: readonly Vec[]): readonly Vec[] {
  const wide = columns[0]!.registers.length === 2;
  const code = (column: number, r: number): Code<"v128"> => get(columns[column]!.registers[r]!);
  if (wide)
    return range(0, SIDE).map((row) => {
      const half = row % 2 === 0 ? ([0, 1, 4, 5] as const) : ([2, 3, 6, 7] as const);
      return v.build(2, false, (r) =>
        v128.shuffle32(code(2 * r, row >> 1), code(2 * r + 1, row >> 1), half),
      );
    });
  const joined = (a: Local<"v128">, b: Local<"v128">, lanes: Lanes): Local<"v128"> =>
    v.build(1, false, () => v128.shuffle32(get(a), get(b), lanes)).registers[0]!;
  const [a, b, c, d] = columns.map(({ registers }) => registers[0]!) as [
    Local<"v128">,
    Local<"v128">,
    Local<"v128">,
    Local<"v128">,
  ];
  return [LOW, HIGH].flatMap((half) => {
    const [left, right] = [joined(a, b, half), joined(c, d, half)];
    return [FIRST, SECOND].map((lanes) => ({
      registers: [joined(left, right, lanes)],
      splat: false,
    }));
  });
}
type Lanes = readonly [number, number, number, number];
const LOW: Lanes = [0, 4, 1, 5];
const HIGH: Lanes = [2, 6, 3, 7];
const FIRST: Lanes = [0, 1, 4, 5];
const SECOND: Lanes = [2, 3, 6, 7];
