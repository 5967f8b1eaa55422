// A trace as text: for each part what the host does, or the program that runs.
import type { Backend } from "@gradtape/core";
import { dumpDraft, dumpProgram } from "../program/dump.ts";
import { explain } from "../program/explain.ts";
import { optimized, type Optimized } from "../program/optimized.ts";
import type { Graph } from "./graph.ts";
import type { Lowered } from "./lower.ts";
import { partsOf, type KernelPart } from "./parts.ts";

/** What each part is, for people: kernels and the ops that were fused into each, memory, work. */
export function explainGraph(graph: Graph, backend: Backend): string {
  return described(graph, backend, (part, made, name) =>
    explain(made.draft, made, {
      traced: { draft: part.lowered.draft, labels: part.lowered.labels },
      names: namesOf(part, name),
    }),
  );
}

/** All that the parts are, as traced and as they run, for comparisons. */
export function dumpGraph(graph: Graph, backend: Backend): string {
  return described(
    graph,
    backend,
    ({ lowered }, made) =>
      `traced:\n${dumpDraft(lowered.draft)}runs:\n${dumpProgram(made.program)}`,
  );
}

type NameOf = (id: number) => string | undefined;

function described(
  graph: Graph,
  backend: Backend,
  describe: (part: KernelPart, made: Optimized, name: NameOf) => string,
): string {
  const { parts, outputs } = partsOf(graph);
  const name = (id: number): string | undefined => {
    const argument = graph.inputs.findIndex((x) => x.id === id);
    const output = outputs.indexOf(id);
    return argument >= 0 ? `arg${argument}` : output >= 0 ? `result${output}` : undefined;
  };
  return parts
    .map((part) =>
      part.kind === "host"
        ? `on the host: ${part.node.op.name}\n`
        : describe(part, optimizedPart(part.lowered, backend), name),
    )
    .join("\n");
}

/** A part as it runs on a backend. */
export const optimizedPart = ({ draft }: Lowered, backend: Backend): Optimized =>
  optimized(draft, {
    exact: backend.caps.rounds !== true,
    fixedFolds: backend.caps.fixedFolds === true,
  });

/** What inputs and outputs are called: arguments, variables, results. */
function namesOf({ lowered, ids }: KernelPart, name: NameOf): Map<number, string> {
  const names = new Map<number, string>();
  let captures = 0;
  for (const [buffer, origin] of lowered.origins) {
    if (origin.kind === "state") names.set(buffer, origin.variable.name.replace(/:0$/, ""));
    else if (origin.kind === "capture") names.set(buffer, `captured${captures++}`);
    else names.set(buffer, name(origin.id) ?? `value${origin.id}`);
  }
  lowered.results.forEach(({ buffer }, i) => {
    const id = ids[i]!;
    if (!names.has(buffer)) names.set(buffer, name(id) ?? `value${id < 0 ? -id : id}`);
  });
  return names;
}
