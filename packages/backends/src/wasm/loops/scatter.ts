// Scatters: values that go to places which an expression gives, one after the other.
import { DTYPES, walk, type Expr, type ScatterKernel } from "@gradtape/core";
import { get, i32, i32x4, set, v128, when, type Code } from "../asm/index.ts";
import { fold, type Plain } from "../folds.ts";
import { isWide, laneOf, loadSplat, loadVector } from "../lanes.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { Along, groupsFor, range } from "./common.ts";

export function scatter(w: Writer, k: ScatterKernel): void {
  const axis = k.axes.length - 1;
  w.whole();
  w.loops(range(0, axis), () => {
    if (k.store.strides[axis] === 1 && isFixed(w, k.at, axis)) row(w, k, axis);
    else oneByOne(w, k, axis);
  });
}

const isFixed = (w: Writer, root: Expr, axis: number): boolean =>
  walk([root]).every((x) => {
    if (x.op === "axis") return x.index !== axis;
    if (x.op !== "load" && x.op !== "gather") return true;
    const read = w.kernel.reads[x.index]!;
    return [read, ...(read.guards ?? [])].every((map) => !w.moves(map, axis));
  });

/** Where the target lies, if it is inside. */
function target(w: Writer, k: ScatterKernel, at: Code<"i32">, then: (offset: Code<"i32">) => void) {
  const place = w.local();
  const limit = w.number((other) => (other as ScatterKernel).limit);
  w.emit(set(place, at));
  const inside = w.capture(() => then(i32.mul(get(place), i32.const(DTYPES[k.store.dtype].bytes))));
  w.emit(when(i32.ltU(get(place), get(limit)), inside));
}

const combined = (v: Vectors, k: ScatterKernel, old: () => Vec, value: Vec): Vec =>
  k.combine === "set" ? value : fold(v, k.combine as Plain, k.store.dtype, old(), value);

/** A whole row goes to one place. */
function row(w: Writer, k: ScatterKernel, axis: number): void {
  const once = new Along(w, -1);
  const v1 = w.v.withGroups(1);
  const at = once.write(v1, undefined, k.at);
  target(w, k, i32x4.extract(get(at.registers[0]!), 0), (offset) => {
    w.moved(k.store, offset, () => {
      const along = new Along(w, axis);
      w.vectorLoop(
        axis,
        groupsFor(k),
        () => {
          along.lanes.enter();
          along.hoist([k.store.value]);
        },
        (v, rest) => {
          const { bytes } = DTYPES[k.store.dtype];
          const old = (): Vec =>
            loadVector(v, k.store.dtype, (group) => [get(w.at(k.store)), 4 * group * bytes]);
          const value = along.write(v, rest, k.store.value);
          along.lanes.store(v, rest, k.store, combined(v, k, old, value));
        },
      );
    });
  });
}

/** Each element goes to a place of its own; a later one finds what an earlier one has left. */
function oneByOne(w: Writer, k: ScatterKernel, axis: number): void {
  const along = new Along(w, axis);
  const once = new Along(w, -1);
  w.vectorLoop(
    axis,
    1,
    () => {
      along.lanes.enter();
      along.hoist([k.at, k.store.value]);
    },
    (v, rest) => {
      const at = along.write(v, rest, k.at);
      const value = along.write(v, rest, k.store.value);
      for (let lane = 0; lane < 4; lane++) {
        const one = w.capture(() =>
          target(w, k, i32x4.extract(get(at.registers[0]!), lane), (offset) => {
            const by = w.moves(k.store, axis)
              ? i32.mul(get(w.stride(k.store, axis)), i32.const(lane))
              : i32.const(0);
            w.moved(k.store, i32.add(offset, by), () => {
              const old = (): Vec => loadSplat(v, k.store.dtype, get(w.at(k.store)));
              const single = laneAs(v, k, value, lane);
              once.lanes.store(v, undefined, k.store, combined(v, k, old, single));
            });
          }),
        );
        w.emit(rest && lane > 0 ? when(i32.gtS(get(rest), i32.const(lane)), one) : one);
      }
    },
  );
}

/** One lane, in every lane. */
function laneAs(v: Vectors, k: ScatterKernel, x: Vec, lane: number): Vec {
  if (x.splat) return x;
  const wide = isWide(laneOf(k.store.dtype));
  const register = x.registers[wide ? lane >> 1 : 0]!;
  const [a, b] = [2 * (lane % 2), 2 * (lane % 2) + 1];
  const lanes = wide ? ([a, b, a, b] as const) : ([lane, lane, lane, lane] as const);
  return v.build(1, true, () => v128.shuffle32(get(register), get(register), lanes));
}
