// What a tape records, and when.
import { constant, GradientError, setBackend, Variable, type Tensor } from "@gradtape/core";
import { isObserving } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { add, cast, identity, multiply, pow, square } from "@gradtape/ops";
import { describe, expect, it, vi } from "vitest";
import { GradientTape } from "./index.ts";

setBackend(reference());
vi.spyOn(console, "warn").mockImplementation(() => {}); // what they say is tested in warnings.test.ts

const value = (x: Tensor | null): unknown => x && x.arraySync();

describe("recording", () => {
  it("watches trainable variables by themselves, and others when told", () => {
    const w = new Variable(2);
    const frozen = new Variable(3, { trainable: false });
    const [y, tape] = GradientTape.run(() => multiply(w, frozen), { persistent: true });
    expect(value(tape.gradient(y, w))).toBe(3);
    expect(tape.gradient(y, frozen)).toBeNull();
    const [z, told] = GradientTape.run((t) => {
      t.watch(frozen);
      return multiply(w, frozen);
    });
    expect(value(told.gradient(z, frozen))).toBe(2);
  });

  it("watches nothing by itself if so asked", () => {
    const [v, w] = [new Variable(2), new Variable(3)];
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(v);
        return multiply(v, w);
      },
      { watchAccessedVariables: false },
    );
    expect(tape.gradient(y, [v, w]).map(value)).toEqual([3, null]);
    expect(tape.watchedVariables()).toEqual([v]);
  });

  it("tells a watched tensor from a number of the same value", () => {
    const x = cast(3, "float32");
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return multiply(x, 3);
    });
    expect(value(tape.gradient(y, x))).toBe(3);
  });

  it("stops for a while, and starts over", () => {
    const x = new Variable(2);
    const tape = new GradientTape({ persistent: true });
    const y = multiply(x, x);
    const hidden = tape.stopRecording(() => multiply(x, x));
    expect(value(tape.gradient(add(y, hidden), x))).toBe(4);
    tape.reset();
    expect(tape.watchedVariables()).toEqual([]);
    expect(tape.gradient(y, x)).toBeNull();
    expect(value(tape.gradient(multiply(x, 5), x))).toBe(5);
    tape[Symbol.dispose]();
    expect(() => tape.stopRecording(() => 1)).toThrow("stopRecording: the tape does not record");
  });

  it("refuses what cannot be watched", () => {
    expect(() => GradientTape.run((t) => t.watch(3 as never))).toThrow(
      "watch: expected tensors and variables, got 3: make a tensor of it first, with constant",
    );
  });

  it("makes an await inside an open tape an error, not a wrong result", async () => {
    const x = new Variable(2);
    const tape = new GradientTape();
    const y = multiply(x, x);
    await Promise.resolve();
    await Promise.resolve();
    expect(() => tape.gradient(y, x)).toThrow("gradient: the tape was left open across an await");
    expect(() => tape[Symbol.dispose]()).toThrow(GradientError);
    expect(() => GradientTape.run((async () => y) as never)).toThrow(
      "GradientTape.run: the function returned a promise",
    );
  });

  it("keeps two interleaved jobs apart", async () => {
    const x = new Variable(3);
    const job = async (k: number): Promise<unknown> => {
      const [y, tape] = GradientTape.run(() => multiply(x, k));
      await Promise.resolve();
      const [z, second] = GradientTape.run(() => multiply(multiply(x, x), k));
      await Promise.resolve();
      return [value(tape.gradient(y, x)), value(second.gradient(z, x))];
    };
    expect(await Promise.all([job(1), job(10)])).toEqual([
      [1, 6],
      [10, 60],
    ]);
  });

  it("forgets with reset what it watched, also in the middle of the recording", () => {
    const v = new Variable(3);
    const [loss, tape] = GradientTape.run((t) => {
      const before = multiply(v, v);
      expect(t.watchedVariables()).toEqual([v]);
      t.reset();
      expect(t.watchedVariables()).toEqual([]);
      return add(before, multiply(v, 5));
    });
    expect(tape.watchedVariables()).toEqual([v]);
    expect(value(tape.gradient(loss, v))).toBe(5);
  });

  it("lists watched variables in the order of reading, also after the gradient was taken", () => {
    const [a, b] = [new Variable(1), new Variable(2)];
    const [y, tape] = GradientTape.run((t) => {
      expect(t.watchedVariables()).toEqual([]);
      return multiply(square(b), a);
    });
    tape.gradient(y, a);
    expect(tape.watchedVariables()).toEqual([b, a]);
    const [, next] = GradientTape.run((t) => t.watch(a));
    expect(next.watchedVariables()).toEqual([a]);
  });

  it("watches any nesting, and one variable twice is one", () => {
    const [x, v] = [constant(2), new Variable(3, { trainable: false })];
    const [y, tape] = GradientTape.run((t) => {
      t.watch({ a: [x, v], b: { c: v } });
      return multiply(x, v);
    });
    expect(tape.watchedVariables()).toEqual([v]);
    expect(tape.gradient(y, [x, v]).map(value)).toEqual([3, 2]);
  });

  it("watches for itself only: what another tape watches is nothing to it", () => {
    const [a, b] = [new Variable(2, { trainable: false }), new Variable(3, { trainable: false })];
    const outer = new GradientTape();
    outer.watch(a);
    const [[y, z], inner] = GradientTape.run((t) => {
      t.watch([a, b]);
      return [pow(a, 3), square(b)];
    });
    const [dy, dz] = inner.gradient([y, z], [a, b]);
    expect([value(dy), value(dz)]).toEqual([12, 6]);
    expect(outer.gradient([dy, dz], [a, b]).map(value)).toEqual([12, null]);
  });

  it("lets two tapes record side by side, each what it watches", () => {
    const [a, b] = [constant(0.5), constant(3)];
    const [one, two] = [new GradientTape(), new GradientTape()];
    one.watch(a);
    two.watch(b);
    const y = add(square(a), multiply(b, 4));
    expect(one.gradient(y, [a, b]).map(value)).toEqual([1, null]);
    expect(two.gradient(y, [a, b]).map(value)).toEqual([null, 4]);
  });

  it("records variables that are made inside it", () => {
    const [[v, y], tape] = GradientTape.run(() => {
      const made = new Variable(4);
      return [made, square(made)];
    });
    expect(value(tape.gradient(y, v))).toBe(8);
  });

  it("does not see what was computed before it, nor a tensor of the same value", () => {
    const x = constant(3);
    const early = square(x);
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return add(early, x);
      },
      { persistent: true },
    );
    expect(value(tape.gradient(y, x))).toBe(1);
    expect(tape.gradient(y, constant(3))).toBeNull();
  });

  it("records from the watching on, not before", () => {
    const x = constant(3);
    const [y, tape] = GradientTape.run((t) => {
      const before = square(x);
      t.watch(x);
      return add(before, multiply(x, 2));
    });
    expect(value(tape.gradient(y, x))).toBe(2);
  });

  it("differentiates no-ops too", () => {
    const x = constant(10);
    const same = [identity(x), add(x, 0), multiply(x, 1)];
    const [loss, tape] = GradientTape.run((t) => {
      t.watch([x, same]);
      return same.reduce<Tensor>((sum, y) => add(sum, multiply(y, 3)), multiply(x, 2));
    });
    expect(tape.gradient(loss, [x, ...same]).map(value)).toEqual([2, 3, 3, 3]);
  });
});

