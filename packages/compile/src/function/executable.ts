// A graph made ready to run on a backend.
import { Tensor, type Backend, type Buffer, type Op, type Variable } from "@gradtape/core";
import {
  alive,
  assign,
  denseOp,
  eager,
  many,
  NONE,
  ownElements,
  prepare,
  read,
  Storage,
} from "@gradtape/core/internal";
import type { Scheduled } from "../program/schedule.ts";
import { optimizedPart } from "./explain.ts";
import type { Graph, Node } from "./graph.ts";
import type { Origin } from "./lower.ts";
import { partsOf, type KernelPart } from "./parts.ts";

/** A tensor as programs take it: row-major. */
export const asDense = (x: Tensor): Tensor =>
  x.layout.dense ? x : eager.execute(denseOp as Op, [x], NONE)[0]!;

/** The same elements as another tensor. */
const another = (x: Tensor): Tensor => new Tensor(x.layout, alive("function", x).share(), x.offset);

/** Runs a part: takes its inputs from `values`, and puts there what it makes. */
type RunPart = (values: Tensor[]) => void;

/** Gives each value of a program a place in a list: first the arguments, then what parts make. */
class Slots {
  readonly #places = new Map<number, number>();

  of(id: number): number {
    let place = this.#places.get(id);
    if (place === undefined) this.#places.set(id, (place = this.#places.size));
    return place;
  }
}

export class Executable {
  readonly graph: Graph;
  readonly backend: Backend;
  /** The parts that run without the host. */
  readonly programs: readonly Scheduled[];
  readonly #parts: readonly RunPart[];
  /** Each output is a tensor of its own, which may be disposed of, and which tapes tell from inputs and other outputs. */
  readonly #outputs: readonly { readonly slot: number; readonly isOther: boolean }[];
  /** Variables that take another shape. */
  readonly #assigned: readonly { readonly variable: Variable; readonly slot: number }[];
  readonly #slots = new Slots();

  constructor(graph: Graph, backend: Backend) {
    this.graph = graph;
    this.backend = backend;
    for (const x of graph.inputs) this.#slots.of(x.id);
    const { parts, outputs, states } = partsOf(graph);
    const programs: Scheduled[] = [];
    this.#parts = parts.map((part) => {
      if (part.kind === "host") return this.#hostPart(part.node);
      const scheduled = optimizedPart(part.lowered, backend);
      programs.push(scheduled);
      return this.#kernelPart(part, scheduled);
    });
    this.programs = programs;
    const slots = outputs.map((id) => this.#slots.of(id));
    this.#outputs = slots.map((slot, i) => ({
      slot,
      isOther: slot < graph.inputs.length || slots.indexOf(slot) < i,
    }));
    this.#assigned = states.map(({ index, id }) => ({
      variable: graph.states[index]!.variable,
      slot: this.#slots.of(id),
    }));
  }

  /** Outputs for arguments, which are on the backend and row-major. Variables are updated. */
  run(args: readonly Tensor[]): Tensor[] {
    const values = [...args];
    for (let i = 0; i < this.#parts.length; i++) this.#parts[i]!(values);
    for (const { variable, slot } of this.#assigned) assign(variable, values[slot]!);
    const outputs = this.#outputs;
    const results = new Array<Tensor>(outputs.length);
    for (let i = 0; i < outputs.length; i++) {
      const { slot, isOther } = outputs[i]!;
      results[i] = isOther ? another(values[slot]!) : values[slot]!;
    }
    return results;
  }

  #hostPart({ op, attrs, inputs, outputs }: Node): RunPart {
    const { states, captures } = this.graph;
    const given = inputs.map((x): ((values: readonly Tensor[]) => Tensor) => {
      const constant = captures.get(x.id);
      if (constant) return () => constant;
      const state = states.find((s) => s.before.id === x.id);
      if (state) return () => read(state.variable);
      const slot = this.#slots.of(x.id);
      return (values) => values[slot]!;
    });
    const made = outputs.map((y) => this.#slots.of(y.id));
    return (values) => {
      const args = given.map((of) => of(values));
      const results = op.compose!(many(args), attrs);
      made.forEach((slot, i) => {
        const y = asDense(results[i]!);
        values[slot] = args.includes(y) ? another(y) : y;
      });
    };
  }

  #kernelPart({ lowered, ids }: KernelPart, scheduled: Scheduled): RunPart {
    const { backend } = this;
    const { program, inputs, outputs } = scheduled;
    const run = prepare(backend, program);
    const origins = inputs.map((buffer) => lowered.origins.get(buffer)!);
    const sources = origins.map((origin) => this.#sourceOf(origin));
    const given = sources.length;
    const sizes = outputs.map((buffer) => lowered.draft.buffers[buffer]!);
    const results = lowered.results.map(({ buffer, layout, offset }, i) => {
      const storage = outputs.indexOf(buffer);
      return {
        layout,
        offset,
        storage,
        isFirst: lowered.results.findIndex((r) => r.buffer === buffer) === i,
        slot: this.#slots.of(ids[i]!),
      };
    });
    const buffers = new Array<Buffer>(given + sizes.length);
    const offsets = new Array<number>(given + sizes.length).fill(0);
    const storages = new Array<Storage>(sizes.length);
    return (values) => {
      for (let i = 0; i < given; i++) {
        const source = sources[i]!;
        if (typeof source === "number") {
          const x = values[source]!;
          buffers[i] = alive("function", x).buffer;
          offsets[i] = x.offset;
        } else buffers[i] = source();
      }
      for (let i = 0; i < sizes.length; i++) {
        const { length, dtype } = sizes[i]!;
        const buffer = backend.alloc(length, dtype);
        buffers[given + i] = buffer;
        storages[i] = new Storage(backend, buffer, length, dtype);
      }
      run(buffers, offsets);
      for (let i = 0; i < results.length; i++) {
        const { layout, offset, storage, isFirst, slot } = results[i]!;
        const own = storages[storage]!;
        values[slot] = new Tensor(layout, isFirst ? own : own.share(), offset);
      }
    };
  }

  /** Where a buffer comes from: the place of a value, or what gives it. */
  #sourceOf(origin: Origin): number | (() => Buffer) {
    switch (origin.kind) {
      case "state":
        return () => ownElements(origin.variable).buffer;
      case "capture": {
        const { buffer } = origin.tensor.storage!;
        return () => buffer;
      }
      case "value":
        return this.#slots.of(origin.id);
    }
  }
}
