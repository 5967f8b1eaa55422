// Programs made ready: their kernels as functions of modules, their buffers as addresses.
import {
  DTYPES,
  simplifyAxes,
  type Buffer,
  type HostArray,
  type IndexMap,
  type Kernel,
  type LoopKernel,
  type Program,
  type Run,
  type Step,
} from "@gradtape/core";
import { storesOf, temporariesOf, temporaryArrays } from "@gradtape/core/internal";
import type { Buffers } from "./buffers.ts";
import { PARAMETERS, type Engine, type Prepared } from "./engine.ts";
import { prepareContraction } from "./gemm/epilogue.ts";
import { generate, type Template } from "./generate.ts";
import { word, type Word } from "./job.ts";
import { Linked } from "./link.ts";
import type { Heap } from "./heap.ts";
import { hasStrings, hostStep, viewOf } from "./host.ts";
import type { Pool } from "./pool.ts";
import { chunkOf, coldChunkOf } from "./share.ts";
import { withLoops } from "./with-loops.ts";

export function prepare(engine: Engine, buffers: Buffers, pool: Pool, program: Program): Run {
  if (hasStrings(program)) return onHost(buffers, program);
  const count = program.buffers.length;
  const temporaries = temporariesOf(program);
  const given = count - temporaries.length;
  const arenaBytes = program.arena ?? 0;
  const bytes = program.buffers.map((dtype) => DTYPES[dtype].bytes);
  const steps = engine.together(() => prepareSteps(engine, pool, program));
  const scratchBytes = Math.max(0, ...steps.map(({ scratch }) => scratch));
  const written = [...new Set(program.steps.flatMap(({ outputs }) => outputs))].filter(
    (w) => w < given,
  );
  const { buffers: dtypes } = program;
  /** Of each buffer where it is read from, where it begins, and how many bytes it has. */
  const at = new Int32Array(3 * count);
  let arena = -1;
  let runs = 0;
  let linked: Linked | undefined;
  /** Every program finds its temporaries where they were, unless the arena has moved to grow. */
  const place = (address: number): void => {
    arena = address;
    temporaries.forEach(({ offset, length }, t) => {
      const i = given + t;
      at[i] = at[count + i] = address + offset;
      at[2 * count + i] = length * bytes[i]!;
    });
  };
  const run: Run = (own, offsets) => {
    buffers.enter();
    for (let i = 0; i < given; i++) {
      const base = buffers.address(own[i]!, dtypes[i]!);
      at[i] = base + offsets[i]! * bytes[i]!;
      at[count + i] = base;
      at[2 * count + i] = buffers.size(own[i]!);
    }
    if (arenaBytes > 0) {
      const address = buffers.arena(arenaBytes);
      if (address !== arena) place(address);
    }
    const scratch = scratchBytes > 0 ? buffers.scratch(scratchBytes) : 0;
    if (runs < COLD_RUNS) {
      // Function by function, in pieces, until the engine has optimised them.
      for (let s = 0; s < steps.length; s++) steps[s]!.run(at, scratch);
      if (++runs === COLD_RUNS) linked = link(engine, buffers.heap, pool, steps, program);
    } else if (linked) linked.run(at, scratch);
    else for (let s = 0; s < steps.length; s++) steps[s]!.run(at, scratch);
    for (let i = 0; i < written.length; i++) {
      const w = written[i]!;
      buffers.store(own[w]!, dtypes[w]!, at[count + w]!);
    }
    buffers.leave();
  };
  if (arenaBytes > 0) buffers.needArena(run, arenaBytes);
  return run;
}

/** Each step of a program by itself. */
export const prepareSteps = (engine: Engine, pool: Pool, program: Program): readonly Prepared[] =>
  program.steps.map((step) => prepareStep(engine, pool, step, program));

/** Runs of a program before it is linked. */
const COLD_RUNS = 8;

/** A traced program as one call, if the host takes no part in it. */
function link(
  engine: Engine,
  heap: Heap,
  pool: Pool,
  steps: readonly Prepared[],
  { buffers, temporaries }: Program,
): Linked | undefined {
  if (temporaries === undefined || !steps.every((s) => s.jobs)) return undefined;
  const jobs = steps.flatMap((s) => s.jobs!());
  return Linked.of(engine, heap, pool, jobs, buffers.length);
}

function prepareStep(engine: Engine, pool: Pool, step: Step, program: Program): Prepared {
  const { inputs, outputs } = step;
  const kernel = simplifyAxes(step.kernel);
  if (kernel.kind === "dot" && !isFar(kernel)) {
    const product = prepareContraction(engine, pool, kernel, inputs, outputs, (map, from, to) => {
      const loops = withLoops(simplifyAxes(map));
      const template = generate(engine, loops);
      const mapStep = { kernel: loops, inputs: from, outputs: to };
      return template && loopStep(engine, pool, template, loops, mapStep, program.buffers.length);
    });
    if (product) return product;
  }
  const template =
    kernel.kind === "routine" || isFar(kernel) ? undefined : generate(engine, withLoops(kernel));
  return template
    ? loopStep(
        engine,
        pool,
        template,
        withLoops(kernel as LoopKernel),
        step,
        program.buffers.length,
      )
    : inHeap(engine, kernel, step, program);
}

