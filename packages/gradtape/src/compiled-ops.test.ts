// Every op, compiled: what it gives one by one, it gives in a program, and so do its gradients.
import { js } from "@gradtape/backends/js";
import { wasm } from "@gradtape/backends/wasm";
import { conformCompiled } from "@gradtape/testing";
import { describe, it } from "vitest";
import * as tf from "./index.ts";

const untraceable: readonly string[] = [];

conformCompiled({
  create: () => js(),
  name: "js",
  compile: tf.function,
  untraceable,
  describe,
  it,
});
conformCompiled({
  create: () => wasm(),
  name: "wasm",
  compile: tf.function,
  untraceable,
  describe,
  it,
});
