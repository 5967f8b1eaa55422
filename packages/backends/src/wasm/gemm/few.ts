// Products of few rows: the right matrix is read once, as it lies, for there is nothing to gain from packing it.
import {
  br,
  countDown,
  get,
  i32,
  increase,
  loop,
  memoryCopy,
  memoryFill,
  select,
  sequence,
  set,
  v128,
  when,
  whileLess,
  type Code,
  type Func,
  type Local,
  type Module,
} from "../asm/index.ts";
import type { Target } from "../target.ts";
import type { Library } from "../vectors.ts";
import { arithmeticOf, type Arithmetic, type Element } from "./arithmetic.ts";
import { FIELDS, ONE_BATCH, RUN_WORDS, type Field } from "./fields.ts";
import { finishRows, type Finish } from "./finish.ts";
import { overBatches } from "./product.ts";

/** The most rows that are few. */
export const FEW = 4;

/** The table of columns has a multiple of so many entries: of each number of columns that are summed at a time. */
export const FEW_COLUMNS = 24;

/** Bytes of a row of sums that stay in the first-level cache while rows of the matrix are added to it. */
const SUMS = 8192;

/** Bytes of work for so many rows and inner positions. */
export const workOfFew = (rows: number, depth: number, bytes: number): number =>
  rows * (depth * bytes + 64 + SUMS + 64);

/** Which neighbours in the right matrix are neighbours in memory: columns (`across`), or inner positions (`along`). */
export type FewLie = "across" | "along";

/** By rows: how many columns at a time are summed along. */
const ALONG = [7, 4, 3, 2] as const;

