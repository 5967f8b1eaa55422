// The cost of one eager op on a few floats, beside tfjs-cpu where it is installed (`PEERS_DIR` names its folder) and NumPy.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as tf from "gradtape";
import { nanoseconds, row } from "./measure.ts";

const a = tf.constant([1, 2, 3, 4]);
const b = tf.constant([5, 6, 7, 8]);
const w = new tf.Variable([1, 2, 3, 4]);
const m = tf.ones([8, 8]);

row("gradtape js: add, 4 + 4 floats", `${nanoseconds(() => tf.add(a, b)).toFixed(0)} ns`);
row("gradtape js: add, 4 floats + a number", `${nanoseconds(() => tf.add(a, 1)).toFixed(0)} ns`);
row("gradtape js: sigmoid, 4 floats", `${nanoseconds(() => tf.sigmoid(a)).toFixed(0)} ns`);
row("gradtape js: reduceSum, 4 floats", `${nanoseconds(() => tf.reduceSum(a)).toFixed(0)} ns`);
row("gradtape js: reshape, 4 floats", `${nanoseconds(() => tf.reshape(a, [2, 2])).toFixed(0)} ns`);
row("gradtape js: matmul, 8 × 8", `${nanoseconds(() => tf.matmul(m, m)).toFixed(0)} ns`);
row(
  "gradtape js: tape, w·w, gradient",
  `${nanoseconds(() => {
    const [y, tape] = tf.GradientTape.run(() => tf.multiply(w, w));
    tape.gradient(y, w);
  }).toFixed(0)} ns`,
);

const peers = process.env["PEERS_DIR"];
if (peers) {
  try {
    const require = createRequire(join(peers, "package.json"));
    const tfjs = require("@tensorflow/tfjs-core");
    require("@tensorflow/tfjs-backend-cpu");
    await tfjs.setBackend("cpu");
    const [x, y] = [tfjs.tensor1d([1, 2, 3, 4]), tfjs.tensor1d([5, 6, 7, 8])];
    row(
      "tfjs-cpu: add and dispose, 4 + 4 floats",
      `${nanoseconds(() => tfjs.add(x, y).dispose()).toFixed(0)} ns`,
    );
  } catch (cause) {
    console.log(`  tfjs-cpu: not measured (${(cause as Error).message.split("\n")[0]})`);
  }
} else
  console.log(
    "  tfjs-cpu: not measured (set PEERS_DIR to a folder where @tensorflow/tfjs-backend-cpu is installed)",
  );

const python = spawnSync("/usr/bin/env", [
  "python3",
  "-c",
  "import numpy as n,timeit\na=n.arange(4,dtype='f4');b=a+1\nprint(sorted(timeit.repeat(lambda:n.add(a,b),number=100000,repeat=9))[4]*1e4)",
]);
if (python.status === 0) row("NumPy: add, 4 + 4 floats", `${Number(python.stdout).toFixed(0)} ns`);
else console.log("  NumPy: not measured (python3 with numpy is not installed)");
