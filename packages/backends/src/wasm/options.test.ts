// Mistakes in the options are said so.
import { describe, expect, it } from "vitest";
import { wasm, type WasmOptions } from "./index.ts";

describe("the options of wasm", () => {
  it.each<readonly [Record<string, unknown>, string]>([
    [
      { target: "wiide" },
      'wasm: unknown target "wiide": the targets are "auto", "plain", "fma", "wide"',
    ],
    [{ deterministic: "yes" }, 'wasm: deterministic is "yes": give true or false'],
    [{ threads: 0 }, "wasm: threads is 0: give a whole number from 1 on"],
    [{ threads: 1.5 }, "wasm: threads is 1.5: give a whole number from 1 on"],
    [{ heapBytes: NaN }, "wasm: heapBytes is NaN: give a number of bytes"],
    [{ heapBytes: -1 }, "wasm: heapBytes is -1: give a number of bytes"],
    [
      { thread: 2 },
      'wasm: unknown option "thread": the options are "target", "deterministic", "threads", "heapBytes"',
    ],
  ])("%o is refused", (options, message) => {
    expect(() => wasm(options as WasmOptions)).toThrow(message);
  });

  it("may be left out or undefined", () => {
    expect(wasm({ target: undefined, threads: 1, heapBytes: 0 } as WasmOptions).name).toBe("wasm");
  });
});
