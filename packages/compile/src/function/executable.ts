// A graph made ready to run on a backend.
import { Tensor, type Backend, type Buffer, type Program, type Run } from "@gradtape/core";
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
  type Op,
} from "@gradtape/core/internal";
import { optimized } from "../program/optimized.ts";
import type { Graph, Node } from "./graph.ts";
import type { Origin } from "./lower.ts";
import { partsOf, type KernelPart, type Parts } from "./parts.ts";

/** A tensor as programs take it: row-major. */
export const asDense = (x: Tensor): Tensor =>
  x.layout.dense ? x : eager.execute(denseOp as Op, [x], NONE)[0]!;

export class Executable {
  readonly graph: Graph;
  readonly backend: Backend;
  readonly programs: readonly Program[];
  readonly #parts: Parts;
  readonly #run: readonly ((values: Map<number, Tensor>) => void)[];

  constructor(graph: Graph, backend: Backend) {
    this.graph = graph;
    this.backend = backend;
    this.#parts = partsOf(graph, true);
    const programs: Program[] = [];
    this.#run = this.#parts.parts.map((part) => {
      if (part.kind === "host") return (values) => this.#happen(part.node, values);
      const { program, run } = this.#prepare(part);
      programs.push(program);
      return run;
    });
    this.programs = programs;
  }

  /** Outputs for arguments, which are on the backend and row-major. Variables are updated. */
  run(args: readonly Tensor[]): Tensor[] {
    const values = new Map<number, Tensor>();
    this.graph.inputs.forEach((x, i) => values.set(x.id, args[i]!));
    for (const run of this.#run) run(values);
    for (const { index, id } of this.#parts.states)
      assign(this.graph.states[index]!.variable, values.get(id)!);
    // Each output is a tensor of its own, which may be disposed of, and which tapes tell from the inputs.
    const given = new Set(args);
    return this.#parts.outputs.map((id) => {
      const x = values.get(id)!;
      if (given.has(x)) return new Tensor(x.layout, alive("function", x).share(), x.offset);
      given.add(x);
      return x;
    });
  }

  #happen({ op, attrs, inputs, outputs }: Node, values: Map<number, Tensor>): void {
    const { states, captures } = this.graph;
    const given = inputs.map((x) => {
      const known = values.get(x.id) ?? captures.get(x.id);
      return known ?? read(states.find((s) => s.before.id === x.id)!.variable);
    });
    const made = op.compose!(many(given), attrs);
    outputs.forEach((y, i) => values.set(y.id, asDense(made[i]!)));
  }

  #prepare({ lowered, ids }: KernelPart): {
    program: Program;
    run: (values: Map<number, Tensor>) => void;
  } {
    const { backend } = this;
    const { program, inputs: given, outputs: made } = optimized(lowered.draft);
    const ready: Run = prepare(backend, program);
    const origins = given.map((buffer) => lowered.origins.get(buffer)!);
    const sizes = made.map((buffer) => lowered.draft.buffers[buffer]!);
    const places = lowered.results.map(({ buffer, ...place }) => ({
      ...place,
      storage: made.indexOf(buffer),
    }));
    const buffers = new Array<Buffer>(given.length + made.length);
    const offsets = new Array<number>(given.length + made.length).fill(0);
    const run = (values: Map<number, Tensor>): void => {
      for (let i = 0; i < origins.length; i++) {
        const { storage, offset } = elementsOf(origins[i]!, values);
        buffers[i] = storage.buffer;
        offsets[i] = offset;
      }
      const storages = sizes.map(({ length, dtype }, i) => {
        const buffer = backend.alloc(length, dtype);
        buffers[given.length + i] = buffer;
        return new Storage(backend, buffer, length, dtype);
      });
      ready(buffers, offsets);
      const used = new Set<Storage>();
      places.forEach(({ layout, offset, storage: i }, k) => {
        const storage = storages[i]!;
        values.set(
          ids[k]!,
          new Tensor(layout, used.has(storage) ? storage.share() : storage, offset),
        );
        used.add(storage);
      });
    };
    return { program, run };
  }
}

function elementsOf(
  origin: Origin,
  values: Map<number, Tensor>,
): { readonly storage: Storage; readonly offset: number } {
  switch (origin.kind) {
    case "state":
      return { storage: ownElements(origin.variable), offset: 0 };
    case "capture":
      return { storage: origin.tensor.storage!, offset: 0 };
    case "value": {
      const x = values.get(origin.id)!;
      return { storage: alive("function", x), offset: x.offset };
    }
  }
}
