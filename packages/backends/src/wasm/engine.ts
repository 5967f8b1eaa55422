// The memory that kernels work in, and the modules that have been made for it.
import { Module, type MemoryType } from "./asm/index.ts";
import type { Job } from "./job.ts";
import { canShare } from "./platform.ts";
import type { Target } from "./target.ts";
import { Library } from "./vectors.ts";

/** A kernel made ready. `at` has the byte address of each of the program's buffers, `scratch` as many bytes as it asks for. */
export interface Prepared {
  readonly scratch: number;
  readonly run: (at: Int32Array, scratch: number) => void;
  /** The same as data, for programs to be linked of; absent where the host takes part. */
  readonly jobs?: () => readonly Job[];
}

/** Where kernels find numbers that vary from run to run (sizes, strides): as many as they like up to the limit. */
export const PARAMETERS = 1024;
export const PARAMETER_BYTES = 16384;
/** What lies below is never handed out: reads may go a little beyond both ends of an array. */
export const FIRST_FREE = PARAMETERS + PARAMETER_BYTES + 1024;
/** Reads may go beyond the end of what was asked for by so many bytes. */
export const SLACK = 64;
export const PAGE = 65536;

const LIMIT = 4096;

/** Shared where threads can be; its pages cost nothing before they are touched. */
const memoryTypeHere = (): MemoryType => ({ shared: canShare(), maximum: 65536 });

type Build = (module: Module, library: Library) => void;

type Functions = Record<string, (...args: number[]) => unknown>;
/** Functions that are looked up when they are called: they may not be there yet. */
export type Late<E> = E;

/** A module that is being put together, and the functions that wait for it. */
interface Open {
  readonly module: Module;
  readonly library: Library;
  readonly waiting: Functions[];
}

/** Where a function is from: its module, in which its name has this number behind it. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly number: number;
}

export class Engine {
  readonly target: Target;
  readonly memory: WebAssembly.Memory;
  readonly memoryType: MemoryType;
  /** Views of the whole memory, renewed when it grows. */
  bytes!: Uint8Array;
  ints!: Int32Array;
  doubles!: Float64Array;
  #named = new Map<string, Functions>();
  #sources = new WeakMap<object, Source>();
  #open: Open | undefined;

  constructor(target: Target, memoryType = memoryTypeHere()) {
    this.target = target;
    this.memoryType = memoryType;
    this.memory = new WebAssembly.Memory({ initial: 16, ...memoryType });
    this.#look();
  }

  #look(): void {
    this.bytes = new Uint8Array(this.memory.buffer);
    this.ints = new Int32Array(this.memory.buffer);
    this.doubles = new Float64Array(this.memory.buffer);
  }

  /** Makes memory at least so large. Throws a RangeError if the platform has no more. */
  grow(bytes: number): void {
    const missing = Math.ceil((bytes - this.bytes.length) / PAGE);
    if (missing <= 0) return;
    this.memory.grow(missing);
    this.#look();
  }

  /** The functions of this name, which are built when they are first asked for; see `functions`. */
  named<E extends Functions>(name: string, build: Build): Late<E> {
    let found = this.#named.get(name);
    if (!found) {
      if (this.#named.size >= LIMIT) this.#named.clear();
      this.#named.set(name, (found = this.functions(build)));
    }
    return found as Late<E>;
  }

  /** Functions that are built now, and are there at once, or, inside of `together`, when that has ended. */
  functions<E extends Functions>(build: Build): Late<E> {
    return this.together(() => {
      const { module, library, waiting } = this.#open!;
      module.suffix = String(waiting.length);
      const late = {};
      waiting.push(late);
      build(module, library);
      return late as Late<E>;
    });
  }

  /** What is built inside is put into a module that is left to the caller; functions are never there. */
  recorded<T>(fn: () => T): {
    readonly result: T;
    readonly module: Module;
    /** The number behind the names of functions, in the module. */
    readonly numberOf: (functions: object) => number;
  } {
    const module = new Module();
    const waiting: Functions[] = [];
    this.#open = { module, library: new Library(module), waiting };
    try {
      const result = fn();
      return { result, module, numberOf: (functions) => waiting.indexOf(functions as Functions) };
    } finally {
      this.#open = undefined;
    }
  }

  /** What is built inside becomes one module. */
  together<T>(fn: () => T): T {
    if (this.#open) return fn();
    const module = new Module(this.memoryType);
    const open = { module, library: new Library(module), waiting: [] as Functions[] };
    this.#open = open;
    try {
      return fn();
    } finally {
      this.#open = undefined;
      if (open.waiting.length > 0) this.#instantiate(open);
    }
  }

  #instantiate({ module, waiting }: Open): void {
    const bytes = module.bytes();
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      e: { m: this.memory },
    });
    for (const [exported, fn] of Object.entries(exports as Functions)) {
      const name = exported.replace(/\d+$/, "");
      const number = Number(exported.slice(name.length));
      waiting[number]![name] = fn;
      this.#sources.set(fn, { bytes, number });
    }
  }

  /** The module that a function is from, for other threads to make the same. */
  sourceOf(fn: object): Source | undefined {
    return this.#sources.get(fn);
  }
}
