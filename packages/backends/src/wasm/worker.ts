// What a worker does, as source: so that no bundler need find a file of it.

/** Words of the block through which the threads of a pool speak, each on a cache line of its own. */
export const CONTROL = {
  /** Chunks of the job that nobody has claimed yet. Workers without work sleep here. */
  left: 0,
  /** Chunks that workers have finished. The caller may sleep here. */
  done: 16,
  /** How many workers sleep, or are about to; */
  sleepers: 32,
  /** whether the caller does; */
  waiting: 48,
  /** how many workers are there; */
  ready: 64,
  /** and whether a kernel has failed in one of them. */
  failed: 80,
  /** The job: the number of its kernel, how many positions it has, and how many of them are a chunk. */
  kernel: 96,
  count: 97,
  size: 98,
} as const;
export const CONTROL_BYTES = 512;
/** Bytes of a kernel's entry in the table. */
export const ENTRY = 16;

/** What a worker is told when it begins. */
export interface Start {
  readonly memory: WebAssembly.Memory;
  readonly control: number;
  /** For each kernel the address and the length of its module's bytes, and which of its functions it is. */
  readonly table: number;
  readonly thread: number;
  /** For how many milliseconds it looks out for the next job before it sleeps. */
  readonly patience: number;
}

const words = Object.entries(CONTROL)
  .map(([name, at]) => `${name} = ${at}`)
  .join(", ");

/** A script that listens to one `Start`. It never returns: the thread ends when it is terminated. */
export const WORKER_SOURCE = `"use strict";
const ${words};
const begin = ({ memory, control, table, thread, patience }) => {
  const words = new Int32Array(memory.buffer, control, ${CONTROL_BYTES / 4});
  const kernels = [];
  const modules = {};
  const kernelOf = (id) => {
    const [address, length, number] = new Uint32Array(memory.buffer, table + ${ENTRY} * id, 3);
    if (!modules[address]) {
      const bytes = new Uint8Array(memory.buffer, address, length).slice();
      modules[address] = new WebAssembly.Instance(new WebAssembly.Module(bytes), { e: { m: memory } });
    }
    return (kernels[id] = modules[address].exports["run" + number]);
  };
  const work = () => {
    // Compiled before anything is claimed: meanwhile the others do the work.
    let id = words[kernel];
    let run = kernels[id] || kernelOf(id);
    for (;;) {
      const chunk = Atomics.load(words, left);
      if (chunk === 0) return;
      if (Atomics.compareExchange(words, left, chunk, chunk - 1) !== chunk) continue;
      try {
        // Now the job stays as it is until this chunk is done.
        if (words[kernel] !== id) {
          id = words[kernel];
          run = kernels[id] || kernelOf(id);
        }
        const from = (chunk - 1) * words[size];
        run(from, Math.min(words[count], from + words[size]), thread);
      } catch (error) {
        Atomics.store(words, failed, 1);
      }
      Atomics.add(words, done, 1);
      if (Atomics.load(words, waiting) !== 0) Atomics.notify(words, done);
    }
  };
  const comes = () => {
    const end = performance.now() + patience;
    do {
      for (let i = 0; i < 50; i++) if (Atomics.load(words, left) !== 0) return true;
    } while (performance.now() < end);
    return false;
  };
  Atomics.add(words, ready, 1);
  for (;;) {
    if (!comes()) {
      Atomics.add(words, sleepers, 1);
      Atomics.wait(words, left, 0);
      Atomics.sub(words, sleepers, 1);
    }
    try {
      work();
    } catch {
      // A kernel of which this thread does not see all yet: the others do the work.
    }
  }
};
const node = globalThis.process?.getBuiltinModule?.("node:worker_threads");
if (node) begin(node.workerData);
else globalThis.onmessage = ({ data }) => begin(data);
`;
