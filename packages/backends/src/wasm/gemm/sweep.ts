// The innermost loops of a contraction: tiles of accumulators in registers, one below the other, against one panel.
import {
  countDown,
  get,
  i32,
  increase,
  NOTHING,
  sequence,
  set,
  tee,
  v128,
  when,
  type Code,
  type Func,
  type Local,
  type Module,
} from "../asm/index.ts";
import type { Target } from "../target.ts";
import type { Library } from "../vectors.ts";
import type { Arithmetic, Tile } from "./arithmetic.ts";
import { FIELDS, RUN_WORDS } from "./fields.ts";
import { finishRows, type Finish } from "./finish.ts";

/**
 * Where the elements of a tile's rows lie. `rows`: each row has its own place, and inner neighbours are neighbours in memory;
 * `table`: each inner position too has its own place; `panel`: rows are neighbours, and inner positions evenly apart.
 */
export type Layout = "rows" | "table" | "panel";

const PARAMETERS = [
  "i32", // tiles: how many, one below the other
  "i32", // a: what the places of rows count from
  "i32", // rows: a table of the rows' places
  "i32", // rowStep: bytes of it to the next tile
  "i32", // tileStep: bytes from a tile to the next
  "i32", // segments: a table of the segments' places
  "i32", // count: of segments
  "i32", // length: of each
  "i32", // step: bytes between inner positions (panel)
  "i32", // b: the panel, all inner positions of one row of it after the other
  "i32", // c: what the places of the results' rows count from
  "i32", // cRows: a table of those
  "i32", // tail: lanes of the last register that are stored, 0 for all
  "i32", // state: `FIRST`, if the results start from 0 rather than from what c holds; `LAST`, if they are complete then
] as const;
export const FIRST = 1;
export const LAST = 2;

/** More of them where sums are finished, not just stored. */
const FINISHING = [
  "i32", // fields
  "i32", // batch
  "i32", // row: four times the first
  "i32", // column
] as const;

/** What is made of complete sums, and for which target. */
export interface Finishing {
  readonly finish: Finish;
  readonly target: Target;
  readonly library: Library;
}

export type Sweep = Func<typeof PARAMETERS, "none">;

export function sweep(
  module: Module,
  arithmetic: Arithmetic,
  layout: Layout,
  { rows: height, vectors, unroll }: Tile,
  panelBytes: number,
  finishing?: Finishing,
): Sweep {
  const { bytes, lanes } = arithmetic;
  const params = [...PARAMETERS, ...(finishing ? FINISHING : [])];
  const signature = { params: params as unknown as typeof PARAMETERS, result: "none" } as const;
  return module.func(signature, (frame, ...params) => {
    const [
      tiles,
      a,
      rows,
      rowStep,
      tileStep,
      segments,
      count,
      length,
      step,
      b,
      c,
      cRows,
      tail,
      state,
    ] = params;
    const first = (): Code<"i32"> =>
      finishing ? i32.and(get(state), i32.const(FIRST)) : get(state);
    const sums = frame.locals(height * vectors, "v128");
    const panelRow = frame.locals(vectors, "v128");
    const factor = frame.local("v128");
    const local = (): Local<"i32"> => frame.local("i32");
    const [pb, segment, left, n, base] = [local(), local(), local(), local(), local()];
    const places = frame.locals(layout === "panel" ? 1 : height, "i32");
    const each = (of: (row: number) => Code<"none">): Code<"none"> =>
      sequence(...Array.from({ length: height }, (_, row) => of(row)));

    const multiply = (
      place: (row: number) => readonly [Code<"i32">, number],
      pbOffset: number,
    ): Code<"none"> =>
      sequence(
        ...panelRow.map((x, v) => set(x, v128.load(get(pb), pbOffset + 16 * v))),
        each((row) =>
          sequence(
            set(factor, arithmetic.splat(...place(row))),
            ...panelRow.map((x, v) => {
              const sum = sums[row * vectors + v]!;
              return set(sum, arithmetic.madd(get(factor), get(x), get(sum)));
            }),
          ),
        ),
      );

    /** Inner positions of one segment, whose rows' places are known. */
    const segmentLoop = (): Code<"none"> => {
      const at = (row: number, u: number): readonly [Code<"i32">, number] =>
        layout === "rows" ? [get(places[row]!), u * bytes] : [get(places[0]!), row * bytes];
      const advance = (u: number): Code<"none"> =>
        sequence(
          ...(layout === "rows" ? places.map((p) => increase(p, u * bytes)) : []),
          increase(pb, u * panelBytes),
        );
      const steps = (u: number): Code<"none"> =>
        sequence(
          ...Array.from({ length: u }, (_, i) =>
            sequence(
              multiply((row) => at(row, i), i * panelBytes),
              layout === "panel" ? increase(places[0]!, get(step)) : NOTHING,
            ),
          ),
          advance(u),
        );
      if (unroll === 1) return sequence(set(n, get(length)), countDown(n, steps(1)));
      return sequence(
        when(tee(n, i32.divU(get(length), i32.const(unroll))), countDown(n, steps(unroll))),
        when(tee(n, i32.remU(get(length), i32.const(unroll))), countDown(n, steps(1))),
      );
    };

    const resultRow = (row: number): Code<"i32"> => i32.add(get(c), i32.load(get(cRows), 4 * row));
    const rowPlace = (row: number): Code<"i32"> => i32.add(get(a), i32.load(get(rows), 4 * row));
    const inner =
      layout === "table"
        ? sequence(
            each((row) => set(places[row]!, rowPlace(row))),
            countDown(
              left,
              sequence(
                set(base, i32.load(get(segment))),
                multiply((row) => [i32.add(get(places[row]!), get(base)), 0], 0),
                increase(pb, panelBytes),
                increase(segment, 4),
              ),
            ),
          )
        : countDown(
            left,
            sequence(
              set(base, i32.load(get(segment))),
              ...places.map((p, row) => set(p, i32.add(rowPlace(row), get(base)))),
              segmentLoop(),
              increase(segment, 4),
            ),
          );

    const stored = (): Code<"none"> => {
      const plainly = storeTile(arithmetic, sums, vectors, resultRow, tail, base);
      if (!finishing) return plainly;
      const { finish, target, library } = finishing;
      const [fields, batch, row, column] = params.slice(PARAMETERS.length) as Local<"i32">[];
      const words = i32.add(get(fields!), i32.load(get(fields!), 4 * FIELDS.indexOf("finish")));
      const spot = { fields: fields!, words, batch: batch!, row: row!, column: column! };
      const rows = {
        registers: Array.from({ length: height }, (_, r) =>
          sums.slice(r * vectors, (r + 1) * vectors),
        ),
        count: vectors * lanes,
        sure: (vectors - 1) * lanes,
        tail,
      };
      const finished = finishRows(finish, target, library, frame, RUN_WORDS.length, spot, rows);
      return sequence(
        when(i32.and(get(state), i32.const(LAST)), finished, plainly),
        increase(row!, 4 * height),
      );
    };

    return countDown(
      tiles,
      sequence(
        startFrom(sums, vectors, resultRow, first(), base),
        set(pb, get(b)),
        set(segment, get(segments)),
        set(left, get(count)),
        inner,
        stored(),
        increase(rows, get(rowStep)),
        increase(a, get(tileStep)),
        increase(cRows, 4 * height),
      ),
    );
  });
}

