// Why a gradient is null: the mistakes that learners make, and the sentence for each.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  argMax,
  assignAdd,
  cast,
  multiply,
  reduceMean,
  round,
  square,
  stopGradient,
} from "@gradtape/ops";
import { describe, expect, it, vi } from "vitest";
import { GradientTape } from "./index.ts";

setBackend(reference());
vi.spyOn(console, "warn").mockImplementation(() => {}); // what they say is tested in warnings.test.ts

describe("explain", () => {
  const x = constant([1, 2]);
  const answer = (target: (t: GradientTape) => Tensor, source: Tensor | Variable): string => {
    const [y, tape] = GradientTape.run(target);
    tape.gradient(y, source);
    return tape.explain(y, source);
  };

  it("names the reason of a null gradient", () => {
    expect(answer(() => multiply(x, 2), x)).toBe(
      "the source was not watched: call tape.watch(x) before computing with it, or make it a Variable",
    );
    const int = constant([1, 2], { dtype: "int32" });
    expect(answer((t) => (t.watch(int), multiply(cast(int, "float32"), 2)), int)).toBe(
      "the source is int32: gradients flow to floating and complex values only; make it float32",
    );
    expect(answer((t) => (t.watch(x), argMax(x)), x)).toBe(
      "the target is int32: only floating and complex values have gradients; cast before computing, not after",
    );
    expect(answer((t) => (t.watch(x), round(multiply(x, 2))), x)).toBe(
      "the path from the source to the target goes through round, which has no gradient",
    );
    expect(answer((t) => (t.watch(x), cast(cast(x, "int32"), "float32")), x)).toBe(
      "the path from the source to the target goes through cast, which has no gradient",
    );
    const v = new Variable([0, 0], { name: "state" });
    expect(answer((t) => (t.watch(x), v.assign(multiply(x, 2)), multiply(v, 1)), x)).toBe(
      "the value was assigned to the variable state:0: reading a variable starts anew, so nothing flows from the source through assign; use the tensor itself",
    );
    const before = multiply(x, 3);
    expect(answer((t) => (t.watch(x), multiply(x, 2), before), x)).toBe(
      "the target was not computed from anything that the tape watched while it recorded: compute it inside the tape and after tape.watch(x), from tensors and not from numbers read from them (arraySync, numpy)",
    );
    const w = new Variable(1);
    expect(answer((t) => (t.watch(x), multiply(w, 1), square(x)), w)).toBe(
      "the target was not computed from the variable Variable:0; what was read as numbers (arraySync, numpy) and made a tensor again is a new constant",
    );
    expect(answer((t) => (t.watch(x), square(x)), w)).toBe(
      "the variable Variable:0 was not read while the tape recorded, or not watched: compute with it inside the tape",
    );
    expect(answer((t) => (t.watch(x), square(x)), x)).toBe(
      "the source is connected to the target: its gradient is not null",
    );
  });

  it("knows a variable that was replaced by a tensor", () => {
    let x: Tensor | Variable = new Variable(2);
    for (const why of [
      "the variable Variable:0 is connected to the target: its gradient is not null",
      "the source was not watched: call tape.watch(x) before computing with it, or make it a Variable",
    ]) {
      const now: Tensor | Variable = x;
      const [y, tape] = GradientTape.run(() => add(now, 1));
      tape.gradient(y, now);
      expect(tape.explain(y, now)).toBe(why);
      x = add(x, 1); // should have been x.assignAdd(1)
    }
  });

  it("knows what left the tensors and came back as numbers", () => {
    const v = new Variable([1, 2]);
    const [y, tape] = GradientTape.run(() => reduceMean(constant(square(v).arraySync())));
    expect(tape.gradient(y, v)).toBeNull();
    expect(tape.explain(y, v)).toBe(
      "the target was not computed from anything that the tape watched while it recorded: compute it inside the tape and after tape.watch(x), from tensors and not from numbers read from them (arraySync, numpy)",
    );
    const w = new Variable(3);
    const [z, other] = GradientTape.run(() => multiply(w, constant(square(v).arraySync())));
    expect(other.gradient(z, v)).toBeNull();
    expect(other.explain(z, v)).toBe(
      "the target was not computed from the variable Variable:0; what was read as numbers (arraySync, numpy) and made a tensor again is a new constant",
    );
  });

  it("knows state that was added to", () => {
    const [v, total] = [new Variable(3), new Variable(0, { name: "total" })];
    const [y, tape] = GradientTape.run(() => {
      assignAdd(total, v);
      return square(total);
    });
    expect(tape.gradient(y, v)).toBeNull();
    expect(tape.explain(y, v)).toBe(
      "the value was assigned to the variable total:0: reading a variable starts anew, so nothing flows from the variable Variable:0 through assign; use the tensor itself",
    );
  });

  it("knows what stopGradient hid, and variables that are not trainable", () => {
    const v = new Variable(3);
    const frozen = new Variable(4, { trainable: false, name: "frozen" });
    const [y, tape] = GradientTape.run(() => multiply(frozen, stopGradient(square(v))));
    tape.gradient(y, [v, frozen]);
    expect(tape.explain(y, v)).toBe(
      "the path from the variable Variable:0 to the target goes through stopGradient, which has no gradient",
    );
    expect(tape.explain(y, frozen)).toBe(
      "the variable frozen:0 was not read while the tape recorded, or not watched: it is not trainable: tape.watch(variable)",
    );
  });

  it("knows a tensor that nobody watched, but that met one that was", () => {
    const [x, met, alone] = [constant(2), constant(3), constant(4)];
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return add(multiply(x, met), square(alone));
      },
      { persistent: true },
    );
    expect(tape.gradient(y, met)!.arraySync()).toBe(2);
    expect(tape.explain(y, met)).toBe(
      "the source is connected to the target: its gradient is not null",
    );
    expect(tape.gradient(y, alone)).toBeNull();
    expect(tape.explain(y, alone)).toContain("the source was not watched");
  });

  it("forgets with reset, and answers before the gradient is asked for", () => {
    const v = new Variable(3);
    const tape = new GradientTape();
    const y = square(v);
    expect(tape.explain(y, v)).toContain("is connected");
    tape.reset();
    expect(tape.explain(y, v)).toContain("was not read while the tape recorded");
    tape[Symbol.dispose]();
  });
});