describe("record and stopRecording", () => {
  it("goes on recording on the same tape", () => {
    const x = constant(3);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return multiply(x, 2);
    });
    const missed = multiply(y, 100);
    const z = tape.record(() => add(square(y), missed));
    expect(isObserving(tape)).toBe(false);
    expect(value(tape.gradient(z, x))).toBe(2 * 6 * 2);
  });

  it("starts anew on a tape that has given its gradient", () => {
    const v = new Variable(3);
    const [y, tape] = GradientTape.run(() => square(v));
    expect(value(tape.gradient(y, v))).toBe(6);
    const z = tape.record(() => multiply(v, 7));
    expect(value(tape.gradient(z, v))).toBe(7);
    expect(() => tape.gradient(z, v)).toThrow("gradient: a non-persistent GradientTape gives one");
  });

  it("refuses to record within its own recording", () => {
    const tape = new GradientTape();
    expect(() => tape.record(() => 1)).toThrow(
      "record: the tape records already: call fn by itself, or make another tape for it",
    );
    expect(isObserving(tape)).toBe(true);
    tape[Symbol.dispose]();
    expect(() => tape.record(() => tape.record(() => 1))).toThrow(GradientError);
    expect(isObserving(tape)).toBe(false);
  });

  it("differentiates around what is not recorded", () => {
    const x = new Variable(1);
    const [[hidden, seen, middle], tape] = GradientTape.run(
      (t) => {
        const twice = multiply(x, 2);
        return [t.stopRecording(() => square(twice)), square(twice), twice];
      },
      { persistent: true },
    );
    expect(tape.gradient(hidden, middle)).toBeNull();
    expect(value(tape.gradient(seen, middle))).toBe(4);
    expect(value(tape.gradient(seen, x))).toBe(8);
  });

  it("reads no variable while it does not record", () => {
    const [x, y] = [new Variable(2), new Variable(3)];
    const [z, tape] = GradientTape.run((t) => {
      const squared = t.stopRecording(() => square(y));
      return add(square(x), squared);
    });
    expect(tape.watchedVariables()).toEqual([x]);
    const g = tape.gradient(z, { x, y });
    expect([value(g.x), g.y]).toEqual([4, null]);
  });

  it("does not stop twice, but may record again within a stop", () => {
    const x = new Variable(2);
    const tape = new GradientTape();
    expect(() => tape.stopRecording(() => tape.stopRecording(() => 1))).toThrow(
      "stopRecording: the tape does not record: call it while the tape is open",
    );
    expect(isObserving(tape)).toBe(true);
    const y = tape.stopRecording(() => {
      const inside = tape.record(() => square(x));
      return add(inside, multiply(x, 100));
    });
    expect(isObserving(tape)).toBe(true);
    const z = add(multiply(x, 10), 0);
    expect(tape.gradient(y, x)).toBeNull();
    expect(value(GradientTape.run(() => z)[0])).toBe(20);
  });

  it("goes on after an error, and not after the gradient was taken meanwhile", () => {
    const x = new Variable(2);
    const tape = new GradientTape();
    const y = square(x);
    const fail = () => {
      throw new Error("mine");
    };
    expect(() => tape.stopRecording(fail)).toThrow("mine");
    expect(isObserving(tape)).toBe(true);
    expect(value(tape.stopRecording(() => tape.gradient(y, x)))).toBe(4);
    expect(isObserving(tape)).toBe(false);
  });

  it("refuses promises, in which it would record nothing", () => {
    const tape = new GradientTape();
    const message = "the function returned a promise: record synchronously, and await outside";
    expect(() => tape.stopRecording(async () => 1)).toThrow(`stopRecording: ${message}`);
    tape[Symbol.dispose]();
    expect(() => tape.record(async () => 1)).toThrow(`record: ${message}`);
    expect(() => tape.record(() => Promise.reject(new Error("unseen")))).toThrow(GradientError);
    expect(isObserving(tape)).toBe(false);
  });

  it("records again after an await, but not if it was open across it", async () => {
    const x = new Variable(2);
    const [y, tape] = GradientTape.run(() => square(x));
    await Promise.resolve();
    const z = tape.record(() => multiply(y, 3));
    expect(value(tape.gradient(z, x))).toBe(12);
    const open = new GradientTape();
    await Promise.resolve();
    await Promise.resolve();
    expect(() => open.record(() => 1)).toThrow("record: the tape was left open across an await");
  });
});

