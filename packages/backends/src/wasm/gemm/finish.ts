// What is made of the sums of a contraction before they are stored: an expression, computed while they are in registers.
import { DTYPES, walk, type DType, type Expr } from "@gradtape/core";
import {
  e,
  isDearOperator,
  substitute,
  type DotKernel,
  type IndexMap,
} from "@gradtape/core/internal";
import { positionsOf } from "../../positions.ts";
import {
  get,
  i32,
  sequence,
  set,
  v128,
  when,
  type Code,
  type Frame,
  type Local,
} from "../asm/index.ts";
import { PARAMETERS } from "../engine.ts";
import {
  ExpressionWriter,
  literal,
  literalOf,
  parametersOf,
  structureOf,
  type Leaves,
} from "../expression.ts";
import {
  encode,
  hasLanes,
  isWide,
  laneOf,
  loadLanes,
  loadRun,
  loadScalar,
  splatOf,
  storeLane,
  storeVector,
} from "../lanes.ts";
import type { Target } from "../target.ts";
import { Vectors, type Library, type Vec } from "../vectors.ts";
import { wordOf } from "../writer.ts";
import { SUMS, type Element } from "./arithmetic.ts";
import { strideOf, type Contraction, type Result } from "./contraction.ts";
import type { Tables } from "./tables.ts";

/** An array that is stored to, or read for what is stored. */
interface Reach extends Result {
  readonly dtype: DType;
  /** Whether it is the same for all rows. */
  readonly stays: boolean;
  /** Of neighbouring columns: one element for all, neighbours in memory, or each with a place of its own. */
  readonly lie: "one" | "run" | "places";
}

export interface Finish {
  /** Equal for those that the same code computes. */
  readonly key: string;
  readonly value: Expr;
  readonly store: Reach;
  readonly reads: readonly Reach[];
  /** Constants that are not part of the code. */
  readonly parameters: readonly Expr[];
  /** Whether sums that are not complete can wait where the result will be. */
  readonly holdsSums: boolean;
}

/** More than this many nodes are a loop of their own: tiles of every size have the code for each of their rows. */
const MOST_NODES = 24;

/** How the sums of a contraction are finished in registers; undefined where a loop of its own has to do it. */
export function finishOf(
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
  element: Element,
  c: Contraction,
  isTurned: boolean,
): Finish | undefined {
  const { parts, store, body } = kernel;
  const nodes = walk([store.value]);
  const ends = [0, parts[0], parts[0] + parts[1], kernel.kept];
  const reachOf = (map: IndexMap & { readonly dtype: DType }, buffer: number): Reach => {
    const [batch, first, second] = [0, 1, 2].map((i) => map.strides.slice(ends[i], ends[i + 1]));
    const [rows, columns] = isTurned ? [second!, first!] : [first!, second!];
    const along = c.columns.count === 1 ? 0 : strideOf(c.columns.sizes, columns);
    const lie = along === 0 ? "one" : along === 1 ? "run" : "places";
    const stays = c.rows.count === 1 || strideOf(c.rows.sizes, rows) === 0;
    return {
      buffer,
      dtype: map.dtype,
      offset: map.offset,
      batch: batch!,
      rows,
      columns,
      stays,
      lie,
    };
  };
  const used = [...new Set(nodes.flatMap((x) => (x.op === "load" ? [x.index] : [])))];
  const reads = used.map((index) => kernel.reads[index]!);
  const fits =
    nodes.length <= MOST_NODES &&
    nodes.every((x) => !NEEDS_A_LOOP.has(x.op) && !isDearOperator(x.op)) &&
    [store, ...reads].every(({ dtype }) => hasLanes(dtype)) &&
    // A read of what is stored over may not see sums that wait there.
    reads.every((r) => !r.guards?.length && inputs[r.input] !== outputs[store.output]);
  if (!fits) return undefined;
  const sum = e.cast(e.acc(SUMS[element]), body.dtype);
  const value = substitute(store.value, (x) => {
    if (x.op === "acc") return sum;
    return x.op === "load" ? e.load(used.indexOf(x.index), x.dtype) : undefined;
  });
  const to = reachOf(store, outputs[store.output]!);
  const from = reads.map((r) => reachOf(r, inputs[r.input]!));
  const kind = ({ dtype, stays, lie }: Reach): string => `${dtype}.${stays}.${lie}`;
  return {
    key: [kind(to), ...from.map(kind), structureOf([value])].join(" "),
    value,
    store: to.lie === "one" ? { ...to, lie: "run" } : to,
    reads: from,
    parameters: parametersOf([value]),
    holdsSums: DTYPES[store.dtype].bytes === DTYPES[SUMS[element]].bytes && to.lie !== "places",
  };
}

