// Some ops, compiled for wasm's deterministic mode: values and gradients are those of an eager run to the last bit (but for a zero's sign).
import { wasm } from "@gradtape/backends/wasm";
import * as everyCase from "@gradtape/ops/cases";
import { conformCompiled } from "@gradtape/testing";
import { describe, it, vi } from "vitest";
import { looksAtValues } from "./compiled-ops.cases.ts";
import * as tf from "./index.ts";

// A program of many kernels takes its time where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

/** One case of so many; all of them take a minute. */
const EACH = 12;

conformCompiled({
  create: () => wasm({ deterministic: true, threads: 1 }),
  name: "wasm, deterministic, compiled",
  compile: tf.function,
  cases: Object.values(everyCase)
    .flat()
    .filter((_, i) => i % EACH === 0),
  exact: true,
  untraceable: looksAtValues,
  describe,
  it,
});