describe("errors leave no tape behind", () => {
  const x = new Variable(3);

  it("in run", () => {
    let inner: GradientTape | undefined;
    const fail = (t: GradientTape): never => {
      inner = t;
      throw new Error("mine");
    };
    expect(() => GradientTape.run(fail)).toThrow("mine");
    expect(isObserving(inner!)).toBe(false);
    const [y, tape] = GradientTape.run(() => square(x));
    expect(value(tape.gradient(y, x))).toBe(6);
  });

  it("in a block with using", () => {
    const tapes: GradientTape[] = [];
    expect(() => {
      using tape = new GradientTape();
      tapes.push(tape);
      multiply(constant([1, 2]), constant([1, 2, 3]) as never);
    }).toThrow("multiply");
    expect(isObserving(tapes[0]!)).toBe(false);
  });

  it("in options and arguments, after which the tape is as it was", () => {
    expect(() => new GradientTape({ persist: true } as never)).toThrow(
      'GradientTape: unknown option "persist": the options are "persistent", "watchAccessedVariables"',
    );
    expect(() => new GradientTape(true as never)).toThrow(
      "GradientTape: the last argument is an options object",
    );
    const [y, tape] = GradientTape.run(() => square(x));
    expect(() => tape.gradient(y, x, { unconnectedGradients: "nonsense" as never })).toThrow(
      'gradient: unconnectedGradients is "nonsense": it is "none" or "zero"',
    );
    expect(() => tape.gradient(y, x, constant(1) as never)).toThrow("gradient: unknown option");
    expect(() => tape.gradient(y, [x, 3n] as never)).toThrow(
      "gradient: expected tensors and variables, got 3n: make a tensor of it first, with constant",
    );
    expect(() => tape.gradient(undefined, x)).toThrow(
      "gradient: a target is undefined: did a function forget to return it?",
    );
    expect(value(tape.gradient(y, x))).toBe(6);
  });

  it("in the backward pass of an outer tape's block", () => {
    const outer = new GradientTape();
    const [y, inner] = GradientTape.run(() => square(x));
    expect(() => inner.gradient(y, x, { outputGradients: [1, 2] })).toThrow(
      "gradient: 2 outputGradients for 1 targets: give one tensor for each, or null for ones",
    );
    expect(isObserving(outer)).toBe(true);
    outer[Symbol.dispose]();
    outer[Symbol.dispose](); // twice does no harm
  });
});
