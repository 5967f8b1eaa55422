// What a step yields, read as numbers.
import { isTensor, type Tensor } from "@gradtape/core";

/** Loss and metrics by name. */
export type Logs = Record<string, number>;

/** What `trainStep` and `testStep` return: they need not be read at every step. */
export type StepResults = Readonly<Record<string, Tensor | number>>;

/** The results as numbers; the mean where one has several elements. */
export async function readLogs(results: StepResults): Promise<Logs> {
  const values = await Promise.all(Object.values(results).map(numberOf));
  return Object.fromEntries(Object.keys(results).map((name, i) => [name, values[i]!]));
}

async function numberOf(x: Tensor | number): Promise<number> {
  if (!isTensor(x)) return x;
  const data = Array.from((await x.data()) as ArrayLike<number | bigint | boolean>, Number);
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}
