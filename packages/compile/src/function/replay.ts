// Running the nodes of a trace again, under whatever executor and observers there are.
import type { Tensor } from "@gradtape/core";
import { dispatch } from "@gradtape/core/internal";
import type { Node } from "./graph.ts";

/**
 * Dispatches the nodes in order. `values` gives tensors for those that no node makes, by id, and is filled with what the nodes
 * make. Returns the targets' values; `seen` is told what each node has made.
 */
export function replay(
  nodes: readonly Node[],
  values: Map<number, Tensor>,
  targets: readonly Tensor[],
  seen?: (node: Node, made: readonly Tensor[]) => void,
): Tensor[] {
  const valueOf = (x: Tensor): Tensor => values.get(x.id) ?? x;
  for (const node of nodes) {
    const { op, inputs, attrs, outputs, parts } = node;
    const given = inputs.map(valueOf);
    // The whole is what tapes see; its parts are run again, and what the user wrote is not called again.
    const whole = parts ? { ...op, compose: () => replay(parts, values, outputs) } : op;
    const made = dispatch(whole, given, attrs);
    outputs.forEach((y, i) => values.set(y.id, made[i]!));
    seen?.(node, made);
  }
  return targets.map(valueOf);
}
