// Every op, compiled for wasm: what it gives one by one, it gives in a program, and so do its gradients.
import { wasm } from "@gradtape/backends/wasm";
import { conformCompiled } from "@gradtape/testing";
import { describe, it, vi } from "vitest";
import { looksAtValues } from "./compiled-ops.cases.ts";
import * as tf from "./index.ts";

// A program of many kernels takes its time where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

conformCompiled({
  create: () => wasm(),
  name: "wasm, compiled",
  compile: tf.function,
  untraceable: looksAtValues,
  describe,
  it,
});
