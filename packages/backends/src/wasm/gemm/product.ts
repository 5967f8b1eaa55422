// A whole product in one function: blocks that fit the caches, panels packed, and tiles swept over them.
import {
  br,
  get,
  i32,
  increase,
  loop,
  NOTHING,
  select,
  sequence,
  set,
  when,
  whileLess,
  type Code,
  type Func,
  type Local,
  type Module,
} from "../asm/index.ts";
import { PARAMETERS } from "../engine.ts";
import type { Target } from "../target.ts";
import type { Library } from "../vectors.ts";
import { arithmeticOf, tileOf, type Element, type Tile } from "./arithmetic.ts";
import { pack, type Lie, type Pack } from "./pack.ts";
import { FIELDS, ONE_BATCH, PART_WORDS, RUN_WORDS, type Field } from "./fields.ts";
import type { Finish } from "./finish.ts";
import { FIRST, LAST, sweep, type Layout, type Sweep } from "./sweep.ts";

/** Writes the functions `multiply`, which calls one for each batch, and `run`, which computes parts on any thread. */
export function overBatches(module: Module, one: Func<typeof ONE_BATCH, "none">): void {
  const params = [...ONE_BATCH, "i32"] as const;
  const multiply = module.func(
    { name: "multiply", params, result: "none" },
    (_, fields, a, b, c, batch, toBatch, ...range) => {
      const [fromRow, toRow, fromColumn, toColumn, work] = range;
      const at = (base: Local<"i32">, name: Field): Code<"i32"> => {
        const table = i32.add(get(fields), i32.load(get(fields), 4 * FIELDS.indexOf(name)));
        const place = i32.add(table, i32.mul(get(batch), i32.const(4)));
        return i32.add(get(base), i32.load(place));
      };
      return whileLess(
        batch,
        get(toBatch),
        1,
        one.call(
          get(fields),
          at(a, "aBatches"),
          at(b, "bBatches"),
          at(c, "cBatches"),
          get(fromRow),
          get(toRow),
          get(fromColumn),
          get(toColumn),
          get(work),
          get(batch),
        ),
      );
    },
  );
  module.func(
    { name: "run", params: ["i32", "i32", "i32"], result: "none" },
    (frame, part, end, thread) => {
      const word = (name: (typeof RUN_WORDS)[number]): Code<"i32"> =>
        i32.load(i32.const(0), PARAMETERS + 4 * RUN_WORDS.indexOf(name));
      const place = frame.local("i32");
      const bound = (i: number): Code<"i32"> => i32.load(get(place), 4 * i);
      return sequence(
        // One thread that computes all of them packs nothing twice.
        when(
          i32.and(i32.eqz(get(part)), i32.eq(get(end), word("count"))),
          sequence(set(part, get(end)), increase(end, 1)),
        ),
        whileLess(
          part,
          get(end),
          1,
          sequence(
            set(place, i32.add(word("parts"), i32.mul(get(part), i32.const(4 * PART_WORDS)))),
            multiply.call(
              word("fields"),
              word("a"),
              word("b"),
              word("c"),
              ...([bound(0), bound(1), bound(2), bound(3), bound(4), bound(5)] as const),
              i32.add(word("work"), i32.mul(get(thread), word("workBytes"))),
            ),
          ),
        ),
      );
    },
  );
}

/** What a product of certain sizes calls: there is no code for the rest of its ways. */
export interface Needs extends TileCounts {
  readonly layout: Layout;
  readonly aPacking: Lie | "none";
  readonly bPacking: Lie;
}
interface Kernel {
  readonly vectors: number;
  readonly kernel: Sweep;
}
interface TileCounts {
  /** Whether there are whole tiles of rows. */
  readonly full: boolean;
  /** Pairs of rows below them. */
  readonly restPairs: number;
  /** How many registers side by side tiles have. */
  readonly vectors: readonly number[];
}

/** The tiles of m × n results. Of an odd number of rows left the last is computed twice: that costs nothing, and spares kernels. */
export function tilesOf(m: number, n: number, tile: Tile, lanes: number): TileCounts {
  const width = tile.vectors * lanes;
  const last = Math.ceil((n % width) / lanes);
  return {
    full: m >= tile.rows,
    restPairs: Math.ceil((m % tile.rows) / 2),
    vectors: [
      ...(last > 0 ? [last] : []),
      ...(n >= width && last < tile.vectors ? [tile.vectors] : []),
    ],
  };
}

