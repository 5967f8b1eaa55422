import { afterEach, describe, expect, it } from "vitest";
import { chooseTarget } from "./targets.ts";

const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };

describe("chooseTarget", () => {
  afterEach(() => {
    if (process) delete process.env["GRADTAPE_WASM"];
  });

  it("uses relaxed SIMD unless it is told not to", () => {
    // Every engine that the tests run in has it.
    expect(chooseTarget()).toMatchObject({ fma: true, wide: false });
    expect(chooseTarget({ target: "fma" })).toEqual(chooseTarget({ target: "auto" }));
    expect(chooseTarget({ target: "plain" })).toMatchObject({ fma: false, wide: false });
  });

  it("is the same for all engines when results must be", () => {
    const same = { fma: false, wide: false, ordered: false, fixed: true };
    expect(chooseTarget({ deterministic: true })).toEqual(same);
    expect(chooseTarget({ deterministic: true, target: "wide" })).toEqual(same);
  });

  it.runIf(process)("listens to the environment where the options leave it open", () => {
    process!.env["GRADTAPE_WASM"] = "plain";
    expect(chooseTarget().fma).toBe(false);
    expect(chooseTarget({ target: "fma" }).fma).toBe(true);
    for (const name of ["fma", "auto", ""]) {
      process!.env["GRADTAPE_WASM"] = name;
      expect(chooseTarget()).toMatchObject({ fma: true, wide: false });
    }
  });

  it.runIf(process)("refuses a target of the environment that there is not", () => {
    process!.env["GRADTAPE_WASM"] = "quick";
    expect(() => chooseTarget()).toThrow(
      'wasm: unknown target "quick" in the environment variable GRADTAPE_WASM: set it to "auto", "plain", "fma", "wide", or unset it',
    );
    expect(chooseTarget({ target: "fma" }).fma).toBe(true);
  });
});
