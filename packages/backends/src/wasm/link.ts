// A program as one call: its kernels' parameters lie ready in memory, and one function copies and calls.
import { f64, i32, memoryCopy, Module, sequence, type Code } from "./asm/index.ts";
import { PARAMETERS, type Engine } from "./engine.ts";
import type { Heap } from "./heap.ts";
import type { Base, Before, Job, Word } from "./job.ts";
import type { Pool } from "./pool.ts";

/** A word of the image that is an address. */
interface Place {
  readonly index: number;
  readonly value: number;
}

const KINDS: readonly Base[] = ["at", "begin", "size"];
const ALIGNMENT = 64;

/** Where the image has a job: arguments of what comes before it, its words, its tables, in bytes from the image's beginning. */
interface Layout {
  readonly before: readonly number[];
  readonly words: number;
  readonly tables: number;
}

/** What jobs find in memory, laid out. */
export class Image {
  readonly jobs: readonly Job[];
  readonly bytes: number;
  readonly #layouts: readonly Layout[];
  readonly #tables: readonly (Int32Array | undefined)[];

  constructor(jobs: readonly Job[]) {
    let end = 0;
    const reserve = (bytes: number): number => {
      const at = end;
      end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
      return at;
    };
    this.jobs = jobs;
    this.#tables = jobs.map((job) => job.tables?.());
    this.#layouts = jobs.map(({ before, words }, j) => ({
      before: before.map((b) => reserve(8 + 4 * b.words.length)),
      words: reserve(4 * words.length),
      tables: reserve(4 * (this.#tables[j]?.length ?? 0)),
    }));
    this.bytes = end;
  }

  /** Writes it; words that are addresses but for those of tables are left to `place`, which gets their index among the words. */
  write(
    ints: Int32Array,
    doubles: Float64Array,
    address: number,
    place: (index: number, word: Word & { readonly base: Exclude<Base, "tables"> }) => void,
  ): void {
    const write = (words: readonly Word[], at: number, tables: number): void =>
      words.forEach((w, i) => {
        const index = ((address + at) >>> 2) + i;
        ints[index] = w.base === "tables" ? address + tables + w.value : w.value;
        if (w.base !== undefined && w.base !== "tables") place(index, { ...w, base: w.base });
      });
    this.jobs.forEach(({ before, words }, j) => {
      const layout = this.#layouts[j]!;
      before.forEach((b, i) => {
        const at = layout.before[i]!;
        doubles[(address + at) >>> 3] = b.fill;
        write(b.words, at + 8, layout.tables);
      });
      write(words, layout.words, layout.tables);
      const tables = this.#tables[j];
      if (tables) ints.set(tables, (address + layout.tables) >>> 2);
    });
  }

  /** Code that runs all jobs, by calls of their functions. */
  code(address: number, { before, run }: Calls): Code<"none"> {
    const calls = this.jobs.flatMap((job, j): Code<"none">[] => {
      const layout = this.#layouts[j]!;
      const stages = job.before.map((b, i) => {
        const at = address + layout.before[i]!;
        const args = b.words.map((_, w) => i32.load(i32.const(0), at + 8 + 4 * w));
        return before(b).call(...args, f64.load(i32.const(0), at));
      });
      const copy = memoryCopy(
        i32.const(PARAMETERS),
        i32.const(address + layout.words),
        i32.const(4 * job.words.length),
      );
      return [...stages, copy, run(job, j)];
    });
    return sequence(...calls);
  }
}

export interface Callable {
  readonly call: (...args: readonly Code<"i32" | "f64">[]) => Code<"none">;
}

/** How an image's code calls functions. */
interface Calls {
  readonly before: (b: Before) => Callable;
  readonly run: (job: Job, index: number) => Code<"none">;
}

/** The types of the arguments of what comes before a job. */
export const typesOf = (b: Before): readonly ("i32" | "f64")[] => [
  ...b.words.map(() => "i32" as const),
  "f64",
];

/** A call that computes all positions. */
export const wholeJob = (run: Callable, { count }: Job): Code<"none"> =>
  run.call(i32.const(0), i32.const(count), i32.const(0));

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
    const image = new Image(jobs);
    const address = heap.alloc(image.bytes);
    if (address === 0) return undefined;
    return new Linked(engine, heap, pool, image, address, count);
  }

  private constructor(
    engine: Engine,
    heap: Heap,
    pool: Pool,
    image: Image,
    address: number,
    count: number,
  ) {
    this.#engine = engine;
    this.#ofBuffers = Array.from({ length: 3 * count }, () => []);
    this.#last = new Int32Array(3 * count).fill(-1);
    image.write(engine.ints, engine.doubles, address, (index, { base, buffer, value }) => {
      if (base === "scratch") this.#ofScratch.push({ index, value });
      else this.#ofBuffers[KINDS.indexOf(base) * count + buffer!]!.push({ index, value });
    });
    this.#step = stepOf(engine, pool, image, address);
    lost.register(this, { heap, address, bytes: image.bytes });
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

/** One function that calls the functions of all jobs on the parameters that lie ready. */
function stepOf(engine: Engine, pool: Pool, image: Image, address: number): () => void {
  const module = new Module(engine.memoryType);
  const imports: Record<string, WebAssembly.ImportValue> = {};
  const known = new Map<object, Callable>();
  const imported = (
    fn: (...args: number[]) => unknown,
    params: readonly ("i32" | "f64")[],
  ): Callable => {
    let found = known.get(fn);
    if (!found) {
      const name = `f${known.size}`;
      imports[name] = fn;
      known.set(fn, (found = module.import(name, params, "none") as unknown as Callable));
    }
    return found;
  };
  const share = (j?: number): void => {
    const { functions, count, chunk, threads } = image.jobs[j!]!;
    if (pool.threads <= threads) pool.run(functions.run, count, chunk);
    else functions.run(0, count, 0);
  };
  const code = image.code(address, {
    before: (b) => imported(b.functions.stage, typesOf(b)),
    run: (job, j) =>
      job.chunk < job.count
        ? imported(share, ["i32"]).call(i32.const(j))
        : wholeJob(imported(job.functions.run as Share, ["i32", "i32", "i32"]), job),
  });
  module.func({ name: "step", params: [], result: "none" }, () => code);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes()), {
    e: { m: engine.memory },
    f: imports,
  });
  return instance.exports["step"] as () => void;
}

type Share = (...args: number[]) => void;
