// Threads: workers that take part in the kernels of the thread that calls.
import type { Engine } from "./engine.ts";
import type { Heap } from "./heap.ts";
import { builtin, cores } from "./platform.ts";
import { CONTROL, CONTROL_BYTES, ENTRY, WORKER_SOURCE, type Start } from "./worker.ts";

/** A kernel computes positions; `thread` is a number below that of the threads, for memory of its own. */
export type Positions = (begin: number, end: number, thread: number) => void;

interface Thread {
  readonly terminate: () => unknown;
}

const KERNELS = 4096;
/** Milliseconds that threads look out for each other before they sleep: waking costs several microseconds. */
const PATIENCE = 0.03;
/** A wait that is so many milliseconds longer than a chunk takes means that other processes have the cores. */
const STALL = 0.1;
/**
 * After time was lost, by a stall or in waking others, that is not risked again for so many times as long: so a twentieth is
 * the most that can be lost. (On a busy machine waking a thread may take as long as many jobs.)
 */
const PENANCE = 20;
/** Above this many threads the memory is what kernels wait for. */
const MOST = 4;

export class Pool {
  readonly #engine: Engine;
  readonly #heap: Heap;
  readonly #ids = new WeakMap<Positions, number>();
  readonly #modules = new WeakMap<Uint8Array, number>();
  #known = 0;
  #table = 0;
  #threads: number;
  #workers: Thread[] = [];
  #started = false;
  #control = new Int32Array(CONTROL_BYTES / 4);
  #aloneUntil = 0;
  #noWakeBefore = 0;
  readonly #maySleep = maySleep();

  constructor(engine: Engine, heap: Heap, threads = Math.min(cores(), MOST)) {
    this.#engine = engine;
    this.#heap = heap;
    this.#threads = engine.memoryType.shared ? threads : 1;
  }

  /** How many threads may work at once. */
  get threads(): number {
    return this.#threads;
  }
  set threads(count: number) {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    this.#started = false;
    this.#threads = this.#engine.memoryType.shared ? count : 1;
  }

  /** How many workers have come so far. */
  get ready(): number {
    return this.#started ? Atomics.load(this.#control, CONTROL.ready) : 0;
  }