/** Sets the accumulators of a tile: to 0, or to what the results hold from the inner positions before. */
function startFrom(
  sums: readonly Local<"v128">[],
  vectors: number,
  resultRow: (row: number) => Code<"i32">,
  first: Code<"i32">,
  place: Local<"i32">,
): Code<"none"> {
  const rows = sums.length / vectors;
  const loads = Array.from({ length: rows }, (_, row) =>
    sequence(
      set(place, resultRow(row)),
      ...sums
        .slice(row * vectors, (row + 1) * vectors)
        .map((sum, v) => set(sum, v128.load(get(place), 16 * v))),
    ),
  );
  const zeros = sums.map((sum) => set(sum, v128.constI32(0)));
  return when(first, sequence(...zeros), sequence(...loads));
}

function storeTile(
  { lanes, bytes, storeLane }: Arithmetic,
  sums: readonly Local<"v128">[],
  vectors: number,
  resultRow: (row: number) => Code<"i32">,
  tail: Local<"i32">,
  place: Local<"i32">,
): Code<"none"> {
  const rows = sums.length / vectors;
  // From the last row upwards: where rows below the last one stand for it, what is right is stored last.
  const stores = (whole: number, partial: (from: Code<"v128">, at: number) => Code<"none">) =>
    sequence(
      ...Array.from({ length: rows }, (_, i) => rows - 1 - i).map((row) =>
        sequence(
          set(place, resultRow(row)),
          ...sums
            .slice(row * vectors, (row + 1) * vectors)
            .map((sum, v) =>
              v < whole ? v128.store(get(place), get(sum), 16 * v) : partial(get(sum), 16 * v),
            ),
        ),
      ),
    );
  const some = (from: Code<"v128">, at: number): Code<"none"> =>
    sequence(
      storeLane(get(place), from, 0, at),
      ...Array.from({ length: lanes - 2 }, (_, i) =>
        when(
          i32.gtS(get(tail), i32.const(i + 1)),
          storeLane(get(place), from, i + 1, at + (i + 1) * bytes),
        ),
      ),
    );
  return when(
    get(tail),
    stores(vectors - 1, some),
    stores(vectors, () => NOTHING),
  );
}
