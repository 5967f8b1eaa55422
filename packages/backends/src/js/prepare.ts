// Programs made ready: simplified, generated, and found again by their source.
import {
  simplifyAxes,
  type Buffer,
  type HostArray,
  type LoopKernel,
  type Program,
  type RoutineKernel,
  type Run,
  type Step,
} from "@gradtape/core";
import { temporaryArrays } from "@gradtape/core/internal";
import { runRoutine } from "@gradtape/core/reference";
import { prepareClosures } from "./closures.ts";
import { gemm, takesGemm } from "./gemm.ts";
import { helper, type Helper } from "./helpers.ts";
import { generate } from "./generate.ts";

type Compiled = (
  b: readonly Buffer[],
  o: readonly number[],
  p: readonly number[],
  c: readonly number[],
) => void;
type Factory = (...helpers: Helper[]) => Compiled;

/** Functions by their source: kernels of one structure share code, and the engine optimises it once. */
const compiled = new Map<string, Compiled>();
const LIMIT = 4096;

/** How kernels become functions: by generating source, or, where a policy forbids that, by closures. */
export type Strategy = "source" | "closures";

/** Whether the platform lets code be generated. */
export function canGenerate(): boolean {
  try {
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}

export function prepare(program: Program, strategy: Strategy): Run {
  const runs = program.steps.map((step) => prepareStep(step, strategy));
  if (program.temporaries?.length) return overArena(program, runs);
  if (runs.length === 1) return runs[0]!;
  return (buffers, offsets) => {
    for (const run of runs) run(buffers, offsets);
  };
}

/** Stands for a caller's buffer between runs, so that it is not kept alive. */
const NOTHING: Buffer = {};

/** The arena is made at the first run and kept. */
function overArena(program: Program, runs: readonly Run[]): Run {
  const given = program.buffers.length - program.temporaries!.length;
  const all: Buffer[] = [];
  const starts = program.buffers.map(() => 0);
  return (buffers, offsets) => {
    if (all.length === 0) all.push(...buffers, ...temporaryArrays(program));
    for (let i = 0; i < given; i++) {
      all[i] = buffers[i]!;
      starts[i] = offsets[i]!;
    }
    for (let i = 0; i < runs.length; i++) runs[i]!(all, starts);
    for (let i = 0; i < given; i++) all[i] = NOTHING;
  };
}

function prepareStep(step: Step, strategy: Strategy): Run {
  const { inputs, outputs } = step;
  const kernel = simplifyAxes(step.kernel);
  if (kernel.kind === "routine") return routine(kernel, inputs, outputs);
  if (takesGemm(kernel)) return gemm(kernel, inputs, outputs);
  if (strategy === "closures") return prepareClosures(kernel, inputs, outputs);
  return fromSource(kernel, inputs, outputs);
}

function routine(
  kernel: RoutineKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Run {
  return (buffers, offsets) => {
    const host = (i: number) => ({ data: buffers[i] as HostArray, offset: offsets[i]! });
    runRoutine(kernel, inputs.map(host), outputs.map(host));
  };
}

function fromSource(
  kernel: LoopKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Run {
  const { source, numbers, constants, helpers } = generate(kernel, inputs, outputs);
  let fn = compiled.get(source);
  if (!fn) {
    if (compiled.size >= LIMIT) compiled.clear();
    const factory = new Function(...helpers, `return (b,o,p,c)=>{${source}}`) as Factory;
    compiled.set(source, (fn = factory(...helpers.map(helper))));
  }
  const run = fn;
  return (buffers, offsets) => run(buffers, offsets, numbers, constants);
}