/**
 * Writes the function `multiply`: `c[i, j] = Σ a[i, p] · b[p, j]` for ranges of rows and columns. Ranges begin at multiples of
 * the tile's rows and of the panel's columns.
 */
export function product(
  module: Module,
  library: Library,
  target: Target,
  element: Element,
  needs: Needs,
  finish?: Finish,
): void {
  const arithmetic = arithmeticOf(element, target);
  const { bytes, lanes } = arithmetic;
  const tile = tileOf(arithmetic, target);
  const width = tile.vectors * lanes;
  const panelBytes = width * bytes;
  const finishing = finish && { finish, target, library };
  const { layout, aPacking, bPacking, full, restPairs } = needs;
  const kernels = (rows: number): Kernel[] =>
    needs.vectors.map((vectors) => ({
      vectors,
      kernel: library.once(
        `sweep ${element} ${layout} ${rows} ${vectors} ${finish?.key ?? ""}`,
        () => sweep(module, arithmetic, layout, { ...tile, rows, vectors }, panelBytes, finishing),
      ),
    }));
  const fullKernels = full ? kernels(tile.rows) : [];
  const restKernels =
    full && 2 * restPairs === tile.rows ? fullKernels : restPairs > 0 ? kernels(2 * restPairs) : [];
  const packing = (lie: Lie, lanes: number): Pack =>
    library.once(`pack ${element} ${lie} ${lanes}`, () => pack(module, arithmetic, lie, lanes));
  const packB = packing(bPacking, width);
  const packA = aPacking === "none" ? undefined : packing(aPacking, tile.rows);

  const one = module.func({ params: ONE_BATCH, result: "none" }, (frame, ...params) => {
    const [fields, a, b, c, fromRow, toRow, fromColumn, toColumn, work, batch] = params;
    const local = (): Local<"i32"> => frame.local("i32");
    const eightLocals = () =>
      [
        ...([local(), local(), local(), local()] as const),
        ...([local(), local(), local(), local()] as const),
      ] as const;
    const field = (name: Field): Code<"i32"> => i32.load(get(fields), 4 * FIELDS.indexOf(name));
    const table = (name: Field): Code<"i32"> => i32.add(get(fields), field(name));
    const least = (x: Code<"i32">, y: Code<"i32">, to: Local<"i32">): Code<"none"> =>
      sequence(set(to, y), set(to, select(i32.ltS(x, get(to)), x, get(to))));
    const [j0, columns, s, p, groups, length, depth, i0] = eightLocals();
    const [j, i, left, panels, state, panel, result, rest] = eightLocals();
    const [xa, xRows, xStep, xSegments, xCount, xLength, xTile, xRowStep] = eightLocals();
    const [rows, last] = [local(), local()];
    const scaled = (x: Code<"i32">, by: number): Code<"i32"> => i32.mul(x, i32.const(by));
    const sum = (...xs: readonly Code<"i32">[]): Code<"i32"> => xs.reduce(i32.add);
    const packColumns = sequence(
      set(j, i32.const(0)),
      whileLess(
        j,
        get(columns),
        width,
        packB.call(
          i32.add(get(b), i32.mul(get(p), field("bStep"))),
          sum(table("bColumns"), scaled(i32.add(get(j0), get(j)), 4)),
          sum(table("bSegments"), scaled(get(s), 4)),
          get(groups),
          get(length),
          field("bStep"),
          i32.add(get(panels), scaled(i32.mul(get(j), get(depth)), bytes)),
        ),
      ),
    );

    const rowsPlaced = sequence(
      set(xa, i32.add(get(a), i32.mul(get(p), field("aStep")))),
      set(xRows, sum(table("aRows"), scaled(get(i0), 4))),
      set(xRowStep, i32.const(4 * tile.rows)),
      set(xTile, i32.const(0)),
      set(xSegments, sum(table("aSegments"), scaled(get(s), 4))),
      set(xCount, get(groups)),
      set(xLength, get(length)),
      set(xStep, field("aStep")),
    );
    const packRows = (pack: Pack): Code<"none"> =>
      sequence(
        set(i, i32.const(0)),
        whileLess(
          i,
          get(rows),
          tile.rows,
          pack.call(
            get(xa),
            i32.add(get(xRows), scaled(get(i), 4)),
            get(xSegments),
            get(groups),
            get(length),
            get(xStep),
            i32.add(get(work), scaled(i32.mul(get(i), get(depth)), bytes)),
          ),
        ),
        set(xa, get(work)),
        set(xRows, get(fields)),
        set(xRowStep, i32.const(0)),
        set(xTile, scaled(get(depth), tile.rows * bytes)),
        set(xSegments, get(fields)),
        set(xCount, i32.const(1)),
        set(xLength, get(depth)),
        set(xStep, i32.const(tile.rows * bytes)),
      );

    /** That of the kernels which has as many registers as there are columns left. */
    const byColumns = (kernels: readonly Kernel[], args: readonly Code<"i32">[]): Code<"none"> =>
      kernels.reduce<Code<"none">>(
        (otherwise, { vectors, kernel }) =>
          when(
            i32.gtS(get(last), i32.const((vectors - 1) * lanes)),
            // The widest that is needed comes first.
            kernel.call(...(args as Parameters<Sweep["call"]>)),
            otherwise,
          ),
        NOTHING,
      );

    const sweepPanels = sequence(
      set(left, i32.divU(get(rows), i32.const(tile.rows))),
      set(rest, i32.remU(get(rows), i32.const(tile.rows))),
      set(j, i32.const(0)),
      whileLess(
        j,
        get(columns),
        width,
        sequence(
          least(i32.sub(get(columns), get(j)), i32.const(width), last),
          set(panel, i32.add(get(panels), scaled(i32.mul(get(j), get(depth)), bytes))),
          set(result, i32.add(get(c), scaled(i32.add(get(j0), get(j)), bytes))),
          when(get(left), byColumns(fullKernels, sweepArgs(get(left)))),
          when(get(rest), byColumns(restKernels, sweepArgs(i32.const(1), get(left)))),
        ),
      ),
    );
    /** So many tiles below those before. */
    function sweepArgs(tiles: Code<"i32">, before: Code<"i32"> = i32.const(0)): Code<"i32">[] {
      return [
        tiles,
        i32.add(get(xa), i32.mul(before, get(xTile))),
        i32.add(get(xRows), i32.mul(before, get(xRowStep))),
        get(xRowStep),
        get(xTile),
        get(xSegments),
        get(xCount),
        get(xLength),
        get(xStep),
        get(panel),
        get(result),
        sum(table("cRows"), scaled(i32.add(get(i0), scaled(before, tile.rows)), 4)),
        i32.remU(get(last), i32.const(lanes)),
        get(state),
        ...(finish
          ? [
              get(fields),
              get(batch),
              scaled(i32.add(get(i0), scaled(before, tile.rows)), 4),
              i32.add(get(j0), get(j)),
            ]
          : []),
      ];
    }

    const overRows = sequence(
      set(i0, get(fromRow)),
      loopTo(
        i0,
        get(toRow),
        field("rowBlock"),
        sequence(
          least(i32.sub(get(toRow), get(i0)), field("rowBlock"), rows),
          rowsPlaced,
          packA ? packRows(packA) : NOTHING,
          sweepPanels,
        ),
      ),
    );
    const isLast = i32.and(
      i32.geS(i32.add(get(s), get(groups)), field("segments")),
      i32.geS(i32.add(get(p), get(length)), field("length")),
    );
    const overInner = sequence(
      set(state, i32.const(FIRST)),
      set(s, i32.const(0)),
      loopTo(
        s,
        field("segments"),
        field("segmentBlock"),
        sequence(
          least(i32.sub(field("segments"), get(s)), field("segmentBlock"), groups),
          set(p, i32.const(0)),
          loopTo(
            p,
            field("length"),
            field("lengthBlock"),
            sequence(
              least(i32.sub(field("length"), get(p)), field("lengthBlock"), length),
              set(depth, i32.mul(get(groups), get(length))),
              finish ? when(isLast, set(state, i32.or(get(state), i32.const(LAST)))) : NOTHING,
              packColumns,
              overRows,
              set(state, i32.const(0)),
            ),
          ),
        ),
      ),
    );
    return sequence(
      set(panels, i32.add(get(work), field("bPanels"))),
      set(j0, get(fromColumn)),
      loopTo(
        j0,
        get(toColumn),
        field("columnBlock"),
        sequence(least(i32.sub(get(toColumn), get(j0)), field("columnBlock"), columns), overInner),
      ),
    );
  });
  overBatches(module, one);
}

/** `for (; x < end; x += step) body`, the step computed each time. */
const loopTo = (
  x: Local<"i32">,
  end: Code<"i32">,
  step: Code<"i32">,
  body: Code<"none">,
): Code<"none"> =>
  loop((again) => when(i32.ltS(get(x), end), sequence(body, increase(x, step), br(again))));