  /**
   * Computes positions 0 to `count` in chunks of `size`, by as many threads as there are. The kernel is the function `run` of a
   * module of the engine's; chunks must not depend on each other.
   */
  run(kernel: Positions, count: number, size: number): void {
    if (count <= size || this.#threads < 2 || !this.#takePart(kernel)) kernel(0, count, 0);
    else this.#share(kernel, count, size);
  }

  /** Whether workers can take part in this kernel now. */
  #takePart(kernel: Positions): boolean {
    if (!this.#started) this.#start();
    if (Atomics.load(this.#control, CONTROL.ready) === 0) return false;
    if (performance.now() < this.#aloneUntil) return false;
    const id = this.#ids.get(kernel) ?? this.#enter(kernel);
    if (id < 0) return false;
    this.#control[CONTROL.kernel] = id;
    return true;
  }

  #share(kernel: Positions, count: number, size: number): void {
    const words = this.#control;
    const chunks = Math.ceil(count / size);
    const begin = performance.now();
    words[CONTROL.count] = count;
    words[CONTROL.size] = size;
    words[CONTROL.failed] = 0;
    Atomics.store(words, CONTROL.done, 0);
    Atomics.store(words, CONTROL.left, chunks);
    if (begin >= this.#noWakeBefore && Atomics.load(words, CONTROL.sleepers) > 0) {
      Atomics.notify(words, CONTROL.left, chunks - 1);
      const end = performance.now();
      this.#noWakeBefore = end + PENANCE * (end - begin);
    }
    let mine = 0;
    try {
      for (;;) {
        const chunk = Atomics.load(words, CONTROL.left);
        if (chunk === 0) break;
        if (Atomics.compareExchange(words, CONTROL.left, chunk, chunk - 1) !== chunk) continue;
        mine++;
        const from = (chunk - 1) * size;
        kernel(from, Math.min(count, from + size), 0);
      }
    } finally {
      mine += Atomics.exchange(words, CONTROL.left, 0);
      if (Atomics.load(words, CONTROL.done) !== chunks - mine)
        this.#join(chunks - mine, begin, mine);
    }
    if (Atomics.load(words, CONTROL.failed) !== 0)
      throw new Error("This is a bug in Gradtape: a kernel failed in a worker");
  }

  /** Waits for the chunks that workers have claimed. */
  #join(claimed: number, begin: number, mine: number): void {
    const words = this.#control;
    const now = performance.now();
    const patient = this.#maySleep ? now + PATIENCE : Infinity;
    do {
      for (let i = 0; i < 50; i++) if (Atomics.load(words, CONTROL.done) === claimed) return;
    } while (performance.now() < patient);
    Atomics.store(words, CONTROL.waiting, 1);
    for (;;) {
      const done = Atomics.load(words, CONTROL.done);
      if (done === claimed) break;
      Atomics.wait(words, CONTROL.done, done);
    }
    Atomics.store(words, CONTROL.waiting, 0);
    const end = performance.now();
    const stall = end - now - (now - begin) / Math.max(1, mine);
    if (stall > STALL) this.#aloneUntil = end + PENANCE * stall;
  }

  /** Makes a kernel known to the workers. Its number, or -1 if there is no room for it. */
  #enter(kernel: Positions): number {
    let id = -1;
    const source = this.#engine.sourceOf(kernel);
    if (source !== undefined && this.#known < KERNELS) {
      const address = this.#place(source.bytes);
      if (address !== 0) {
        id = this.#known++;
        const entry = (this.#table + ENTRY * id) >>> 2;
        this.#engine.ints.set([address, source.bytes.length, source.number], entry);
      }
    }
    this.#ids.set(kernel, id);
    return id;
  }

  /** Where a module's bytes lie for the workers; 0 if there is no room. */
  #place(bytes: Uint8Array): number {
    let address = this.#modules.get(bytes);
    if (address === undefined) {
      address = this.#heap.alloc(bytes.length);
      if (address !== 0) this.#engine.bytes.set(bytes, address);
      this.#modules.set(bytes, address);
    }
    return address;
  }

  #start(): void {
    this.#started = true;
    if (this.#table === 0) this.#table = this.#heap.alloc(ENTRY * KERNELS);
    // Workers that are being terminated may still write to the block they know.
    const control = this.#heap.alloc(CONTROL_BYTES);
    if (this.#table === 0 || control === 0) return;
    const { memory } = this.#engine;
    this.#control = new Int32Array(memory.buffer, control, CONTROL_BYTES / 4).fill(0);
    for (let thread = 1; thread < this.#threads; thread++) {
      const worker = startWorker({
        memory,
        control,
        table: this.#table,
        thread,
        patience: PATIENCE,
      });
      if (worker) this.#workers.push(worker);
    }
  }
}

/** Whether this thread may sleep: a window's must not. */
function maySleep(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0);
    return true;
  } catch {
    return false;
  }
}

interface NodeWorker extends Thread {
  readonly unref: () => void;
  readonly on: (event: "error", listener: () => void) => void;
}
interface WorkerThreads {
  readonly Worker: new (source: string, options: object) => NodeWorker;
}
interface WebWorker extends Thread {
  readonly postMessage: (message: unknown, transfer: readonly object[]) => void;
}
interface Web {
  readonly Worker?: new (url: string) => WebWorker;
  readonly Blob: new (parts: string[], options: object) => object;
  readonly URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
}

/** A worker that never keeps the process alive, or undefined where there can be none. */
function startWorker(start: Start): Thread | undefined {
  const threads = builtin<WorkerThreads>("worker_threads");
  const { Worker, Blob, URL } = globalThis as unknown as Web;
  try {
    if (threads) {
      const worker = new threads.Worker(WORKER_SOURCE, {
        eval: true,
        workerData: start,
        execArgv: [],
      });
      worker.on("error", () => {});
      worker.unref();
      return worker;
    }
    if (!Worker) return undefined;
    const url = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: "text/javascript" }));
    const worker = new Worker(url);
    worker.postMessage(start, []);
    URL.revokeObjectURL(url);
    return worker;
  } catch {
    // A policy forbids it: one thread works too.
    return undefined;
  }
}
