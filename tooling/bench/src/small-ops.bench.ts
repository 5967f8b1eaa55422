// The cost of one eager op on a few floats, beside tfjs where it is installed (`PEERS_DIR`) and NumPy. `--backend NAME` says where
// ours run; default: js.
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "gradtape";
import { readArguments } from "./args.ts";
import { nanoseconds, row } from "./measure.ts";
import { useBackend } from "./ours.ts";
import { loadTfjs } from "./tfjs.ts";

const backend = readArguments(["backend"]).value("backend") ?? "js";
const { label } = await useBackend(backend);
const a = tf.constant([1, 2, 3, 4]);
const b = tf.constant([5, 6, 7, 8]);
const w = new tf.Variable([1, 2, 3, 4]);
const m = tf.ones([8, 8]);

const report = (name: string, fn: () => void): void =>
  row(name, `${nanoseconds(fn).toFixed(0)} ns`);

report(`${label}: add, 4 + 4 floats`, () => tf.add(a, b));
report(`${label}: add and dispose, 4 + 4 floats`, () => tf.add(a, b).dispose());
report(`${label}: add, 4 floats + a number`, () => tf.add(a, 1));
report(`${label}: sigmoid, 4 floats`, () => tf.sigmoid(a));
report(`${label}: reduceSum, 4 floats`, () => tf.reduceSum(a));
report(`${label}: reshape, 4 floats`, () => tf.reshape(a, [2, 2]));
report(`${label}: matmul, 8 × 8`, () => tf.matmul(m, m));
report(`${label}: tape, w·w, gradient`, () => {
  const [y, tape] = tf.GradientTape.run(() => tf.multiply(w, w));
  tape.gradient(y, w);
});

const peers = process.env["PEERS_DIR"] ?? join(tmpdir(), "peers");
const theirs = backend === "js" ? "cpu" : "wasm";
try {
  const tfjs = await loadTfjs(peers, [theirs]);
  const [x, y] = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ].map((numbers) => tfjs["tensor1d"]!(numbers));
  report(`tfjs-${theirs}: add and dispose, 4 + 4 floats`, () =>
    tfjs["dispose"]!(tfjs["add"]!(x, y)),
  );
} catch (cause) {
  console.log(`  tfjs-${theirs}: not measured (${(cause as Error).message.split("\n")[0]})`);
}

const python = spawnSync(process.env["PYTHON"] ?? "python3", [
  "-c",
  "import numpy as n,timeit\na=n.arange(4,dtype='f4');b=a+1\nprint(sorted(timeit.repeat(lambda:n.add(a,b),number=100000,repeat=9))[4]*1e4)",
]);
if (python.status === 0) row("NumPy: add, 4 + 4 floats", `${Number(python.stdout).toFixed(0)} ns`);
else console.log("  NumPy: not measured (python3 with numpy is not installed)");
