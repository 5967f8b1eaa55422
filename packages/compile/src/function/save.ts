// A trace as files: a module of WebAssembly with the program and its variables, and one of JavaScript that runs it.
import { DTYPES, getBackend, UnsupportedError, type DType, type HostArray } from "@gradtape/core";
import { alive, assembled, showValue } from "@gradtape/core/internal";
import type { ConcreteFunction } from "./concrete.ts";
import { asDense } from "./executable.ts";
import { optimizedPart } from "./explain.ts";
import type { Origin } from "./lower.ts";
import { partsOf } from "./parts.ts";
import { LOADER, TYPES } from "./saved-module.ts";
import type { Pattern } from "./signature.ts";

/** Files by name. */
export type SavedFiles = Readonly<Record<string, string | Uint8Array>>;

/** An array in the saved program's memory. */
interface SavedArray {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** -1 for an argument at which the program does not look. */
  readonly address: number;
  /** Where it is not row-major. */
  readonly strides?: readonly number[];
  /** For a result that is an argument: which. */
  readonly argument?: number;
}

export function filesOf(concrete: ConcreteFunction): SavedFiles {
  const { name, graph, signature, results } = concrete;
  const { parts, outputs } = partsOf(graph);
  const [part] = parts;
  if (parts.length > 1 || part?.kind !== "kernels") {
    throw new UnsupportedError(
      "save",
      `${name} does things on the host (prints, chooses or loops by values, or factorizes a matrix): only what runs as one program can be saved`,
    );
  }
  const backend = getBackend();
  const { draft, origins, results: places } = part.lowered;
  const { program, inputs, outputs: made } = optimizedPart(part.lowered, backend);
  const lengthOf = (buffer: number): number => draft.buffers[buffer]!.length;
  const module = assembled(backend, program, [
    ...inputs.map((buffer) => contentsOf(origins.get(buffer)!, lengthOf(buffer))),
    ...made.map(lengthOf),
  ]);
  if (!module) {
    throw new UnsupportedError(
      "save",
      `the ${backend.name} backend makes no modules: call setBackend("wasm") first`,
    );
  }
  const addressOf = (buffer: number): number => {
    const given = [...inputs, ...made].indexOf(buffer);
    return module.addresses[given]!;
  };
  const arrays = (of: (origin: Origin) => boolean): number | undefined =>
    inputs.find((buffer) => of(origins.get(buffer)!));

  const args = graph.inputs.map(({ id, shape, dtype }): SavedArray => {
    const buffer = arrays((o) => o.kind === "value" && o.id === id);
    // One that the program does not look at has no place.
    return { shape, dtype, address: buffer === undefined ? -1 : addressOf(buffer) };
  });
  const variables = graph.states.flatMap(({ variable }) => {
    const buffer = arrays((o) => o.kind === "state" && o.variable === variable);
    const { shape, dtype } = variable;
    return buffer === undefined
      ? []
      : [{ name: variable.name, shape, dtype, address: addressOf(buffer) }];
  });
  const given = graph.inputs.map((x) => x.id);
  const values = outputs.map((id): SavedArray => {
    const argument = given.indexOf(id);
    if (argument >= 0) return { ...args[argument]!, argument };
    const { buffer, layout, offset } = places[part.ids.indexOf(id)]!;
    const { shape, dtype, strides, dense } = layout;
    const address = addressOf(buffer) + offset * DTYPES[dtype].bytes;
    return { shape, dtype, address, ...(!dense && { strides }) };
  });
  const spec = {
    name,
    inputs: args,
    outputs: values,
    variables: named(variables),
    arguments: savedPattern(name, signature),
    results: savedPattern(name, results),
  };
  return {
    "index.js": LOADER.replace("/* SPEC */", () => JSON.stringify(spec, undefined, 1)),
    "index.d.ts": TYPES,
    "program.wasm": module.bytes,
  };
}

/** What a given buffer holds when the program is loaded, or how long it is. */
function contentsOf(origin: Origin, length: number): HostArray | number {
  if (origin.kind === "value") return length;
  const tensor = origin.kind === "state" ? origin.variable.value() : origin.tensor;
  const { backend, buffer } = alive("save", tensor);
  // A state lies row by row; what was captured is read with all that lies around it.
  const x = origin.kind === "state" ? asDense(tensor) : tensor;
  const from = origin.kind === "state" ? alive("save", x) : { backend, buffer };
  const at = origin.kind === "state" ? x.offset : 0;
  if (!from.backend.readSync)
    throw new UnsupportedError("save", `the ${from.backend.name} backend cannot be read at once`);
  return from.backend.readSync(from.buffer, x.dtype, at, length);
}

/** Variables by names, of which there may be several alike. */
function named(
  list: readonly (SavedArray & { readonly name: string })[],
): Record<string, SavedArray> {
  const all: Record<string, SavedArray> = {};
  for (const { name, ...array } of list) {
    const short = name.replace(/:0$/, "");
    let key = short;
    for (let i = 1; Object.hasOwn(all, key); i++) key = `${short}_${i}`;
    all[key] = array;
  }
  return all;
}

/** Leaves by number, in order. */
function savedPattern(name: string, pattern: Pattern): unknown {
  let leaf = 0;
  const visit = (p: Pattern): unknown => {
    switch (p.kind) {
      case "tensor":
        return leaf++;
      case "array":
        return p.items.map(visit);
      case "object":
        return Object.fromEntries(p.keys.map((key, i) => [key, visit(p.items[i]!)]));
      case "static": {
        const { value } = p;
        const isPlain =
          value === undefined ||
          JSON.stringify(value) === String(value) ||
          typeof value === "string" ||
          value === null;
        if (!isPlain)
          throw new UnsupportedError(
            "save",
            `${name} takes or gives ${showValue(value)}, which is neither a tensor nor a number or text`,
          );
        return { "=": value };
      }
    }
  };
  return visit(pattern);
}
