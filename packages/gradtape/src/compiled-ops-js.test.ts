// Every op, compiled for js: what it gives one by one, it gives in a program, and so do its gradients.
import { js } from "@gradtape/backends/js";
import { conformCompiled } from "@gradtape/testing";
import { describe, it, vi } from "vitest";
import { looksAtValues } from "./compiled-ops.cases.ts";
import * as tf from "./index.ts";

// A program of many kernels takes its time where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

conformCompiled({
  create: () => js(),
  name: "js, compiled",
  compile: tf.function,
  untraceable: looksAtValues,
  describe,
  it,
});
