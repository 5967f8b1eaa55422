import { beforeAll, describe, expect, it } from "vitest";
import { constant, toTensors } from "./convert.ts";
import { read } from "./dispatch.ts";
import { setBackend } from "./eager.ts";
import { reference } from "./reference.ts";
import { keep, scope, untracked } from "./scope.ts";
import type { Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

beforeAll(() => setBackend(reference()));

const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;
const alive = (...xs: Tensor[]): boolean[] => xs.map((x) => !x.isDisposed);

describe("scope", () => {
  it("frees what was made inside, but not what was there before or comes out", () => {
    const before = constant(0);
    const made: Tensor[] = [];
    const result = scope(() => {
      made.push(constant(1), constant(2));
      return made[1]!;
    });
    expect(result).toBe(made[1]);
    expect(alive(before, ...made)).toEqual([true, false, true]);
  });

  it("looks into the result: arrays, objects, maps and sets", () => {
    const lost: Tensor[] = [];
    const result = scope(() => {
      lost.push(constant(9));
      return {
        a: [constant(1), { b: constant(2) }],
        m: new Map([["k", constant(3)]]),
        s: new Set([constant(4)]),
        n: null,
      };
    });
    expect(
      alive(
        result.a[0] as Tensor,
        (result.a[1] as { b: Tensor }).b,
        result.m.get("k")!,
        ...result.s,
        ...lost,
      ),
    ).toEqual([true, true, true, true, false]);
  });

  it("gives results to the scope around it", () => {
    let inner!: Tensor;
    let kept!: Tensor;
    const outer = scope(() => {
      inner = scope(() => constant(1));
      kept = scope(() => constant(2));
      expect(alive(inner, kept)).toEqual([true, true]);
      return kept;
    });
    expect(outer).toBe(kept);
    expect(alive(inner, kept)).toEqual([false, true]);
  });

  it("does not free a tensor of the scope around it", () => {
    scope(() => {
      const x = constant(1);
      scope(() => x);
      scope(() => constant(2));
      expect(x.isDisposed).toBe(false);
    });
  });

  it("frees everything if the function throws, and passes the error on", () => {
    let x!: Tensor;
    expect(() =>
      scope(() => {
        x = constant(1);
        throw new RangeError("mine");
      }),
    ).toThrow(new RangeError("mine"));
    expect(x.isDisposed).toBe(true);
    expect(constant(1).isDisposed).toBe(false); // and the scope is over
  });

  it("refuses a promise, which nobody then need await", async () => {
    let x!: Tensor;
    const error = refused(
      "ArgumentError",
      "scope: the function returned a promise: await outside, and give scope only the synchronous part",
    );
    expect(() =>
      scope(async () => {
        x = constant(1);
        await Promise.resolve();
        x.arraySync(); // rejects: x is gone
      }),
    ).toThrow(error);
    expect(x.isDisposed).toBe(true);
    await new Promise((done) => setTimeout(done)); // an unhandled rejection would fail the run
    expect(() => scope(() => Promise.resolve(1))).toThrow(error);
  });

  it("lets variables live that were made or assigned inside", () => {
    const v = new Variable(1);
    let x!: Tensor;
    const w = scope(() => {
      x = constant(2);
      v.assign(x);
      return new Variable([3]);
    });
    expect(x.isDisposed).toBe(true);
    expect([v.arraySync(), w.arraySync()]).toEqual([2, [3]]);
  });

  it("does not free the value that a variable had when it was read", () => {
    const v = new Variable(1);
    const value = scope(() => {
      read(v);
      return 0;
    });
    expect([value, v.arraySync()]).toEqual([0, 1]);
  });

  it("does not free the shared tensors of numbers", () => {
    const x = constant(1);
    const two = scope(() => {
      const [, y] = toTensors("op", x, 2468);
      return () => y;
    });
    expect(two().isDisposed).toBe(false);
    expect(toTensors("op", x, 2468)[1]).toBe(two());
  });

  it("is harmless where a tensor was disposed inside", () => {
    expect(
      scope(() => {
        const x = constant(1);
        x.dispose();
        return x;
      }).isDisposed,
    ).toBe(true);
  });
});

describe("keep", () => {
  it("takes a tensor out of all scopes around it", () => {
    let [a, b, c] = [] as unknown as [Tensor, Tensor, Tensor];
    scope(() => {
      a = constant(1);
      scope(() => {
        b = keep(constant(2));
        c = constant(3);
        expect(keep(a)).toBe(a);
      });
    });
    expect(alive(a, b, c)).toEqual([true, true, false]);
  });

  it("does nothing outside scopes", () => {
    const x = constant(1);
    expect(keep(x)).toBe(x);
  });
});

describe("untracked", () => {
  it("makes tensors that no scope frees, also where it throws", () => {
    const [x, y] = scope(() => {
      const made = untracked(() => constant(1));
      expect(() =>
        untracked(() => {
          throw new Error("mine");
        }),
      ).toThrow("mine");
      const hidden = [made, constant(2)];
      return () => hidden;
    })();
    expect(alive(x!, y!)).toEqual([true, false]);
  });
});