const NEEDS_A_LOOP: ReadonlySet<string> = new Set(["axis", "gather", "philox"]);

/** Words of each array among those that `addFinish` adds: tables of the places of batches, rows and columns. */
const REACH_WORDS = 3;

/** Adds the tables of what finishes sums: where each array has its batches, rows and columns, then the parameters. */
export function addFinish(
  { store, reads, parameters }: Finish,
  c: Contraction,
  tables: Tables,
  height: number,
): number {
  const words = [store, ...reads].flatMap(({ dtype, stays, lie, batch, rows, columns }) => {
    const { bytes } = DTYPES[dtype];
    // A register may have more lanes than there are columns.
    const along = [...positionsOf(c.columns.sizes, columns)];
    const padded = Int32Array.from([...along, ...SPARE.map(() => along.at(-1)!)]);
    return [
      tables.add(positionsOf(c.batch.sizes, batch), bytes),
      stays ? 0 : tables.add(positionsOf(c.rows.sizes, rows), bytes, height),
      lie === "places" ? tables.add(padded, bytes) : 0,
    ];
  });
  const constants = parameters.map((x) => x as Parameters<typeof wordOf>[0]);
  return tables.add(
    Int32Array.from([...words, ...constants.flatMap((x) => [wordOf(x, 0), wordOf(x, 1)])]),
  );
}

/** Columns beyond the last that registers reach. */
const SPARE = Array.from({ length: 16 });

/** Where sums belong. */
export interface Spot {
  /** Where the tables are, and among them those of `addFinish`. */
  readonly fields: Local<"i32">;
  readonly words: Code<"i32">;
  readonly batch: Local<"i32">;
  /** Four times the first row. */
  readonly row: Local<"i32">;
  readonly column: Local<"i32">;
}

/** Rows of sums in registers. */
export interface Rows {
  readonly registers: readonly (readonly Local<"v128">[])[];
  /** Elements that a row's registers hold. */
  readonly count: number;
  /** All of them are stored where `tail` is 0, otherwise `sure` and as many as it says. */
  readonly sure: number;
  readonly tail: Local<"i32">;
}

