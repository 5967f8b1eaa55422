// The eager executor: every op runs at once on the active backend, by a plan that is made once for each kind of call.
import { alive } from "./alive.ts";
import type { Backend, Buffer, Run } from "./backend.ts";
import { denseOp } from "./dense.ts";
import { setExecutor, unobserved, type Executor } from "./dispatch.ts";
import type { DType, HostArray } from "./dtype.ts";
import { UnsupportedError } from "./errors.ts";
import type { Kernel, Program } from "./kernel.ts";
import { layoutOf, type Layout, type View } from "./layout.ts";
import { denseCopy } from "./ndarray.ts";
import { many, NONE, type Op } from "./op.ts";
import { PlanCache, type PlanKey } from "./plan.ts";
import { untracked } from "./scope.ts";
import type { Shape } from "./shape/shape.ts";
import { Storage } from "./storage.ts";
import { Tensor } from "./tensor.ts";

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

/** Another tensor over the same elements. */
const alias = (op: string, x: Tensor): Tensor =>
  new Tensor(x.layout, alive(op, x).share(), x.offset);

export const eager: Executor = {
  execute(op, inputs, attrs) {
    const b = getBackend();
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
  read: (v) => v.value,
  assign(v, x) {
    v.value = untracked(() => alias("assign", x));
  },
};

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
      ? b.prepare(programOf(op.lower(many(specs), attrs, many(outputs)), specs, outputs))
      : undefined);
  return { ...key, outputs, view: undefined, run };
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
