// The memory that kernels work in, and the modules that have been made for it.
import { Module, type MemoryType } from "./asm/index.ts";
import { canShare } from "./platform.ts";
import type { Target } from "./target.ts";
import { Library } from "./vectors.ts";

/** A kernel made ready. `at` has the byte address of each of the program's buffers, `scratch` as many bytes as it asks for. */
export interface Prepared {
  readonly scratch: number;
  readonly run: (at: Int32Array, scratch: number) => void;
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

export class Engine {
  readonly target: Target;
  readonly memory: WebAssembly.Memory;
  readonly memoryType: MemoryType;
  /** Views of the whole memory, renewed when it grows. */
  bytes!: Uint8Array;
  ints!: Int32Array;
  #instances = new Map<string, WebAssembly.Exports>();
  #sources = new WeakMap<object, Uint8Array>();

  constructor(target: Target, memoryType = memoryTypeHere()) {
    this.target = target;
    this.memoryType = memoryType;
    this.memory = new WebAssembly.Memory({ initial: 16, ...memoryType });
    this.#look();
  }

  #look(): void {
    this.bytes = new Uint8Array(this.memory.buffer);
    this.ints = new Int32Array(this.memory.buffer);
  }

  /** Makes memory at least so large. Throws a RangeError if the platform has no more. */
  grow(bytes: number): void {
    const missing = Math.ceil((bytes - this.bytes.length) / PAGE);
    if (missing <= 0) return;
    this.memory.grow(missing);
    this.#look();
  }

  /** The exports of a module of this name, which is built when it is first asked for. */
  exports<E extends WebAssembly.Exports>(name: string, build: Build): E {
    let found = this.#instances.get(name);
    if (!found) {
      if (this.#instances.size >= LIMIT) this.#instances.clear();
      this.#instances.set(name, (found = this.instantiate(build)));
    }
    return found as E;
  }

  /** The exports of a new module. */
  instantiate<E extends WebAssembly.Exports>(build: Build): E {
    const module = new Module(this.memoryType);
    build(module, new Library(module));
    const bytes = module.bytes();
    const compiled = new WebAssembly.Module(bytes);
    const { exports } = new WebAssembly.Instance(compiled, { e: { m: this.memory } });
    for (const fn of Object.values(exports)) this.#sources.set(fn, bytes);
    return exports as E;
  }

  /** The module that a function is from, for other threads to make the same. */
  bytesOf(fn: object): Uint8Array | undefined {
    return this.#sources.get(fn);
  }
}
