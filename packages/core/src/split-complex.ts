// Programs without complex numbers: each becomes two floats side by side, so that no backend needs to know them.
import type { Run } from "./backend.ts";
import { DTYPES, isComplex, type DType } from "./dtype.ts";
import { e, PART, substitute, type Expr } from "./expr.ts";
import type { Access, IndexMap, Program, Step, Store, StoreKernel } from "./kernel.ts";
import { temporariesOf } from "./temporaries.ts";

/**
 * The same program over buffers of floats, each complex number two of them. A kernel that stores complex numbers becomes
 * two, one for each part; a fold of them must be a sum, whose stored value keeps the parts apart.
 */
export function splitComplex(program: Program): Program {
  if (!program.buffers.some(isComplex)) return program;
  return {
    ...program,
    buffers: program.buffers.map(partOf),
    ...(program.temporaries && {
      temporaries: temporariesOf(program).map(({ dtype, length, offset }) => ({
        length: length * DTYPES[dtype].lanes,
        offset,
      })),
    }),
    steps: program.steps.flatMap((step): Step[] => {
      const { kernel } = step;
      if (kernel.kind === "routine" || kernel.kind === "row") return [step]; // of real dtypes
      const lanes = isComplex(kernel.store.dtype) ? [0, 1] : [0];
      return lanes.map((lane) => ({ ...step, kernel: splitKernel(kernel, lane) }));
    }),
  };
}

/** The program's run by that of the split one: offsets count elements, and a complex element has become two. */
export function joinOffsets({ buffers }: Program, run: Run): Run {
  if (!buffers.some(isComplex)) return run;
  const lanes = buffers.map((d) => DTYPES[d].lanes);
  return (b, offsets) =>
    run(
      b,
      offsets.map((o, i) => o * lanes[i]!),
    );
}

/** What can be folded part by part. */
const LANEWISE: ReadonlySet<string> = new Set(["sum", "set"]);

const partOf = (d: DType): DType => (isComplex(d) ? PART[d] : d);

const double = <M extends IndexMap>(m: M, lane: number): M => ({
  ...m,
  offset: 2 * m.offset + lane,
  strides: m.strides.map((s) => 2 * s),
});

function splitKernel(kernel: StoreKernel, lane: number): StoreKernel {
  // The imaginary parts are read behind all others, so that reads keep their numbers.
  const reads: Access[] = kernel.reads.map((r) => (isComplex(r.dtype) ? realRead(r, 0) : r));
  const imaginary = kernel.reads.map((r) =>
    isComplex(r.dtype) ? reads.push(realRead(r, 1)) - 1 : -1,
  );
  const leaf = (x: Expr): Expr | undefined => {
    if (x.op !== "re" && x.op !== "im") return undefined;
    const [z] = x.args;
    if (z.op === "acc") {
      if (x.op !== (lane === 0 ? "re" : "im"))
        throw new Error(
          "This is a bug in Gradtape: a finished fold mixes the parts of a complex sum",
        );
      return e.acc(x.dtype, z.index);
    }
    if (z.op !== "load" && z.op !== "gather")
      throw new Error(`This is a bug in Gradtape: ${x.op} of ${z.op}`);
    const index = x.op === "re" ? z.index : imaginary[z.index]!;
    return z.op === "load"
      ? e.load(index, x.dtype)
      : e.gather(index, x.dtype, e.mul(substitute(z.args[0], leaf), 2));
  };
  const real = (x: Expr): Expr =>
    substitute(isComplex(x.dtype) ? (lane === 0 ? e.re(x) : e.im(x)) : x, leaf);
  const { dtype } = kernel.store;
  const folds = kernel.kind === "sort" ? "sort" : "combine" in kernel ? kernel.combine : "set";
  if (!LANEWISE.has(folds) && isComplex("body" in kernel ? kernel.body.dtype : dtype))
    throw new Error(`This is a bug in Gradtape: ${kernel.kind} of complex numbers by ${folds}`);
  const store: Store = {
    ...(isComplex(dtype) ? { ...double(kernel.store, lane), dtype: PART[dtype] } : kernel.store),
    value: real(kernel.store.value),
  };
  switch (kernel.kind) {
    case "map":
      return { ...kernel, reads, store };
    case "scatter": {
      const at = real(kernel.at);
      const wide = isComplex(dtype);
      return {
        ...kernel,
        reads,
        store,
        at: wide ? e.mul(at, 2) : at,
        limit: wide ? 2 * kernel.limit : kernel.limit,
      };
    }
    default:
      return { ...kernel, reads, body: real(kernel.body), store };
  }
}

const realRead = (r: Access, lane: number): Access => ({
  ...double(r, lane),
  dtype: partOf(r.dtype),
});
