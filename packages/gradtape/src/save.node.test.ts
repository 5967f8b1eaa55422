// Functions saved ahead of time: files that run by themselves, where code must not be generated.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import * as tf from "./index.ts";

const directory = mkdtempSync(join(tmpdir(), "gradtape-"));
afterAll(() => rmSync(directory, { recursive: true }));
beforeEach(() => tf.setBackend("wasm"));

interface Saved {
  (...args: unknown[]): unknown;
  variables: Record<string, { get(): ArrayLike<number>; set(x: unknown): void; shape: number[] }>;
}
async function load(folder: string): Promise<Saved> {
  const url = pathToFileURL(join(directory, folder, "index.js")).href;
  return ((await import(/* @vite-ignore */ url)) as { load(): Promise<Saved> }).load();
}
const into = (folder: string): string => join(directory, folder);

function trainer(): {
  step: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor;
  variables: readonly tf.Variable[];
} {
  tf.random.setSeed(3);
  const model = new tf.keras.Sequential([
    new tf.keras.layers.Dense(8, { activation: "relu", inputShape: [4] }),
    new tf.keras.layers.Dense(3),
  ]);
  const optimizer = new tf.keras.optimizers.Adam(0.05);
  const variables = model.trainableVariables;
  const step = (x: tf.Tensor, y: tf.Tensor): tf.Tensor => {
    const [loss, tape] = tf.GradientTape.run(() =>
      tf.reduceMean(tf.sparseSoftmaxCrossEntropy(y, model(x) as tf.Tensor) as tf.Tensor),
    );
    optimizer.applyGradients(tf.keras.zip(tape.gradient(loss, [...variables]), [...variables]));
    return loss;
  };
  return { step, variables };
}

describe("a saved training step", () => {
  const x = (): tf.Tensor => tf.random.normal([6, 4]) as tf.Tensor;
  const y = (): tf.Tensor => tf.constant([0, 1, 2, 0, 1, 2], { dtype: "int32" }) as tf.Tensor;

  it("goes on from where the variables were, as the function does", async () => {
    const { step, variables } = trainer();
    const f = tf.function(step);
    const [inputs, labels] = [x(), y()];
    f(inputs, labels);
    await f.save(into("step"));
    const saved = await load("step");
    for (let i = 0; i < 5; i++) {
      const { data } = saved(inputs.dataSync(), labels.dataSync()) as { data: Float32Array };
      expect(data[0]).toBeCloseTo(f(inputs, labels).dataSync()[0] as number, 5);
    }
    const kernel = saved.variables["dense/kernel"] ?? Object.values(saved.variables)[0]!;
    const own = [...variables[0]!.dataSync()] as number[];
    Array.from(kernel.get()).forEach((w, i) => expect(w).toBeCloseTo(own[i]!, 4));
    kernel.set(own.map(() => 0));
    expect(Math.max(...Array.from(kernel.get()))).toBe(0);
  });

  it("runs in a process that generates no code", async () => {
    const { step } = trainer();
    const f = tf.function(step);
    const [inputs, labels] = [x(), y()];
    const expected = f(inputs, labels).dataSync()[0] as number;
    await f.save(into("strict"));
    const script = into("run.mjs");
    writeFileSync(
      script,
      `import { load } from "./strict/index.js";
       let refused = false;
       try { new Function("return 1")(); } catch { refused = true; }
       const step = await load();
       const losses = Array.from({ length: 20 }, () => step(${JSON.stringify([...inputs.dataSync()])}, [0, 1, 2, 0, 1, 2]).data[0]);
       console.log(JSON.stringify({ refused, losses }));`,
    );
    const flags = ["--disallow-code-generation-from-strings", script];
    const printed = execFileSync(process.execPath, flags, { encoding: "utf8" });
    const { refused, losses } = JSON.parse(printed) as { refused: boolean; losses: number[] };
    expect(refused).toBe(true);
    expect(losses[0]).toBeLessThan(expected);
    expect(losses.at(-1)).toBeLessThan(losses[0]!);
  });
});

describe("saved structures", () => {
  it("take and give what the function does", async () => {
    const table = tf.constant([10, 20, 30]);
    const f = tf.function((a: { x: tf.Tensor; by: number }, [b]: [tf.Tensor]) => ({
      sum: tf.add(tf.multiply(a.x, a.by), tf.gather(table, b)),
      turned: [tf.transpose(tf.reshape(a.x, [1, 3]))],
      same: b,
      by: a.by,
    }));
    const x = tf.constant([1, 2, 3]);
    const b = tf.constant([2, 0, 1], { dtype: "int32" });
    const expected = f({ x, by: 2 }, [b]);
    await f.save(into("structures"));
    const saved = await load("structures");
    const got = saved({ x: [1, 2, 3], by: 2 }, [[2, 0, 1]]) as Record<string, unknown>;
    expect([...(got["sum"] as { data: Float32Array }).data]).toEqual([...expected.sum.dataSync()]);
    expect((got["turned"] as [{ shape: number[] }])[0].shape).toEqual([3, 1]);
    expect([...(got["same"] as { data: Int32Array }).data]).toEqual([2, 0, 1]);
    expect(got["by"]).toBe(2);
    expect(() => saved({ x: [1, 2], by: 2 }, [[2, 0, 1]])).toThrow(
      "argument 0.x has 2 elements, and takes 3: float32 of shape [3]",
    );
    expect(() => saved({ x: [1, 2, 3], by: 3 }, [[2, 0, 1]])).toThrow(
      "argument 0.by must be 2, as it was when the program was compiled",
    );
  });

  it("hold every dtype of numbers", async () => {
    const f = tf.function((i: tf.Tensor, c: tf.Tensor, h: tf.Tensor) => [
      tf.add(i, i),
      tf.multiply(c, c),
      tf.cast(h, "float32"),
      tf.greater(h, tf.zerosLike(h)),
    ]);
    const i = tf.constant([1n, -2n], { dtype: "int64" });
    const c = tf.constant([{ re: 1, im: 2 }], { dtype: "complex64" });
    const h = tf.constant([0.5, -1], { dtype: "float16" });
    f(i, c, h);
    await f.getConcreteFunction(i, c, h).save(into("dtypes"));
    const saved = await load("dtypes");
    const [sum, square, wide, positive] = saved(
      [1n, -2n],
      Float32Array.of(1, 2),
      Uint16Array.of(0x3800, 0xbc00),
    ) as { data: ArrayLike<number> }[];
    expect(Array.from(sum!.data)).toEqual([2n, -4n]);
    expect(Array.from(square!.data)).toEqual([-3, 4]);
    expect(Array.from(wide!.data)).toEqual([0.5, -1]);
    expect(Array.from(positive!.data)).toEqual([1, 0]);
  });
});

describe("what cannot be saved", () => {
  it("is said", async () => {
    const prints = tf.function((x: tf.Tensor) => (tf.print(x), x));
    const x = tf.constant(1);
    await expect(prints.getConcreteFunction(x).save(into("no"))).rejects.toThrow(
      "does things on the host",
    );
    const any = tf.function((x: tf.Tensor) => tf.add(x, 1));
    await expect(any.save(into("no"))).rejects.toThrow(
      "there are 0 traces: say which by getConcreteFunction(…).save(…)",
    );
    any(x);
    await expect(any.save(7 as never)).rejects.toThrow("give a directory or a function, got 7");
    tf.setBackend("js");
    await expect(any.getConcreteFunction(x).save(into("no"))).rejects.toThrow(
      'the js backend makes no modules: call setBackend("wasm") first',
    );
  });
});
