// The assembler: what it puts together validates and computes.
import { describe, expect, it } from "vitest";
import * as w from "./index.ts";

function run<T>(module: w.Module, memory?: WebAssembly.Memory): T {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.bytes()), {
    e: memory ? { m: memory } : {},
  });
  return instance.exports as T;
}

describe("the assembler", () => {
  it("encodes integers", () => {
    expect(w.uleb(624485)).toBe("\xe5\x8e\x26");
    expect(w.uleb(2 ** 32 - 1)).toBe("\xff\xff\xff\xff\x0f");
    for (const n of [-123456, 63, 64, -64, -65, 2 ** 31 - 1, -(2 ** 31)])
      expect(w.sleb(n)).toBe(w.sleb64(BigInt(n)));
    expect(w.sleb(-123456)).toBe("\xc0\xbb\x78");
    expect(w.sleb(64)).toBe("\xc0\0");
    expect(w.sleb64(-(2n ** 63n))).toBe("\x80".repeat(9) + "\x7f");
  });

  it("adds up with a loop and a call", () => {
    const m = new w.Module();
    const square = m.func({ params: ["i32"], result: "i32" }, (_, x) =>
      w.i32.mul(w.get(x), w.get(x)),
    );
    m.func({ name: "squares", params: ["i32"], result: "i32" }, (f, n) => {
      const [i, sum] = [f.local("i32"), f.local("i32")];
      return w.code(
        w.forLess(i, w.i32.const(1), w.get(n), 1, w.increase(sum, square.call(w.get(i)))),
        w.get(sum),
      );
    });
    const { squares } = run<{ squares(n: number): number }>(m);
    expect(squares(5)).toBe(30);
    expect(squares(1)).toBe(0);
  });

  it("branches out of nested blocks", () => {
    const m = new w.Module();
    m.func({ name: "first", params: ["i32"], result: "i32" }, (f, x) => {
      const out = f.local("i32");
      return w.code(
        w.block((exit) =>
          w.sequence(
            w.block((inner) =>
              w.sequence(
                w.when(w.i32.gtS(w.get(x), w.i32.const(9)), w.br(exit)),
                w.brIf(inner, w.i32.eqz(w.get(x))),
                w.set(out, w.i32.const(1)),
              ),
            ),
            w.increase(out, 10),
          ),
        ),
        w.get(out),
      );
    });
    const { first } = run<{ first(x: number): number }>(m);
    expect([first(10), first(0), first(3)]).toEqual([0, 10, 11]);
  });

  it("computes with vectors in memory", () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
    const m = new w.Module({ shared: false, maximum: 2 });
    m.func({ name: "double", params: ["i32"], result: "none" }, (_, at) =>
      w.v128.store(
        w.get(at),
        w.f32x4.add(w.v128.load(w.get(at), 16), w.v128.load(w.get(at), 16)),
        16,
      ),
    );
    const floats = new Float32Array(memory.buffer);
    floats.set([1, 2, 3, 4], 5);
    run<{ double(at: number): void }>(m, memory).double(4);
    expect([...floats.subarray(4, 10)]).toEqual([0, 2, 4, 6, 8, 0]);
  });

  it("says that a branch leads nowhere", () => {
    expect(() => w.resolved(w.br(w.newLabel()))).toThrow("branch out of its block");
  });
});
