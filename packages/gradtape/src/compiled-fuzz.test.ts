// Random programs, run op by op and compiled: results, variables and gradients agree, and what was read before stays as it was.
import { js } from "@gradtape/backends/js";
import { wasm } from "@gradtape/backends/wasm";
import { describe, expect, it } from "vitest";
import * as tf from "./index.ts";
import {
  argumentsOf,
  programOf,
  worldOf,
  type Program,
  type World,
} from "./random-program.cases.ts";

const CALLS = 3;
const PROGRAMS = 60;

const numbers = (xs: readonly (tf.Tensor | tf.Variable | null)[]): (number[] | null)[] =>
  xs.map((x) => x && Array.from(x.dataSync() as ArrayLike<number>));

/** All that can be seen of a few calls. */
function seen(seed: number, dtype: World["dtype"], make: (f: Program) => Program): unknown[] {
  const world = worldOf(seed, dtype);
  const f = make(programOf(seed, world));
  const held: tf.Tensor[] = [];
  const all: unknown[] = [];
  for (let call = 0; call < CALLS; call++) {
    held.push(...world.variables.map((v) => v.value()));
    const args = argumentsOf(seed, call, dtype);
    const results = f(...args);
    held.push(...results, ...args);
    all.push(numbers(results), numbers(world.variables));
    // Without anybody who holds the values, which are then replaced where they lie.
    f(...args);
  }
  // The tape sees the calls, and may ask for arguments, captures and variables.
  const args = argumentsOf(seed, 0, dtype);
  const sources = [...args, ...world.captured, ...world.variables];
  const [y, tape] = tf.GradientTape.run((t) => {
    t.watch([...args, ...world.captured]);
    return f(...args).map((x, i) => tf.multiply(tf.reduceSum(x), i + 1) as tf.Tensor);
  });
  all.push(numbers(tape.gradient(y, sources) as (tf.Tensor | null)[]));
  all.push(numbers(held), numbers(world.variables));
  return all;
}

/** Where two runs differ, in words. */
function difference(got: unknown, expected: unknown, tolerance: number, path = ""): string[] {
  if (typeof expected === "number" && typeof got === "number") {
    const isNear =
      Object.is(got, expected) ||
      Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return isNear ? [] : [`${path}: ${got}, and not ${expected}`];
  }
  if (!Array.isArray(expected) || !Array.isArray(got))
    return got === expected ? [] : [`${path}: ${String(got)}, and not ${String(expected)}`];
  if (got.length !== expected.length) return [`${path}: ${got.length} for ${expected.length}`];
  return expected.flatMap((x, i) => difference(got[i], x, tolerance, `${path}[${i}]`)).slice(0, 3);
}

describe.each([
  ["js", () => js()],
  ["wasm", () => wasm()],
] as const)("%s", (_, create) => {
  it.each([
    ["float64", 1e-9],
    ["float32", 2e-4],
  ] as const)(`${PROGRAMS} programs of %s agree`, { timeout: 120_000 }, (dtype, tolerance) => {
    tf.setBackend(create());
    const wrong: string[] = [];
    for (let seed = 0; seed < PROGRAMS; seed++) {
      const expected = seen(seed, dtype, (f) => f);
      let found: string[];
      try {
        found = difference(
          seen(seed, dtype, (f) => tf.function(f)),
          expected,
          tolerance,
        );
      } catch (error) {
        found = [String(error)];
      }
      if (found.length > 0) wrong.push(`seed ${seed}: ${found.join("; ")}`);
    }
    expect(wrong).toEqual([]);
  });
});