/** Whether positions go beyond 32 bits, as those of a window do that is dilated beyond all measure. */
const isFar = (k: LoopKernel): boolean => {
  const reaches = (map: IndexMap, unit: number): boolean =>
    unit *
      map.strides.reduce((far, s, d) => far + Math.abs(s) * k.axes[d]!, Math.abs(map.offset)) >=
    2 ** 31;
  return (
    [...k.reads, ...storesOf(k)].some((access) => reaches(access, DTYPES[access.dtype].bytes)) ||
    k.reads.some((r) => r.guards?.some((guard) => reaches(guard, 1)))
  );
};

/** A kernel by its own function. */
export function loopStep(
  engine: Engine,
  pool: Pool,
  template: Template,
  kernel: LoopKernel,
  { inputs, outputs }: Step,
  /** Buffers of the program. */
  count: number,
): Prepared {
  const { functions, numbers, scratch, bounds } = template;
  const { reads } = kernel;
  const accesses = [
    ...reads.map((r) => [inputs[r.input]!, r] as const),
    ...storesOf(kernel).map((s) => [outputs[s.output]!, s] as const),
  ];
  const places = Int32Array.from(accesses, ([buffer]) => buffer);
  const far = Int32Array.from(accesses, ([, { offset, dtype }]) => offset * DTYPES[dtype].bytes);
  const bounded = Int32Array.from(bounds ? reads : [], (r) => inputs[r.input]!);
  const words = Int32Array.from(numbers, (of) => of(kernel));
  const afterHead = 2 * reads.length;
  const end = kernel.axes[0]!;
  const most = Math.max(2, pool.threads);
  const chunk = chunkOf(kernel, most);
  const cold = coldChunkOf(kernel);
  const threads = chunk === end ? 1 : most;
  return {
    scratch: scratch ? threads * scratch.bytes(kernel) : 0,
    run(at, room) {
      const { ints } = engine;
      let p = PARAMETERS / 4;
      for (let i = 0; i < places.length; i++) ints[p++] = at[places[i]!]! + far[i]!;
      for (let i = 0; i < bounded.length; i++) {
        ints[p + 2 * i] = at[count + bounded[i]!]!;
        ints[p + 2 * i + 1] = at[2 * count + bounded[i]!]!;
      }
      p += afterHead;
      for (let i = 0; i < words.length; i++) ints[p + i] = words[i]!;
      if (scratch) ints[p + scratch.number] = room;
      if (template.cold > 0 && (chunk === end || pool.threads < 2)) {
        template.cold--;
        // A fold of nothing has a result too.
        let begin = 0;
        do functions.run(begin, Math.min(end, begin + cold), 0);
        while ((begin += cold) < end);
      } else if (chunk === end || (scratch && pool.threads > threads)) functions.run(0, end, 0);
      else pool.run(functions.run, end, chunk);
    },
    jobs: () => {
      const addresses = accesses.map(([buffer], i): Word => ({
        value: far[i]!,
        base: "at",
        buffer,
      }));
      const extents = reads.flatMap((r): Word[] => {
        const buffer = inputs[r.input]!;
        return bounds
          ? [
              { value: 0, base: "begin", buffer },
              { value: 0, base: "size", buffer },
            ]
          : [word(0), word(0)];
      });
      const rest = Array.from(words, word);
      if (scratch) rest[scratch.number] = { value: 0, base: "scratch" };
      return [
        {
          functions,
          words: [...addresses, ...extents, ...rest],
          before: [],
          tables: undefined,
          count: end,
          chunk,
          threads: scratch ? threads : Infinity,
        },
      ];
    },
  };
}

/** A kernel that runs on the host, over the heap. */
function inHeap(
  engine: Engine,
  kernel: Kernel,
  { inputs, outputs }: Step,
  { buffers: dtypes }: Program,
): Prepared {
  const run = hostStep(kernel, inputs, outputs);
  const count = dtypes.length;
  return {
    scratch: 0,
    run(at) {
      const views = dtypes.map((dtype, i) =>
        viewOf(engine, dtype, at[count + i]! >>> 0, at[2 * count + i]! >>> 0),
      );
      run(
        views,
        dtypes.map((dtype, i) => (at[i]! - at[count + i]!) / DTYPES[dtype].bytes),
      );
    },
  };
}

/** A program with strings, which never lie in the heap: everything runs on arrays. */
function onHost(buffers: Buffers, program: Program): Run {
  const steps = program.steps.map(({ kernel, inputs, outputs }) =>
    hostStep(simplifyAxes(kernel), inputs, outputs),
  );
  let temporaries: HostArray[] | undefined;
  return (given: readonly Buffer[], offsets) => {
    buffers.enter();
    temporaries ??= temporaryArrays(program);
    // The first look brings all of them in, and may move the heap.
    for (const buffer of given) buffers.view(buffer);
    const arrays = [...given.map((buffer) => buffers.view(buffer)), ...temporaries];
    const starts = [...offsets, ...temporaries.map(() => 0)];
    for (const step of steps) step(arrays, starts);
    buffers.leave();
  };
}
