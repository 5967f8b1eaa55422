// Folds of long columns: some rows at a time over many columns, between which what was folded so far lies in scratch.
import type { DotKernel, ReduceKernel, RowKernel, ScanKernel } from "@gradtape/core";
import { get, i32, increase, set, v128, when, type Local } from "../asm/index.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { Writer } from "../writer.ts";
import { range, type Rest } from "./common.ts";

/** Rows at a time: each is on a page of its own, of which a processor keeps few at hand. */
const ROWS = 6;
/** Columns at a time: what is folded of them stays in the first-level cache. */
const COLUMNS = 2048;
/** From so many rows on columns are long. */
const TALL = 128;

type Folding = ReduceKernel | DotKernel | ScanKernel | RowKernel;

export const isTall = (k: { readonly axes: readonly number[] }): boolean => k.axes.at(-1)! >= TALL;

/** How columns are folded; `Acc` is the fold of those side by side in a vector. */
export interface Columns<Acc> {
  readonly groups: number;
  /** How many rows at a time, if they are to be fewer. */
  readonly rows?: number;
  readonly start: (v: Vectors) => Acc;
  /** The registers that have to be kept between rows. */
  readonly state: (acc: Acc) => readonly Vec[];
  /** Those of them that `add` changes, if not all. */
  readonly changing?: (acc: Acc) => readonly Vec[];
  /** Takes one more row, the `place`-th. */
  readonly add: (v: Vectors, rest: Rest, acc: Acc, place: Local<"i32">) => void;
  /** After some rows, or, in a loop of its own, after each `stretch` of them. */
  readonly pause?: (acc: Acc) => void;
  readonly stretch?: number;
  readonly finish?: (v: Vectors, rest: Rest, acc: Acc) => void;
}

export function tallColumns<Acc>(w: Writer, k: Folding, c: Columns<Acc>): void {
  const { rows = ROWS } = c;
  const [across, last] = [k.kept - 1, k.axes.length - 1];
  // A column has four bytes in each register of a group.
  const registers = c.state(c.start(w.v.withGroups(1))).flatMap((vec) => vec.registers);
  const bytes = 4 * registers.length;
  const scratch = w.scratch(() => COLUMNS * bytes);
  const [before, place] = [w.local(), w.local()];
  w.loops(range(0, across), () =>
    w.steps(across, COLUMNS, undefined, (left) => {
      const width = w.atMost(left, COLUMNS);
      const first = w.index(across)!;
      const each = (body: (v: Vectors, rest: Rest, acc: Acc, kept: Kept) => void): void =>
        w.vectorLoop(
          across,
          c.groups,
          () => {},
          (v, rest) => {
            const address = w.local();
            const column = i32.sub(get(w.index(across)!), get(first));
            const far = i32.mul(column, i32.const(bytes));
            w.emit(set(address, i32.add(get(scratch), far)));
            const acc = c.start(v);
            body(v, rest, acc, new Kept(v, address, c.state(acc)));
          },
          undefined,
          width,
        );
      each((_v, _rest, _acc, kept) => kept.save());
      w.emit(set(before, i32.const(0)));
      w.loops(range(k.kept, last), () =>
        w.steps(last, rows, undefined, (below) => {
          const height = w.atMost(below, rows);
          each((v, rest, acc, kept) => {
            kept.load();
            if (rows === 1) c.add(v, rest, acc, before);
            else {
              w.emit(set(place, get(before)));
              w.steps(last, 1, height, () => {
                c.add(v, rest, acc, place);
                w.emit(increase(place, 1));
              });
            }
            if (!c.stretch) c.pause?.(acc);
            kept.save(c.changing?.(acc));
          });
          w.emit(increase(before, get(height)));
          if (c.stretch) {
            const isWhole = i32.eqz(i32.remS(get(before), i32.const(c.stretch)));
            const paused = w.capture(() =>
              each((_v, _rest, acc, kept) => {
                kept.load();
                c.pause?.(acc);
                kept.save();
              }),
            );
            w.emit(when(isWhole, paused));
          }
        }),
      );
      const { finish } = c;
      if (finish)
        each((v, rest, acc, kept) => {
          kept.load();
          finish(v, rest, acc);
        });
    }),
  );
}

/** Registers that are kept in memory. */
class Kept {
  readonly #v: Vectors;
  readonly #address: Local<"i32">;
  readonly #registers: readonly Local<"v128">[];

  constructor(v: Vectors, address: Local<"i32">, state: readonly Vec[]) {
    this.#v = v;
    this.#address = address;
    this.#registers = state.flatMap(({ registers }) => registers);
  }
  load(): void {
    this.#registers.forEach((register, i) =>
      this.#v.emit(set(register, v128.load(get(this.#address), 16 * i))),
    );
  }
  save(only?: readonly Vec[]): void {
    const changed = only?.flatMap(({ registers }) => registers) ?? this.#registers;
    this.#registers.forEach((register, i) => {
      if (changed.includes(register))
        this.#v.emit(v128.store(get(this.#address), get(register), 16 * i));
    });
  }
}
