// A program as a module of its own: everything that it needs lies in its memory, and one function runs it.
import {
  DTYPES,
  UnsupportedError,
  type Assembled,
  type HostArray,
  type Program,
} from "@gradtape/core";
import { temporariesOf } from "@gradtape/core/internal";
import { Engine, FIRST_FREE, PAGE, SLACK } from "./engine.ts";
import { Heap } from "./heap.ts";
import { Image, wholeJob, type Callable } from "./link.ts";
import { Pool } from "./pool.ts";
import { prepareSteps } from "./prepare.ts";
import type { Target } from "./target.ts";

const ALIGNMENT = 64;

/** `contents` says of each buffer that is given to a run what it holds at first, or how many elements it has. */
export function assemble(
  target: Target,
  program: Program,
  contents: readonly (HostArray | number)[],
): Assembled {
  const engine = new Engine(target, { shared: false, maximum: 65536 });
  const pool = new Pool(engine, new Heap(engine), 1);
  const {
    result: steps,
    module,
    numberOf,
  } = engine.recorded(() => prepareSteps(engine, pool, program));
  const jobs = steps.flatMap(({ jobs }, s) => {
    if (jobs) return jobs();
    const { kernel } = program.steps[s]!;
    const what = kernel.kind === "routine" ? kernel.algorithm.name : "text";
    throw new UnsupportedError("save", `${what} runs in JavaScript: it cannot be part of a module`);
  });
  const image = new Image(jobs);

  let end = Math.ceil(FIRST_FREE / ALIGNMENT) * ALIGNMENT;
  const reserve = (bytes: number): number => {
    const at = end;
    end += Math.ceil((bytes + SLACK) / ALIGNMENT) * ALIGNMENT;
    return at;
  };
  const imageAt = reserve(image.bytes);
  const scratch = reserve(Math.max(0, ...steps.map((s) => s.scratch)));
  const arena = reserve(program.arena ?? 0);
  const bytesOf = (i: number, length: number): number => length * DTYPES[program.buffers[i]!].bytes;
  const sizes = contents.map((c, i) =>
    typeof c === "number" ? bytesOf(i, c) : (c as Uint8Array).byteLength,
  );
  const given = sizes.map(reserve);
  const temporaries = temporariesOf(program);
  const starts = [...given, ...temporaries.map(({ offset }) => arena + offset)];
  const allSizes = [
    ...sizes,
    ...temporaries.map(({ length }, t) => bytesOf(given.length + t, length)),
  ];

  const memory = new ArrayBuffer(imageAt + Math.ceil(image.bytes / 8) * 8);
  const ints = new Int32Array(memory);
  image.write(ints, new Float64Array(memory), imageAt, (index, { base, buffer, value }) => {
    const from = base === "scratch" ? scratch : base === "size" ? allSizes : starts;
    ints[index] = value + (typeof from === "number" ? from : from[buffer!]!);
  });
  const code = image.code(imageAt, {
    before: ({ functions }) =>
      module.exported(`stage${numberOf(functions)}`) as unknown as Callable,
    run: (job) =>
      wholeJob(module.exported(`run${numberOf(job.functions)}`) as unknown as Callable, job),
  });
  module.suffix = "";
  module.func({ name: "step", params: [], result: "none" }, () => code);
  const data = [
    { address: imageAt, bytes: new Uint8Array(memory, imageAt) },
    ...contents.flatMap((c, i) =>
      typeof c === "number" || sizes[i] === 0
        ? []
        : [{ address: given[i]!, bytes: bytesIn(c as Uint8Array) }],
    ),
  ];
  return {
    bytes: module.bytes({ pages: Math.ceil(end / PAGE) + 1, data }),
    addresses: given,
  };
}

const bytesIn = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
