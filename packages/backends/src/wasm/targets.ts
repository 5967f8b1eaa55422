// Choosing the target: what the engine has is found out by asking it, and how fast it is by trying.
import { ArgumentError } from "@gradtape/core";
import { code, countDown, f32x4, get, i32, Module, set, v128 } from "./asm/index.ts";
import { isTargetName, TARGET_LIST, type TargetName, type WasmOptions } from "./options.ts";
import { environment, setV8Flag, v8Version } from "./platform.ts";
import type { Target } from "./target.ts";

/**
 * Whether the backend can run here: the engine has SIMD, and the page's policy lets code be assembled.
 *
 * @example
 * supportsWasm() // => true
 */
export function supportsWasm(): boolean {
  try {
    const module = new Module();
    module.func({ params: ["v128"], result: "v128" }, (_, x) => f32x4.add(get(x), get(x)));
    return new WebAssembly.Module(module.bytes()) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** Finds out the target once; flags that are set stay set. */
export function chooseTarget({ target = "auto", deterministic = false }: WasmOptions = {}): Target {
  // Optimized code comes after 2 or 3 calls instead of 150.
  setV8Flag("--wasm-tiering-budget=100000");
  if (deterministic) return { fma: false, wide: false, ordered: false, fixed: true };
  const most = target === "auto" ? fromEnvironment() : target;
  const ordered = v8Version() >= 13;
  const fma = most !== "plain" && hasRelaxedSimd();
  const wide = most === "wide" && fma && ordered && becomesWide();
  return { fma, wide, ordered };
}

function fromEnvironment(): TargetName {
  const name = environment("GRADTAPE_WASM") || "auto";
  if (name === "auto") return "fma";
  if (isTargetName(name)) return name;
  throw new ArgumentError(
    "wasm",
    `unknown target ${JSON.stringify(name)} in the environment variable GRADTAPE_WASM: set it to ${TARGET_LIST}, or unset it`,
  );
}

function hasRelaxedSimd(): boolean {
  const { bytes } = accumulators(1);
  if (WebAssembly.validate(bytes)) return true;
  // Node 20 has it behind a flag. (Other versions do not know the flag.)
  if (v8Version() !== 11) return false;
  setV8Flag("--experimental-wasm-relaxed-simd");
  return WebAssembly.validate(bytes);
}

const ONCE = 1000;
const WARM_UP = 10;
const ACTIVE = 1.1;

/**
 * Turns V8's revectorizer on and tells whether it works: modules look the same, so only time tells. With it, 24 sums in vectors
 * of 128 bits take 12 registers, and less than twice the time of 12; without, they do not fit into 16.
 */
function becomesWide(): boolean {
  setV8Flag("--experimental-wasm-revectorize");
  const [many, few] = [accumulators(24).make(), accumulators(12).make()];
  const start = performance.now();
  // The first calls run in slow code, whose times say nothing.
  while (performance.now() - start < WARM_UP) {
    many(ONCE / 2);
    few(ONCE / 2);
  }
  let [slow, fast] = [Infinity, Infinity];
  for (let i = 0; i < 200; i++) {
    slow = Math.min(slow, timeOf(many));
    fast = Math.min(fast, timeOf(few));
  }
  return (2 * fast) / slow >= ACTIVE;
}

function timeOf(fn: (n: number) => void): number {
  const start = performance.now();
  fn(ONCE);
  return performance.now() - start;
}

/** A module whose function `sum(n)` adds `n` products to each of `count` vectors. */
function accumulators(count: number): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly make: () => (n: number) => void;
} {
  const module = new Module({ shared: false, maximum: 1 });
  module.func({ name: "sum", params: ["i32"], result: "none" }, (frame, n) => {
    const sums = frame.locals(count, "v128");
    const [a, b] = [frame.local("v128"), frame.local("v128")];
    const at = (i: number): number => 64 + 16 * i;
    return code(
      set(a, v128.load(i32.const(0))),
      set(b, v128.load(i32.const(0), 16)),
      ...sums.map((sum, i) => set(sum, v128.load(i32.const(0), at(i)))),
      countDown(
        n,
        code(...sums.map((sum) => set(sum, f32x4.relaxedMadd(get(a), get(b), get(sum))))),
      ),
      ...sums.map((sum, i) => v128.store(i32.const(0), get(sum), at(i))),
    );
  });
  const bytes = module.bytes();
  const make = (): ((n: number) => void) => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const compiled = new WebAssembly.Module(bytes);
    const { exports } = new WebAssembly.Instance(compiled, { e: { m: memory } });
    return exports["sum"] as (n: number) => void;
  };
  return { bytes, make };
}
