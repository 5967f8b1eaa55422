// From ops to kernels: composites are opened, views become strides, equal ops become one.
import {
  DTYPES,
  isComplex,
  Tensor,
  TraceError,
  type Kernel,
  type Op,
  type Step,
  type Variable,
} from "@gradtape/core";
import {
  denseOp,
  e,
  layoutOf,
  many,
  NONE,
  readElement,
  sameAttrs,
  unobserved,
  untracked,
  withExecutor,
  type Executor,
  type Expr,
  type Layout,
  type Spec,
} from "@gradtape/core/internal";
import type { Draft, DraftBuffer, Update } from "../program/draft.ts";
import { reached } from "../program/positions.ts";
import type { Node } from "./graph.ts";
import { stepOf } from "./step.ts";

/** Where the elements of an input buffer come from when the program runs. */
export type Origin =
  /** A value that the program keeps while it runs: an argument, or what an earlier part has made. */
  | { readonly kind: "value"; readonly id: number }
  | { readonly kind: "state"; readonly variable: Variable }
  | { readonly kind: "capture"; readonly tensor: Tensor };

/** Where a result of a part lies. */
export interface Place {
  readonly buffer: number;
  readonly layout: Layout;
  readonly offset: number;
}

/** A draft with what its buffers mean. */
export interface Lowered {
  readonly draft: Draft;
  readonly origins: ReadonlyMap<number, Origin>;
  readonly results: readonly Place[];
  /** For each step, the ops it was lowered from. */
  readonly labels: readonly string[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Seen {
  readonly op: Op;
  readonly inputs: readonly Tensor[];
  readonly attrs: unknown;
  readonly outputs: readonly Tensor[];
}

/** Stands for the newest input of an op that has none. */
const NO_INPUT = -1;

/** A tensor of a program in the making. */
const lowered = (layout: Layout, offset = 0): Tensor => new Tensor(layout, undefined, offset);

/** Lowers nodes; one for each part of a program that runs without the host. */
export class Lowering implements Executor {
  readonly #buffers: Mutable<DraftBuffer>[] = [];
  readonly #steps: Step[] = [];
  readonly #labels: string[] = [];
  readonly #origins = new Map<number, Origin>();
  /** The buffer of each lowered tensor. */
  readonly #homes = new Map<number, number>();
  /** Lowered tensors of the traced ones. */
  readonly #values = new Map<number, Tensor>();
  readonly #captured = new Map<number, Tensor>();
  /** What has been lowered, by the newest input: of all inputs it has the fewest users. */
  readonly #seen = new Map<number, Seen[]>();
  readonly #captures: ReadonlyMap<number, Tensor>;

  constructor(captures: ReadonlyMap<number, Tensor>) {
    this.#captures = captures;
  }

  /** A tensor that is given when the program runs, row-major from the beginning of its buffer. */
  input(x: Tensor, origin: Origin): void {
    const y = lowered(layoutOf(x.shape, x.dtype));
    this.#homes.set(y.id, this.#input(y.layout.dtype, y.layout.size, origin));
    this.#values.set(x.id, y);
  }

  has(x: Tensor): boolean {
    return this.#values.has(x.id) || this.#captures.has(x.id);
  }

  /** Whether a step is an algorithm, which may refuse the values that it is given. */
  get mayThrow(): boolean {
    return this.#steps.some(({ kernel }) => kernel.kind === "routine");
  }

  nodes(nodes: readonly Node[]): void {
    withExecutor(this, () => unobserved(() => untracked(() => this.#lower(nodes))));
  }

  #lower(nodes: readonly Node[]): void {
    for (const { op, inputs, attrs, outputs, parts } of nodes) {
      if (parts) {
        this.#lower(parts);
        continue;
      }
      const made = this.execute(
        op,
        inputs.map((x) => this.#valueOf(x)),
        attrs,
      );
      outputs.forEach((y, i) => this.#values.set(y.id, made[i]!));
    }
  }

  execute(op: Op, inputs: readonly Tensor[], attrs: unknown): readonly Tensor[] {
    const args = inputs.map((x) => this.#valueOf(x));
    let newest = NO_INPUT;
    for (const x of args) newest = Math.max(newest, x.id);
    let seen = this.#seen.get(newest);
    if (!seen) this.#seen.set(newest, (seen = []));
    const same = seen.find(
      (s) =>
        s.op === op &&
        s.inputs.length === args.length &&
        s.inputs.every((x, i) => x === args[i]) &&
        sameAttrs(s.attrs, attrs),
    );
    if (same) return same.outputs;
    const outputs = this.#execute(op, args, attrs);
    seen.push({ op, inputs: args, attrs, outputs });
    return outputs;
  }

  #execute(op: Op, inputs: readonly Tensor[], attrs: unknown): readonly Tensor[] {
    if (op.compose) return op.compose(many(inputs), attrs).map((y) => this.#valueOf(y));
    const specs = many<Spec>(inputs.map((x) => x.layout));
    const types = op.infer(specs, attrs);
    if (op.view) {
      const [x] = inputs as [Tensor];
      const view = op.view(x.layout, attrs, types[0]!);
      if (!view) return this.#execute(op, this.execute(denseOp as Op, [x], NONE), attrs);
      const y = lowered(
        layoutOf(view.shape, types[0]!.dtype, view.strides),
        x.offset + view.offset,
      );
      this.#homes.set(y.id, this.#homes.get(x.id)!);
      return [y];
    }
    if (!op.lower)
      throw new TraceError(op.name, "has no kernels: it cannot be part of a traced function");
    const outputs = types.map((t) => lowered(layoutOf(t.shape, t.dtype)));
    const kernels = op.lower(specs, attrs, many(outputs.map((y) => y.layout)));
    const from = inputs.map((x) => this.#homes.get(x.id)!);
    const to = outputs.map((y) => {
      const buffer = this.#buffer(y.dtype, y.size, "temporary");
      this.#homes.set(y.id, buffer);
      return buffer;
    });
    for (const kernel of Array.isArray(kernels)
      ? (kernels as readonly Kernel[])
      : [kernels as Kernel]) {
      const literals = inputs.map((x) => this.#literal(x));
      this.#steps.push(stepOf(kernel, { inputs, from, to, literals }));
      this.#labels.push(op.name);
    }
    return outputs;
  }

  read(variable: Variable): Tensor {
    throw new TraceError(variable.name, "is read by an op's parts: this is a bug in Gradtape");
  }
  assign(variable: Variable): void {
    this.read(variable);
  }

  /** Where the elements of a traced tensor are. */
  place(x: Tensor): Place {
    const y = this.#valueOf(x);
    return { buffer: this.#homes.get(y.id)!, layout: y.layout, offset: y.offset };
  }

  /** The same, in a buffer of its own that begins with them, row by row. */
  densePlace(x: Tensor): Place {
    const y = this.#valueOf(x);
    const place = this.place(y);
    const whole = place.layout.dense && place.offset === 0;
    if (whole && this.#buffers[place.buffer]!.length === place.layout.size) return place;
    return this.place(this.execute(denseOp as Op, [y], NONE)[0]!);
  }

  /** A copy that is nobody else's. */
  copyPlace(x: Tensor): Place {
    const y = this.#valueOf(x);
    return this.place(this.#execute(denseOp as Op, [y], NONE)[0]!);
  }

  isInput(buffer: number): boolean {
    return this.#buffers[buffer]!.role === "input";
  }

  finish(results: readonly Place[], updates: readonly Update[]): Lowered {
    for (const { buffer } of results)
      if (!this.isInput(buffer)) this.#buffers[buffer]!.role = "output";
    return {
      draft: { buffers: this.#buffers, steps: this.#steps, updates },
      origins: this.#origins,
      results,
      labels: this.#labels,
    };
  }

  #buffer(dtype: DraftBuffer["dtype"], length: number, role: DraftBuffer["role"]): number {
    return this.#buffers.push({ dtype, length, role }) - 1;
  }

  #input(dtype: DraftBuffer["dtype"], length: number, origin: Origin): number {
    const buffer = this.#buffer(dtype, length, "input");
    this.#origins.set(buffer, origin);
    return buffer;
  }

  /** The lowered tensor of a traced one, of a constant, or of one that is lowered already. */
  #valueOf(x: Tensor): Tensor {
    if (this.#homes.has(x.id)) return x;
    const known = this.#values.get(x.id);
    if (known) return known;
    const tensor = this.#captures.get(x.id) ?? (x.storage ? x : undefined);
    if (!tensor)
      throw new TraceError(
        "function",
        `a ${x.dtype} tensor of shape [${x.shape.join(", ")}] belongs to another trace`,
      );
    const y = lowered(tensor.layout, tensor.offset);
    const own = new Tensor(tensor.layout, tensor.storage!.share(), tensor.offset);
    const { bytes } = DTYPES[tensor.dtype];
    // Strings have no bytes: of those, as far as the tensor looks.
    const looksAt = { offset: tensor.offset, strides: tensor.layout.strides };
    const length =
      bytes > 0 ? tensor.storage!.bytes / bytes : (reached(tensor.shape, looksAt).at(-1) ?? 0);
    this.#homes.set(y.id, this.#input(tensor.dtype, length, { kind: "capture", tensor: own }));
    this.#captured.set(y.id, own);
    this.#values.set(x.id, y);
    return y;
  }

  /** The one element of a constant, if it has just one. */
  #literal(x: Tensor): Expr | undefined {
    const tensor = this.#captured.get(x.id);
    const { dtype, layout } = x;
    if (!tensor || layout.size !== 1 || dtype === "string" || isComplex(dtype)) return undefined;
    const storage = tensor.storage!;
    if (!storage.backend.readSync) return undefined;
    const data = storage.backend.readSync(storage.buffer, dtype, tensor.offset, 1);
    const value = readElement(data, 0, dtype) as number | bigint | boolean;
    return e.const(typeof value === "boolean" ? Number(value) : value, dtype);
  }
}
