// A template inside a tape: ordinary ops, so gradients of every order.
import { constant, setBackend, Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { expr } from "@gradtape/ops";
import { beforeAll, expect, it } from "vitest";
import { GradientTape } from "./tape.ts";

beforeAll(() => setBackend(reference()));

it("gives the gradients of its ops, to the second order", () => {
  const x = constant([1, 2, 3], { dtype: "float64" });
  using outer = new GradientTape();
  outer.watch(x);
  const inner = new GradientTape();
  inner.watch(x);
  const y = expr`sum(${x} ** 3 - 2 * ${x}[::-1] * ${x} if ${x} > 1 else exp(${x}))`;
  const slope = inner.gradient(y, x);
  // y = e^x₀ + (x₁³ - 2 x₁²) + (x₂³ - 2 x₀ x₂)
  expect(slope!.arraySync()).toEqual([Math.E - 6, 3 * 4 - 4 * 2, 3 * 9 - 2]);
  const curvature = outer.gradient(slope!, x);
  expect(curvature!.arraySync()).toEqual([Math.E - 2, 6 * 2 - 4, 6 * 3 - 2]);
});

it("reads variables under the tape", () => {
  const w = new Variable([
    [1, 2],
    [3, 4],
  ]);
  const b = new Variable([0, 1]);
  using tape = new GradientTape();
  const loss = expr`mean((${[[1, 1]]} @ ${w} + ${b} - ${[1, 2]}) ** 2)`;
  const [dw, db] = tape.gradient(loss, [w, b]);
  expect(loss.arraySync()).toBe((9 + 25) / 2);
  expect(dw!.arraySync()).toEqual([
    [3, 5],
    [3, 5],
  ]);
  expect(db!.arraySync()).toEqual([3, 5]);
});
