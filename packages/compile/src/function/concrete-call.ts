// A trace as its users see it: a function of its own.
import { ArgumentError, getBackend, type Tensor, type Variable } from "@gradtape/core";
import type { ConcreteFunction } from "./concrete.ts";
import { filesOf } from "./save.ts";
import { dumpGraph, explainGraph } from "./explain.ts";
import { describe, differenceOfCalls, layoutsIn, matches, rebuild } from "./signature.ts";
import { writeFiles, type FileWriter } from "./write-files.ts";
import { TensorSpec } from "./tensor-spec.ts";

/** One trace of a compiled function: what `getConcreteFunction` gives. It takes calls of its own kind only, and never traces. */
export interface ConcreteCall<A extends readonly unknown[] = readonly unknown[], R = unknown> {
  (...args: A): R;
  readonly name: string;
  /** The tensors that it takes, in order, */
  readonly inputs: readonly TensorSpec[];
  /** and those that it gives. */
  readonly outputs: readonly TensorSpec[];
  /** The arguments, with a `TensorSpec` in the place of each tensor. */
  readonly structuredInputSignature: readonly unknown[];
  /** The result, in the same way. */
  readonly structuredOutputs: unknown;
  /** The variables that it reads or assigns to. */
  readonly variables: readonly Variable[];
  readonly trainableVariables: readonly Variable[];
  /** The tensors that it took from around it. */
  readonly capturedInputs: readonly Tensor[];
  /**
   * Writes the program as files: `index.js`, a module that exports `load`, with its types, and `program.wasm`, in which the
   * variables have the values that they have now. They run without Gradtape, and where code must not be generated. `to` is a
   * directory in Node, or a function that is given name and contents of each file.
   *
   * Throws `UnsupportedError` if the program does things on the host (prints, or chooses by values), takes or gives what is neither
   * tensor, number nor text, or runs on a backend that makes no modules (the js backend).
   */
  save(to: string | FileWriter): Promise<void>;
  /**
   * The program as text, for people: its kernels, which ops were fused into each, what they compute, and the memory and
   * work that they take on the active backend.
   */
  explain(): string;
  /** All that was traced and all that runs, as text that is equal for equal programs. */
  dump(): string;
}

export function concreteCall(
  concrete: ConcreteFunction,
  accept: (args: readonly unknown[]) => readonly unknown[],
): ConcreteCall {
  const { name, signature, results, graph } = concrete;
  const call = (...args: unknown[]): unknown => {
    const given = accept(args);
    const leaves: Tensor[] = [];
    if (!matches(signature, given, leaves)) {
      const what = differenceOfCalls(signature, describe(given, []));
      throw new ArgumentError(name, `${what ?? "a call"}: this trace takes calls of one kind only`);
    }
    if (!concrete.isCurrent)
      throw new ArgumentError(name, "a variable has another shape than when this was traced");
    return concrete.run(leaves);
  };
  const specs = (pattern: typeof signature): TensorSpec[] =>
    layoutsIn(pattern).map(({ shape, dtype }) => new TensorSpec(shape, { dtype }));
  const [inputs, outputs] = [specs(signature), specs(results)];
  const variables = graph.states.map(({ variable }) => variable);
  const properties: { readonly [K in keyof ConcreteCall]: ConcreteCall[K] } = {
    name,
    inputs,
    outputs,
    structuredInputSignature: rebuild(signature, inputs.values()) as unknown[],
    structuredOutputs: rebuild(results, outputs.values()),
    variables,
    trainableVariables: variables.filter((v) => v.trainable),
    capturedInputs: [...graph.captures.values()],
    save: (to) => writeFiles(() => filesOf(concrete), to),
    explain: () => explainGraph(graph, getBackend()),
    dump: () => dumpGraph(graph, getBackend()),
  };
  for (const [key, value] of Object.entries(properties))
    Object.defineProperty(call, key, { value, enumerable: true });
  return call as unknown as ConcreteCall;
}