/** Writes `multiply`, as that of `product`, for exactly so many rows. */
export function fewRows(
  module: Module,
  library: Library,
  target: Target,
  element: Element,
  height: number,
  lie: FewLie,
  finish?: Finish,
): void {
  const arithmetic = arithmeticOf(element, target);
  const { bytes, lanes } = arithmetic;
  const finishRow = finish && rowFinisher(module, library, target, arithmetic, finish);
  const one = module.func({ params: ONE_BATCH, result: "none" }, (frame, ...params) => {
    const [fields, a, b, c] = params;
    const [fromColumn, toColumn, work] = [params[6], params[7], params[8]];
    const batch = params[9];
    const local = (): Local<"i32"> => frame.local("i32");
    const field = (name: Field): Code<"i32"> => i32.load(get(fields), 4 * FIELDS.indexOf(name));
    const table = (name: Field): Code<"i32"> => i32.add(get(fields), field(name));
    const rows = Array.from({ length: height }, (_, r) => r);
    const [depthBytes, j, n, px, segment] = [local(), local(), local(), local(), local()] as const;
    const [left, from, length, columns] = [local(), local(), local(), local()] as const;
    const overSegments = (which: Field, body: Code<"none">): Code<"none"> =>
      sequence(
        set(segment, table(which)),
        set(left, field("segments")),
        countDown(left, sequence(body, increase(segment, 4))),
      );
    /** Bytes of one packed row of factors. */
    const rowBytes = (): Code<"i32"> => i32.add(get(depthBytes), i32.const(64));
    /** A row of sums. */
    const sumsAt = (row = 0): Code<"i32"> =>
      i32.add(get(work), i32.add(i32.mul(rowBytes(), i32.const(height)), i32.const(row * SUMS)));
    /** Where the result's row has column `j`. */
    const resultAt = (row: number): Code<"i32"> =>
      i32.add(
        i32.add(get(c), i32.load(table("cRows"), 4 * row)),
        i32.mul(get(j), i32.const(bytes)),
      );
    /** Stores so many sums of a row from column `j` on. */
    const put = (row: number, count: Code<"i32">): Code<"none"> =>
      finishRow
        ? finishRow.call(get(fields), get(batch), i32.const(4 * row), sumsAt(row), get(j), count)
        : memoryCopy(resultAt(row), sumsAt(row), i32.mul(count, i32.const(bytes)));

    const to = local();
    const packFactors = sequence(
      ...rows.map((row) =>
        sequence(
          set(to, i32.add(get(work), i32.mul(rowBytes(), i32.const(row)))),
          overSegments(
            "aSegments",
            sequence(
              set(
                from,
                i32.add(i32.add(get(a), i32.load(get(segment))), i32.load(table("aRows"), 4 * row)),
              ),
              when(
                i32.eq(field("aStep"), i32.const(bytes)),
                sequence(
                  memoryCopy(get(to), get(from), i32.mul(field("length"), i32.const(bytes))),
                  increase(to, i32.mul(field("length"), i32.const(bytes))),
                ),
                sequence(
                  set(n, field("length")),
                  countDown(
                    n,
                    sequence(
                      arithmetic.move(get(to), 0, get(from), 0),
                      increase(to, bytes),
                      increase(from, field("aStep")),
                    ),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    );

    const factorRows = rows.map(() => local());
    const startFactors = sequence(
      ...factorRows.map((p, row) =>
        set(p, i32.add(get(work), i32.mul(rowBytes(), i32.const(row)))),
      ),
    );

    return sequence(
      set(depthBytes, i32.mul(i32.mul(field("segments"), field("length")), i32.const(bytes))),
      packFactors,
      lie === "along" ? along() : across(),
    );

    /** Some columns at a time, each a sum of products of registers. */
    function along(): Code<"none"> {
      const group = ALONG[height - 1]!;
      const each = Array.from({ length: group }, (_, i) => i);
      const indices = each.map(() => local());
      const places = each.map(() => local());
      const sums = rows.map(() => frame.locals(group, "v128"));
      const factors = frame.locals(height, "v128");
      const value = frame.local("v128");
      const [k, apart, isRest] = [local(), local(), local()] as const;
      const step = (load: (p: Local<"i32">) => Code<"v128">, by: number): Code<"none"> =>
        sequence(
          ...factors.map((x, row) => set(x, load(factorRows[row]!))),
          ...each.map((i) =>
            sequence(
              set(value, load(places[i]!)),
              ...factors.map((x, row) => {
                const sum = sums[row]![i]!;
                return set(sum, arithmetic.madd(get(x), get(value), get(sum)));
              }),
            ),
          ),
          ...[...places, ...factorRows].map((p) => increase(p, by)),
        );
      const single = bytes === 4 ? v128.load32Zero : v128.load64Zero;
      const scaled = (x: Local<"i32">, by: number): Code<"i32"> => i32.mul(get(x), i32.const(by));
      const summed = sequence(
        startFactors,
        ...sums.flat().map((sum) => set(sum, v128.constI32(0))),
        overSegments(
          "bSegments",
          sequence(
            set(from, i32.add(get(b), i32.load(get(segment)))),
            ...places.map((p, i) => {
              const column = i32.add(get(j), get(indices[i]!));
              const entry = i32.add(table("bColumns"), i32.mul(column, i32.const(4)));
              return set(p, i32.add(get(from), i32.load(entry)));
            }),
            set(length, field("length")),
            loop((again) =>
              when(
                i32.geS(get(length), i32.const(lanes)),
                sequence(
                  step((p) => v128.load(get(p)), 16),
                  increase(length, -lanes),
                  br(again),
                ),
              ),
            ),
            when(
              get(length),
              countDown(
                length,
                step((p) => single(get(p)), bytes),
              ),
            ),
          ),
        ),
        ...rows.flatMap((row) =>
          each.map((i) =>
            arithmetic.storeLane(
              i32.add(sumsAt(row), scaled(indices[i]!, bytes)),
              arithmetic.total(sums[row]![i]!),
              0,
              0,
            ),
          ),
        ),
      );
      // The last time those that are left, the last of them perhaps more than once.
      const last = sequence(
        ...indices.flatMap((index, i) => [
          set(index, i32.add(scaled(apart, group), i32.const(i))),
          set(index, select(i32.ltS(get(index), get(columns)), get(index), lastColumn())),
        ]),
      );
      function lastColumn(): Code<"i32"> {
        return i32.sub(get(columns), i32.const(1));
      }
      return overBlocks(
        sequence(
          // Far apart, each of them goes through memory without a jump.
          set(apart, i32.divU(get(columns), i32.const(group))),
          ...indices.map((index, i) => set(index, scaled(apart, i))),
          set(isRest, i32.ne(i32.remU(get(columns), i32.const(group)), i32.const(0))),
          set(k, i32.add(get(apart), get(isRest))),
          countDown(
            k,
            sequence(
              when(i32.and(i32.eq(get(k), i32.const(1)), get(isRest)), last),
              summed,
              ...indices.map((index) => increase(index, 1)),
            ),
          ),
        ),
      );
    }

    /** Some rows of the matrix at a time, added to rows of sums. */
    function across(): Code<"none"> {
      const deep = height === 1 ? 6 : 2;
      const unroll = 2;
      const factors = frame.locals(height * deep, "v128");
      const sums = frame.locals(height * unroll, "v128");
      const value = frame.local("v128");
      const matrixRows = Array.from({ length: deep }, () => local());
      const [py, k, apart] = [local(), local(), local()] as const;
      const add = (depth: number): Code<"none"> => {
        const used = matrixRows.slice(0, depth);
        const vectors = (count: number): Code<"none"> =>
          sequence(
            ...sums
              .filter((_, i) => i % unroll < count)
              .map((sum) => {
                const i = sums.indexOf(sum);
                const at = Math.floor(i / unroll) * SUMS + 16 * (i % unroll);
                return set(sum, v128.load(get(py), at));
              }),
            ...used.flatMap((p, d) =>
              Array.from({ length: count }, (_, u) =>
                sequence(
                  set(value, v128.load(get(p), 16 * u)),
                  ...rows.map((row) => {
                    const sum = sums[row * unroll + u]!;
                    const factor = factors[row * deep + d]!;
                    return set(sum, arithmetic.madd(get(factor), get(value), get(sum)));
                  }),
                ),
              ),
            ),
            ...rows.flatMap((row) =>
              Array.from({ length: count }, (_, u) =>
                v128.store(get(py), get(sums[row * unroll + u]!), row * SUMS + 16 * u),
              ),
            ),
            ...used.map((p) => increase(p, 16 * count)),
            increase(py, 16 * count),
          );
        return sequence(
          ...rows.flatMap((row) => [
            set(from, get(factorRows[row]!)),
            ...used.flatMap((_, d) => [
              set(factors[row * deep + d]!, arithmetic.splat(get(from))),
              increase(from, i32.mul(get(apart), i32.const(bytes))),
            ]),
          ]),
          set(from, get(px)),
          ...used.flatMap((p) => [
            set(p, get(from)),
            increase(from, i32.mul(get(apart), field("bStep"))),
          ]),
          set(py, sumsAt()),
          set(n, get(columns)),
          loop((again) =>
            when(
              i32.geS(get(n), i32.const(unroll * lanes)),
              sequence(vectors(unroll), increase(n, -unroll * lanes), br(again)),
            ),
          ),
          loop((again) =>
            when(
              i32.gtS(get(n), i32.const(0)),
              sequence(vectors(1), increase(n, -lanes), br(again)),
            ),
          ),
          increase(px, field("bStep")),
          ...factorRows.map((p) => increase(p, bytes)),
        );
      };
      const rest = local();
      const body = sequence(
        ...rows.map((row) =>
          memoryFill(sumsAt(row), i32.const(0), i32.mul(get(columns), i32.const(bytes))),
        ),
        startFactors,
        overSegments(
          "bSegments",
          sequence(
            set(
              px,
              i32.add(
                i32.add(get(b), i32.load(get(segment))),
                i32.load(i32.add(table("bColumns"), i32.mul(get(j), i32.const(4)))),
              ),
            ),
            // Far apart, each of them goes through memory without a jump.
            set(apart, i32.divU(field("length"), i32.const(deep))),
            set(k, get(apart)),
            when(get(k), countDown(k, add(deep))),
            increase(px, i32.mul(i32.mul(get(apart), i32.const(deep - 1)), field("bStep"))),
            ...factorRows.map((p) =>
              increase(p, i32.mul(get(apart), i32.const((deep - 1) * bytes))),
            ),
            set(rest, i32.remU(field("length"), i32.const(deep))),
            when(get(rest), countDown(rest, add(1))),
          ),
        ),
      );
      return overBlocks(body);
    }

    /** As many columns at a time as a row of sums has. */
    function overBlocks(body: Code<"none">): Code<"none"> {
      const block = SUMS / bytes;
      const left = i32.sub(get(toColumn), get(j));
      const one = sequence(
        set(columns, left),
        set(
          columns,
          select(i32.ltS(get(columns), i32.const(block)), get(columns), i32.const(block)),
        ),
        body,
        ...rows.map((row) => put(row, get(columns))),
      );
      return sequence(set(j, get(fromColumn)), whileLess(j, get(toColumn), block, one));
    }
  });
  overBatches(module, one);
}

/** The parameters of what finishes a row: fields, batch, four times the row, sums, the first column, and how many. */
const ROW = ["i32", "i32", "i32", "i32", "i32", "i32"] as const;

/** A function that stores what is made of a row of sums that lie in memory. */
function rowFinisher(
  module: Module,
  library: Library,
  target: Target,
  { bytes }: Arithmetic,
  finish: Finish,
): Func<typeof ROW, "none"> {
  return module.func({ params: ROW, result: "none" }, (frame, ...params) => {
    const [fields, batch, row, sums, column, count] = params;
    const registers = frame.locals(bytes / 4, "v128");
    const tail = frame.local("i32");
    const words = i32.add(get(fields), i32.load(get(fields), 4 * FIELDS.indexOf("finish")));
    const spot = { fields, words, batch, row, column };
    const rows = { registers: [registers], count: 4, sure: 0, tail };
    const four = sequence(
      ...registers.map((x, r) => set(x, v128.load(get(sums), 16 * r))),
      set(tail, select(i32.ltS(get(count), i32.const(4)), get(count), i32.const(0))),
      finishRows(finish, target, library, frame, RUN_WORDS.length, spot, rows),
      increase(sums, 4 * bytes),
      increase(column, 4),
      increase(count, -4),
    );
    return loop((again) => when(i32.gtS(get(count), i32.const(0)), sequence(four, br(again))));
  });
}
