// The weights of a model in a file that other software reads too.
import { access, constants, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as tf from "gradtape";
import type { Classifier } from "./model.ts";
import { UserError } from "./user-error.ts";

/** Throws `UserError` where no file can be written: better now than after the training. */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(path);
  try {
    await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await access(`${folder}/.`, constants.W_OK);
  } catch (error) {
    throw new UserError(`the weights cannot be written: ${(error as Error).message}`);
  }
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory())
    throw new UserError(`the weights cannot be written: ${path} is a directory`);
}

/** Throws `UserError` where the file cannot be written. */
export async function saveWeights(model: Classifier, path: string): Promise<void> {
  const entries = model
    .namedVariables()
    .map(
      ([name, v]) =>
        [name, { data: v.dataSync() as Float32Array, shape: v.shape, dtype: v.dtype }] as const,
    );
  const bytes = tf.formats.encodeSafetensors(new Map(entries), { format: "gradtape" });
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new UserError(`the weights cannot be written: ${(error as Error).message}`);
  }
}

/** Gives each variable the tensor of its name; both must have the same names. */
export async function loadWeights(model: Classifier, path: string): Promise<void> {
  const { tensors } = tf.formats.decodeSafetensors(await readFile(path), { name: path });
  const variables = new Map(model.namedVariables());
  for (const name of new Set([...tensors.keys(), ...variables.keys()])) {
    const [tensor, variable] = [tensors.get(name), variables.get(name)];
    if (!tensor || !variable)
      throw new UserError(
        `${path} is not of this model: ${tensor ? "unknown" : "missing"} ${name}`,
      );
    variable.assign(tf.constant(tensor));
  }
}
