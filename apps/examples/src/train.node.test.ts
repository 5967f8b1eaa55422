import { readFileSync } from "node:fs";
import * as tf from "gradtape";
import { describe, expect, it } from "vitest";
import { digitClassifier } from "./model.ts";
import { folder, out, run } from "./run-program.ts";
import { loadWeights } from "./weights.ts";

const withoutTimes = (said: string): string =>
  said.replaceAll(/\(?\d+(\.\d+)? (µs|s|steps a second|times as many)\b/g, "");

describe("a small run on files", () => {
  const small = ["--epochs", "2", "--batch", "8", "--hidden", "12", "--out", out];

  it("says what it does, and does the same again for the same seed", async () => {
    const data = folder();
    const first = await run("--data", data, ...small);
    expect(first).toMatchObject({ code: 0, error: "" });
    for (const line of [
      /^after 500 steps: y ≈ 1\.99\d*x \+ -0\.99\d*$/m,
      /^40 images to train on, 20 to test, 28×28 pixels$/m,
      /^A training loop with GradientTape \(9550 parameters\)$/m,
      /^epoch 2\/2 {2}loss \d\.\d{4} /m,
      /^ +loss over 10 steps$/m,
      /^test accuracy: \d+\.\d\d %$/m,
      /^ +digit 9( +[\d.]+){10}$/m,
      /^label \d, predicted \d [✓✗]( +label \d, predicted \d [✓✗]){2}$/m,
      /^loaded back: all predictions agree$/m,
      /^epoch 2\/2 {2}loss .* val_accuracy \d\.\d{4} /m,
      /^op by op: \d+ steps a second$/m,
      /^compiled: \d+ steps a second \(\d+\.\d times as many\)$/m,
      /^loss after 220 steps: (\d\.\d)\d{3}, and compiled \1\d{3}$/m,
      /^\d+ kernels, 8 inputs, 1 output, /m,
      /^ +w1' = w1 - sum\(arg0 \* t\d\) \* 0\.1$/m,
      /^Done in \d+\.\d s\.$/m,
    ]) {
      expect(first.said).toMatch(line);
    }
    const weights = readFileSync(out);
    const again = await run("--data", data, ...small);
    expect(withoutTimes(again.said)).toBe(withoutTimes(first.said));
    expect(readFileSync(out).equals(weights)).toBe(true);

    const other = await run("--data", data, ...small, "--seed", "5");
    expect(withoutTimes(other.said)).not.toBe(withoutTimes(first.said));
    expect(readFileSync(out).equals(weights)).toBe(false);
  });

  it("saves weights that give the same model, and only that model", async () => {
    await run("--data", folder(), ...small, "--epochs", "1");
    const { tensors } = tf.formats.decodeSafetensors(readFileSync(out));
    const shapes = [...tensors].map(([name, { shape }]) => [name, shape]);
    expect(Object.fromEntries(shapes)).toEqual({
      "layers/1/kernel": [784, 12],
      "layers/1/bias": [12],
      "layers/3/kernel": [12, 10],
      "layers/3/bias": [10],
    });
    const model = digitClassifier([28, 28], 12, 9);
    await loadWeights(model, out);
    for (const [name, v] of model.namedVariables()) {
      expect(v.dataSync()).toEqual(tensors.get(name)?.data);
    }
    await expect(loadWeights(digitClassifier([28, 28], 13, 9), out)).rejects.toThrow("assign");
  });
});

it("learns the digits that the generator draws", { timeout: 30_000 }, async () => {
  const { said } = await run("--quick", "--out", out);
  const accuracies = [...said.matchAll(/^test accuracy: ([\d.]+) %/gm)].map(([, x]) => Number(x));
  expect(accuracies).toHaveLength(2);
  expect(Math.min(...accuracies)).toBeGreaterThan(80);
});