/** Computes what is stored from rows of sums, and stores it, from the last row upwards. `base` is the first array's parameter. */
export function finishRows(
  { value, store, reads, parameters }: Finish,
  target: Target,
  library: Library,
  frame: Frame,
  base: number,
  spot: Spot,
  { registers, count, sure, tail }: Rows,
): Code<"none"> {
  const groups = Math.ceil(count / 4);
  const v = new Vectors(target, library, frame, groups);
  const local = (value: Code<"i32">): Local<"i32"> => {
    const made = frame.local("i32");
    v.emit(set(made, value));
    return made;
  };
  const add = (x: Code<"i32">, ...more: Code<"i32">[]): Code<"i32"> => more.reduce(i32.add, x);
  const times = (x: Local<"i32">, by: number): Code<"i32"> => i32.mul(get(x), i32.const(by));
  const body = v.capture(() => {
    const words = local(spot.words);
    const arrays = [store, ...reads].map((reach, a) => {
      const table = (which: number): Code<"i32"> =>
        add(get(spot.fields), i32.load(get(words), 4 * (REACH_WORDS * a + which)));
      const first = local(
        add(
          i32.load(i32.const(0), PARAMETERS + 4 * (base + a)),
          i32.load(add(table(0), times(spot.batch, 4))),
          reach.lie === "run" ? times(spot.column, DTYPES[reach.dtype].bytes) : i32.const(0),
        ),
      );
      const rows = reach.stays ? undefined : local(add(table(1), get(spot.row)));
      const columns =
        reach.lie === "places" ? local(add(table(2), times(spot.column, 4))) : undefined;
      return { ...reach, first, rows, columns };
    });
    type Placed = (typeof arrays)[number];
    const placeOf = ({ first, rows }: Placed, row: number): Local<"i32"> =>
      rows ? local(add(get(first), i32.load(get(rows), 4 * row))) : first;
    const element = (array: Placed, place: Local<"i32">, index: number): Code<"i32"> =>
      array.columns
        ? add(get(place), i32.load(get(array.columns), 4 * index))
        : add(get(place), i32.const(index * DTYPES[array.dtype].bytes));
    const read = (array: Placed, row: number): Vec => {
      const place = placeOf(array, row);
      switch (array.lie) {
        case "one":
          return splatOf(v, array.dtype, loadScalar(array.dtype, get(place)));
        case "run":
          return loadRun(v, array.dtype, get(place));
        case "places":
          return loadLanes(v, array.dtype, (index) => element(array, place, index));
      }
    };
    const [to, ...from] = arrays as [Placed, ...Placed[]];
    const staying = from.map((array) => (array.stays ? read(array, 0) : undefined));
    const constant = (x: Expr): Vec => {
      const known = literalOf(x);
      if (known !== undefined) return literal(v, x.dtype, known);
      const index = parameters.indexOf(x);
      const at = 4 * (REACH_WORDS * arrays.length + 2 * index);
      const load = isWide(laneOf(x.dtype)) ? v128.load64Splat : v128.load32Splat;
      return v.constants.of(`parameter:${index}`, () => load(spot.words, at));
    };
    for (let row = registers.length - 1; row >= 0; row--) {
      const own = registers[row]!;
      const full = Math.ceil((groups * 4 * own.length) / count);
      const acc: Vec = {
        registers: Array.from({ length: full }, (_, r) => own[Math.min(r, own.length - 1)]!),
        splat: false,
      };
      const leaves: Leaves = {
        load: (index) => staying[index] ?? read(from[index]!, row),
        acc: () => acc,
        constant,
        gather: noLoop,
        axis: noLoop,
      };
      const made = new ExpressionWriter(v, leaves, new Map()).write(value);
      const raw = encode(v, store.dtype, v.spread(laneOf(store.dtype), made));
      const place = placeOf(to, row);
      const storeOne = (index: number): Code<"none"> =>
        storeLane(store.dtype, raw, index, element(to, place, index));
      const perGroup = raw.registers.length / groups;
      const groupsUpTo = (end: number): number => (store.lie === "run" ? Math.floor(end / 4) : 0);
      /** So many elements. */
      const first = (number: number): void => {
        const whole = groupsUpTo(number);
        for (let g = 0; g < whole; g++) {
          const group = {
            ...raw,
            registers: raw.registers.slice(g * perGroup, (g + 1) * perGroup),
          };
          storeVector(v.withGroups(1), store.dtype, group, () => element(to, place, 4 * g));
        }
        for (let index = 4 * whole; index < number; index++) v.emit(storeOne(index));
      };
      const some = v.capture(() => {
        first(sure + 1);
        for (let index = sure + 1; index < count; index++)
          v.emit(when(i32.gtS(get(tail), i32.const(index - sure)), storeOne(index)));
      });
      v.emit(
        when(
          get(tail),
          some,
          v.capture(() => first(count)),
        ),
      );
    }
  });
  return sequence(v.constants.prologue(), body);
}

const noLoop = (): Vec => {
  throw new Error("This is a bug in Gradtape: sums are finished outside loops");
};
