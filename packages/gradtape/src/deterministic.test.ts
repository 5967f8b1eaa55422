// The wasm backend's deterministic mode: the same bits everywhere; and in every mode, however many threads there are.
import { wasm, type WasmOptions } from "@gradtape/backends/wasm";
import { afterAll, describe, expect, it } from "vitest";
import * as tf from "./index.ts";

const before = tf.getBackend();
afterAll(() => {
  tf.setBackend(before);
});

/** FNV-1a over bytes. */
function checksum(data: ArrayBufferView): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

/** Products, rows, elementary functions, sums and a training step, of sizes that threads share. */
function mixed(): string {
  return tf.scope(() => {
    const found: ArrayBufferView[] = [];
    const keep = (x: tf.Tensor): void => void found.push(x.dataSync() as Float32Array);
    let x = tf.random.normal([300, 257], { seed: 1 });
    const w = tf.random.normal([257, 257], { seed: 2, stddev: 0.06 });
    for (let i = 0; i < 3; i++) x = tf.tanh(tf.add(tf.matmul(x, w), tf.multiply(x, 0.5)));
    keep(x);
    keep(tf.softmax(tf.multiply(x, 8)));
    keep(tf.exp(tf.sin(tf.multiply(x, 30))));
    keep(tf.reduceSum(tf.log1p(tf.square(x)), 0));
    keep(tf.reduceSum(tf.erf(x), 1));
    keep(tf.reduceMean(x));
    keep(tf.cumsum(x, 1));
    const d = tf.cast(x, "float64");
    keep(tf.matmul(d, d, { transposeA: true }));
    keep(tf.pow(tf.add(tf.abs(d), 0.1), 1.7));
    keep(tf.reduceSum(tf.cos(tf.multiply(d, 1e4)), 0));
    const image = tf.reshape(tf.slice(x, [0, 0], [256, 256]), [4, 64, 64, 4]);
    const filter = tf.random.normal([3, 3, 4, 8], { seed: 3 });
    const [loss, tape] = tf.GradientTape.run((t) => {
      t.watch(filter);
      return tf.reduceSum(tf.square(tf.nn.conv2d(image, filter, 1, "SAME")));
    });
    keep(loss);
    keep(tape.gradient(loss, filter)!);
    return found.map(checksum).join(" ");
  });
}

function run(options: WasmOptions): string {
  tf.setBackend(wasm(options));
  return mixed();
}

it("a long computation has the bits that it has on every machine", () => {
  expect(run({ deterministic: true, threads: 1 })).toMatchInlineSnapshot(
    `"7e88d74d ce999f13 acb6d27e 6fda3123 361cd6ed 3986150a 2c21ac06 ec129cf8 deb8f911 7cfd6f7a 159006e8 2bce3df6"`,
  );
});

describe.each([{ deterministic: true }, { target: "plain" }, { target: "fma" }] as WasmOptions[])(
  "of %j",
  (mode) => {
    const one = run({ ...mode, threads: 1 });
    it.each([2, 4])("%i threads compute the same bits as one", async (threads) => {
      tf.setBackend(wasm({ ...mode, threads }));
      // Workers come in their own time.
      for (let turn = 0; turn < 4; turn++) {
        expect(mixed()).toBe(one);
        await new Promise((next) => setTimeout(next, 50));
      }
      tf.setThreads(1);
    });
  },
);
