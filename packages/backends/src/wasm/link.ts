// A program as one call: its kernels' parameters lie ready in memory, and one function copies and calls.
import { f64, i32, memoryCopy, Module, sequence, type Code } from "./asm/index.ts";
import { PARAMETERS, type Engine } from "./engine.ts";
import type { Heap } from "./heap.ts";
import type { Base, Job, Word } from "./job.ts";
import type { Pool } from "./pool.ts";

/** A word of the image that is an address. */
interface Place {
  readonly index: number;
  readonly value: number;
}

const KINDS: readonly Base[] = ["at", "begin", "size"];
const ALIGNMENT = 64;

/** Bytes of a job's image: arguments of what comes before it, its words, its tables. */
interface Layout {
  readonly before: readonly number[];
  readonly words: number;
  readonly tables: number;
}

export class Linked {
  readonly #engine: Engine;
  readonly #step: () => void;
  /** By kind and buffer, as `at` is laid out. */
  readonly #ofBuffers: Place[][];
  readonly #ofScratch: Place[] = [];
  /** The addresses that the image has. */
  readonly #last: Int32Array;
  #lastScratch = -1;

  /** Undefined if the heap has no room for it. */
  static of(
    engine: Engine,
    heap: Heap,
    pool: Pool,
    jobs: readonly Job[],
    /** Buffers of the program. */
    count: number,
  ): Linked | undefined {
    let end = 0;
    const reserve = (bytes: number): number => {
      const at = end;
      end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
      return at;
    };
    const tables = jobs.map((job) => job.tables?.());
    const layouts = jobs.map(({ before, words }, j): Layout => ({
      before: before.map((b) => reserve(8 + 4 * b.words.length)),
      words: reserve(4 * words.length),
      tables: reserve(4 * (tables[j]?.length ?? 0)),
    }));
    const address = heap.alloc(end);
    if (address === 0) return undefined;
    return new Linked(engine, heap, pool, jobs, layouts, tables, address, end, count);
  }

  private constructor(
    engine: Engine,
    heap: Heap,
    pool: Pool,
    jobs: readonly Job[],
    layouts: readonly Layout[],
    tables: readonly (Int32Array | undefined)[],
    address: number,
    bytes: number,
    count: number,
  ) {
    this.#engine = engine;
    this.#ofBuffers = Array.from({ length: 3 * count }, () => []);
    this.#last = new Int32Array(3 * count).fill(-1);
    const base = address >>> 2;
    const write = (words: readonly Word[], at: number, ownTables: number): void =>
      words.forEach(({ value, base: kind, buffer }, i) => {
        const index = base + (at >>> 2) + i;
        engine.ints[index] = kind === "tables" ? address + ownTables + value : value;
        if (kind === "scratch") this.#ofScratch.push({ index, value });
        else if (kind !== undefined && kind !== "tables")
          this.#ofBuffers[KINDS.indexOf(kind) * count + buffer!]!.push({ index, value });
      });
    jobs.forEach(({ before, words }, j) => {
      const layout = layouts[j]!;
      before.forEach((b, i) => {
        const at = layout.before[i]!;
        engine.doubles[(address + at) >>> 3] = b.fill;
        write(b.words, at + 8, layout.tables);
      });
      write(words, layout.words, layout.tables);
      if (tables[j]) engine.ints.set(tables[j], base + (layout.tables >>> 2));
    });
    this.#step = stepOf(engine, pool, jobs, layouts, address);
    lost.register(this, { heap, address, bytes });
  }

  /**
   * Runs all jobs. `at` has of each buffer where its elements are, then of each where it begins, then of each how many bytes it
   * has.
   */
  run(at: Int32Array, scratch: number): void {
    const { ints } = this.#engine;
    const last = this.#last;
    for (let i = 0; i < at.length; i++) {
      const now = at[i]!;
      if (now === last[i]) continue;
      last[i] = now;
      const places = this.#ofBuffers[i]!;
      for (let k = 0; k < places.length; k++) ints[places[k]!.index] = now + places[k]!.value;
    }
    if (scratch !== this.#lastScratch) {
      this.#lastScratch = scratch;
      for (const { index, value } of this.#ofScratch) ints[index] = scratch + value;
    }
    this.#step();
  }
}

interface Block {
  readonly heap: Heap;
  readonly address: number;
  readonly bytes: number;
}
const lost = /*@__PURE__*/ new FinalizationRegistry<Block>(({ heap, address, bytes }) =>
  heap.free(address, bytes),
);

interface Callable {
  readonly call: (...args: readonly Code<"i32" | "f64">[]) => Code<"none">;
}

/** One function that calls the functions of all jobs on the parameters that lie ready. */
function stepOf(
  engine: Engine,
  pool: Pool,
  jobs: readonly Job[],
  layouts: readonly Layout[],
  address: number,
): () => void {
  const module = new Module(engine.memoryType);
  const imports: Record<string, WebAssembly.ImportValue> = {};
  const names = new Map<object, string>();
  const nameOf = (fn: object): string => {
    let name = names.get(fn);
    if (name === undefined) names.set(fn, (name = `f${names.size}`));
    return name;
  };
  const known = new Map<string, Callable>();
  const imported = (
    fn: (...args: number[]) => unknown,
    params: readonly ("i32" | "f64")[],
  ): Callable => {
    const name = nameOf(fn);
    let found = known.get(name);
    if (!found) {
      imports[name] = fn;
      known.set(name, (found = module.import(name, params, "none") as unknown as Callable));
    }
    return found;
  };
  const share = (j: number): void => {
    const { functions, count, chunk, threads } = jobs[j]!;
    if (pool.threads <= threads) pool.run(functions.run, count, chunk);
    else functions.run(0, count, 0);
  };
  const calls = jobs.flatMap((job, j): Code<"none">[] => {
    const layout = layouts[j]!;
    const load = (at: number): Code<"i32"> => i32.load(i32.const(0), address + at);
    const before = job.before.map(({ functions, words }, i) => {
      const at = layout.before[i]!;
      const params = [...words.map(() => "i32" as const), "f64" as const];
      const args = words.map((_, w) => load(at + 8 + 4 * w));
      return imported(functions.stage, params).call(...args, f64.load(i32.const(0), address + at));
    });
    const copy = memoryCopy(
      i32.const(PARAMETERS),
      i32.const(address + layout.words),
      i32.const(4 * job.words.length),
    );
    const call =
      job.chunk < job.count
        ? imported(share as (j?: number) => void, ["i32"]).call(i32.const(j))
        : imported(job.functions.run as (...args: number[]) => void, ["i32", "i32", "i32"]).call(
            i32.const(0),
            i32.const(job.count),
            i32.const(0),
          );
    return [...before, copy, call];
  });
  module.func({ name: "step", params: [], result: "none" }, () => sequence(...calls));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes()), {
    e: { m: engine.memory },
    f: imports,
  });
  return instance.exports["step"] as () => void;
}
