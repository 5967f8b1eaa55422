// Random drafts, fused and scheduled: on every backend they compute what the draft says.
import { js } from "@gradtape/backends/js";
import { wasm } from "@gradtape/backends/wasm";
import { hostArray, type Backend } from "@gradtape/core";
import { prepare } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { expect, it } from "vitest";
import { randomDraft } from "../passes/random-draft.cases.ts";
import { runDraft } from "../passes/run-draft.cases.ts";
import { optimized } from "./optimized.ts";

/** The first result that is not what the draft computes; schedules are verified on the way. */
function faultOf(backend: Backend, seed: number, exact: boolean): string | undefined {
  const { draft, inputs } = randomDraft(seed, { steps: 1 + (seed % 25) });
  const wanted = runDraft(draft, inputs);
  const { program, ...s } = optimized(draft, { exact });
  const given = [...s.inputs, ...s.outputs];
  const buffers = given.map((b) => {
    const { dtype, length } = draft.buffers[b]!;
    const buffer = backend.alloc(length, dtype);
    backend.write(buffer, inputs.get(b) ?? hostArray(dtype, length));
    return buffer;
  });
  prepare(backend, program)(
    buffers,
    buffers.map(() => 0),
  );
  const results = [
    ...draft.buffers.flatMap(({ role }, b) => (role === "output" ? [b] : [])),
    ...draft.updates.map((u) => u.state),
  ];
  const wrong = results.findIndex((b, r) => {
    const { dtype, length } = draft.buffers[b]!;
    const data = backend.readSync!(buffers[given.indexOf(b)]!, dtype, 0, length);
    // An op may give the zero of the other sign.
    return data.some(
      (x: unknown, i: number) => x !== wanted[r]![i] && !Object.is(x, wanted[r]![i]),
    );
  });
  return wrong < 0 ? undefined : `seed ${seed}: result ${wrong}`;
}

it.each([
  ["the interpreter", reference, 40],
  ["js", js, 100],
  ["wasm", () => wasm({ threads: 1 }), 100],
] as const)(
  "fused and scheduled drafts compute the same on %s",
  (_, make, count) => {
    const backend = make();
    const faults = Array.from({ length: count }, (_, seed) => faultOf(backend, seed, seed % 2 > 0));
    expect(faults.filter((what) => what !== undefined)).toEqual([]);
  },
  60_000,
);
