// Warnings, each of which is printed once in a process: so they have a file of their own.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { warnOnce } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { add, cast, multiply, square } from "@gradtape/ops";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { GradientTape } from "./index.ts";

setBackend(reference());

const value = (x: Tensor | null): unknown => x && x.arraySync();

const printed: unknown[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, "warn").mockImplementation((...args) => void printed.push(...args));
});
afterEach(() => vi.restoreAllMocks());

it("say once that a dtype carries no gradient", () => {
  const n = constant([1, 2], { dtype: "uint8" });
  const run = () => {
    const [y, tape] = GradientTape.run((t) => {
      t.watch(n);
      return add(n, n);
    });
    return tape.gradient(y, n);
  };
  expect([run(), run()]).toEqual([null, null]);
  const why =
    'is uint8, so there is no gradient: gradients flow to floating and complex values only; cast first, as in cast(x, "float32")';
  expect(printed).toEqual([
    `watch: what is watched ${why}`,
    `gradient: the target ${why}`,
    `gradient: a source ${why}`,
  ]);
});

it("say once what a gradient inside a persistent tape's block costs", () => {
  const x = new Variable(3);
  using tape = new GradientTape({ persistent: true });
  const y = square(x);
  const dy = tape.gradient(y, x);
  expect(value(tape.gradient(dy, x))).toBe(2);
  expect(printed).toEqual([
    "gradient: the persistent tape still records, and records the backward pass too, which costs time and memory: call it after the block, unless you want higher orders",
  ]);
  tape.stopRecording(() => tape.jacobian(y, x));
  tape[Symbol.dispose]();
  tape.batchJacobian(add([1], y), add([1], y));
  expect(printed).toHaveLength(1);
});

it("are silent inside the framework, where integers are at home", () => {
  const x = constant([[1, 2]]);
  const [y, tape] = GradientTape.run((t) => {
    t.watch(x);
    return multiply(x, cast(constant([[3, 4]], { dtype: "int16" }), "float32"));
  });
  tape.gradient(y, x);
  expect(printed).toEqual([]);
});

it("are printed once each", () => {
  warnOnce("op", "first");
  warnOnce("op", "second");
  warnOnce("op", "first");
  expect(printed).toEqual(["op: first", "op: second"]);
});
