// The wide target: what the engine's revectorizer makes of kernels, which shows only when they have run often.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);

/** In a process of its own, as flags of the engine hold for all of it. */
const script = `
import { chooseTarget } from ${url("./targets.ts")};
import { wasm } from ${url("./index.ts")};
import { constant, setBackend } from "@gradtape/core";
import { cumsum } from "@gradtape/ops";
const { wide } = chooseTarget({ target: "wide" });
setBackend(wasm({ target: "wide", threads: 1 }));
const [rows, n] = [64, 2048];
let worst = 0;
for (const dtype of ["float32", "float64"]) {
  const data = Float64Array.from({ length: rows * n }, (_, i) => Math.sin(1.7 * i));
  const x = constant([...data], { shape: [rows, n], dtype });
  let sums;
  for (let i = 0; i < 100; i++) sums = cumsum(x, 1).dataSync();
  for (let r = 0; r < rows; r++)
    for (let i = 0, sum = 0; i < n; i++) {
      sum += data[r * n + i];
      worst = Math.max(worst, Math.abs(sums[r * n + i] - sum));
    }
}
console.log(JSON.stringify({ wide, worst }));
`;

it("adds up rows as the other targets do", ({ skip }) => {
  const flags = ["--conditions=@gradtape/source", "--input-type=module-typescript", "-e", script];
  const printed = execFileSync(process.execPath, flags, { encoding: "utf8", cwd });
  const { wide, worst } = JSON.parse(printed) as { wide: boolean; worst: number };
  if (!wide) skip("this engine does not join registers");
  expect(worst).toBeLessThan(1e-4);
});
