// The eager executor: every op runs at once on the active backend, by a plan that is made once for each kind of call.
import { alive } from "./alive.ts";
import type { Assembled, Backend, Buffer, Run } from "./backend.ts";
import { denseOp } from "./dense.ts";
import { setExecutor, withExecutor, type Executor } from "./dispatch.ts";
import { DTYPES, type DType, type HostArray } from "./dtype.ts";
import { UnsupportedError } from "./errors.ts";
import { Held } from "./held.ts";
import type { Kernel, Program } from "./kernel.ts";
import { IndexedSlices, sumOfRows, type Slices } from "./indexed-slices.ts";
import { layoutOf, type Layout, type View } from "./layout.ts";
import { denseCopy } from "./ndarray.ts";
import { unobserved } from "./observers.ts";
import { defineOp, many, NONE, type Op } from "./op.ts";
import { checkFunction } from "./options.ts";
import { PlanCache, type PlanKey } from "./plan.ts";
import { untracked } from "./scope.ts";
import type { Shape } from "./shape/shape.ts";
import { joinOffsets, splitComplex } from "./split-complex.ts";
import { Storage } from "./storage.ts";
import { Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";
import { withTemporaries } from "./temporaries.ts";

interface Plan extends PlanKey {
  readonly outputs: readonly Layout[];
  /** A window onto input 0 (offset relative to it) … */
  readonly view: View | undefined;
  /** … or kernels; neither for a composite, which runs its parts. */
  readonly run: Run | undefined;
}

let backend: Backend | undefined;
let plans: PlanCache<Plan>[] = [];

/**
 * Make `next` the backend on which ops run from now on. Tensors of another backend are moved when an op needs them, if
 * that backend can be read at once.
 */
export function setBackend(next: Backend): void {
  if (next !== backend) plans = [];
  backend = next;
  setExecutor(eager);
}

/** The backend on which ops run. Throws `UnsupportedError` if none was set. */
export function getBackend(): Backend {
  if (backend) return backend;
  throw new UnsupportedError(
    "getBackend",
    `no backend is active: import one, as in setBackend(js()) of "@gradtape/backends/js"`,
  );
}

export const isOnActiveBackend = (x: Tensor): boolean => x.storage?.backend === backend;

/** A dense tensor of host elements; `shared` ones belong to no scope. */
export function upload(data: HostArray, shape: Shape, dtype: DType, shared = false): Tensor {
  const layout = layoutOf(shape, dtype);
  const make = (): Tensor => {
    const b = getBackend();
    const buffer = b.alloc(layout.size, dtype);
    b.write(buffer, data);
    return new Tensor(layout, new Storage(b, buffer, layout.size, dtype));
  };
  return shared ? untracked(make) : make();
}

export const eager: Executor = {
  execute(op, inputs, attrs) {
    const b = getBackend();
    if (op.sparse) {
      const slices = op.sparse(many(inputs), attrs);
      if (slices) return [indexedSlices(op, inputs, attrs, slices)];
    }
    const buffers: Buffer[] = [];
    const offsets: number[] = [];
    let args = inputs;
    for (let i = 0; i < inputs.length; i++) {
      let x = inputs[i]!;
      let s = alive(op.name, x);
      if (s.backend !== b) {
        x = moved(op.name, x, b);
        s = x.storage!;
        args = args.with(i, x);
      }
      buffers.push(s.buffer);
      offsets.push(x.offset);
    }
    const cache = (plans[op.id] ??= new PlanCache<Plan>());
    let plan = cache.find(args, attrs);
    if (plan === undefined) {
      plan = makePlan(op, args, attrs, b);
      // Unclaimed composites run their parts, which have plans of their own; keeping their attrs would keep what those hold.
      if (!op.compose || plan.run) cache.add(plan);
    }
    if (op.validate && b.readSync) op.validate(many(args), attrs);
    if (plan.run === undefined) {
      if (op.compose) return unobserved(() => op.compose!(many(args), attrs));
      // A view that these strides cannot express: look at a dense copy instead.
      if (!plan.view) {
        const copy = dense(args[0]!);
        const outputs = eager.execute(op, [copy], attrs);
        copy.dispose();
        return outputs;
      }
      const x = args[0]!;
      return [new Tensor(plan.outputs[0]!, alive(op.name, x).share(), x.offset + plan.view.offset)];
    }
    const outputs: Tensor[] = [];
    for (const layout of plan.outputs) {
      const buffer = b.alloc(layout.size, layout.dtype);
      buffers.push(buffer);
      offsets.push(0);
      outputs.push(new Tensor(layout, new Storage(b, buffer, layout.size, layout.dtype)));
    }
    plan.run(buffers, offsets);
    return outputs;
  },
  read(v) {
    (v.held as Held).given = true;
    return v.held;
  },
  borrow: (v) => v.held as Held,
  assign(v, x) {
    const before = v.held as Held | undefined;
    v.held = untracked(() => new Held(x.layout, alive("assign", x).share(), x.offset));
    before?.replaced();
  },
  inOrder: (x) => (isOnActiveBackend(x) ? untracked(() => dense(x)) : undefined),
};

/** The elements of a variable on the active backend, row-major from the beginning of a buffer that nobody else looks at. */
export function ownElements(v: Variable): Storage {
  const held = v.held as Held;
  const s = alive(v.name, held);
  if (held.own && !s.shared && held.layout.dense && held.offset === 0 && s.backend === backend)
    return s;
  const own = untracked(() =>
    copied(s.backend === backend ? held : moved(v.name, held, getBackend())),
  );
  v.held = untracked(() => new Held(own.layout, own.storage!.share(), 0));
  own.dispose();
  return v.held.storage!;
}

/**
 * Run `fn` as outside of any trace, of any tape and of any scope: what belongs to the beginning of a program rather than to a step.
 * Layers make their weights in it, so that a compiled function may build them. Returns what `fn` gives.
 *
 * Source: TensorFlow's `tf.init_scope`.
 *
 * @example
 * initScope(() => constant([1, 2])).arraySync() // => [1, 2]
 */
export function initScope<T>(fn: () => T): T {
  checkFunction("initScope", fn);
  return withExecutor(eager, () => unobserved(() => untracked(fn)));
}

const rowsOp = /*@__PURE__*/ defineOp<{ readonly shape: Shape }>({
  name: "indexedSlices",
  infer: ([values], { shape }) => [{ shape, dtype: values.dtype }],
  lower: sumOfRows,
});

function indexedSlices(op: Op, inputs: readonly Tensor[], attrs: unknown, slices: Slices): Tensor {
  const types = op.infer(many(inputs.map((x) => x.layout)), attrs);
  const [{ shape, dtype }] = many(types);
  if (op.validate && getBackend().readSync) op.validate(many(inputs), attrs);
  return new IndexedSlices(layoutOf(shape, dtype), slices, (rows) => {
    const make = () => eager.execute(rowsOp as Op, [rows.values, rows.indices], { shape })[0]!;
    return untracked(make).storage!;
  });
}

function makePlan(op: Op, inputs: readonly Tensor[], attrs: unknown, b: Backend): Plan {
  const specs: readonly Layout[] = inputs.map((x) => x.layout);
  const types = op.infer(many(specs), attrs);
  const key = { layouts: specs, attrs };
  if (op.view) {
    const view = op.view(specs[0]!, attrs, types[0]!);
    const outputs = view ? [layoutOf(view.shape, types[0]!.dtype, view.strides)] : [];
    return { ...key, outputs, view, run: undefined };
  }
  const outputs = types.map((t) => layoutOf(t.shape, t.dtype));
  const claimed = b.claim?.(op.name, specs, attrs, outputs);
  const run =
    claimed ??
    (op.lower
      ? prepare(b, programOf(op.lower(many(specs), attrs, many(outputs)), specs, outputs))
      : undefined);
  return { ...key, outputs, view: undefined, run };
}

/** A program made ready on a backend, which need not know complex numbers, nor temporaries. */
export function prepare(b: Backend, program: Program): Run {
  const split = splitComplex(program);
  const own = b.caps.temporaries || !split.temporaries?.length;
  return joinOffsets(program, own ? b.prepare(split) : withTemporaries(b, split));
}

/** A program as a module of its own, of a backend that need not know complex numbers. See `Backend.assemble`. */
export function assembled(
  b: Backend,
  program: Program,
  contents: readonly (HostArray | number)[],
): Assembled | undefined {
  const lanes = (i: number): number => DTYPES[program.buffers[i]!].lanes;
  const sizes = contents.map((c, i) => (typeof c === "number" ? c * lanes(i) : c));
  return b.assemble?.(splitComplex(program), sizes);
}

/** An op's kernels as a program of their own: its inputs, then its outputs. */
export function programOf(
  lowered: Kernel | readonly Kernel[],
  inputs: readonly { dtype: DType }[],
  outputs: readonly { dtype: DType }[],
): Program {
  const kernels: readonly Kernel[] = Array.isArray(lowered) ? lowered : [lowered as Kernel];
  const ins = inputs.map((_, i) => i);
  const outs = outputs.map((_, i) => inputs.length + i);
  return {
    buffers: [...inputs, ...outputs].map((s) => s.dtype),
    inputs: inputs.length,
    steps: kernels.map((kernel) => ({ kernel, inputs: ins, outputs: outs })),
  };
}

/** Elements up to which the host copies: it takes no longer than to make a kernel for a shape. */
const FEW = 1 << 16;

/** The same elements in row-major order, in a buffer of their own. */
function copied(x: Tensor): Tensor {
  const { size, dense: isDense, shape, dtype } = x.layout;
  const { backend: b, buffer } = alive("copy", x);
  const data = isDense && size <= FEW && b.readSync?.(buffer, dtype, x.offset, size);
  return data ? upload(data, shape, dtype) : dense(x);
}

/** The same elements in row-major order. */
function dense(x: Tensor): Tensor {
  return eager.execute(denseOp as Op, [x], NONE)[0]!;
}

/** A copy on another backend. */
function moved(op: string, x: Tensor, to: Backend): Tensor {
  const from = x.storage!.backend;
  if (!from.readSync) {
    throw new UnsupportedError(
      op,
      `inputs live on different backends (${from.name}, ${to.name}), and ${from.name} cannot be read at once: make the tensor again from await x.data()`,
    );
  }
  return upload(denseCopy(x.numpy()), x.shape, x.dtype);
}
