// What only a process of its own shows: that threads never keep it alive.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const url = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

const PROGRAM = `
import { code, i32, get, increase, set, whileLess } from ${url("asm/index.ts")};
import { Engine } from ${url("engine.ts")};
import { Heap } from ${url("heap.ts")};
import { Pool } from ${url("pool.ts")};
const engine = new Engine({ fma: false, wide: false, ordered: false });
const pool = new Pool(engine, new Heap(engine), 3);
const { run } = engine.named("count", (module) => {
  module.func({ name: "run", params: ["i32", "i32", "i32"], result: "none" }, (_, i, end, thread) =>
    whileLess(i, get(end), 1, i32.store(i32.const(1024), get(thread))),
  );
});
const end = Date.now() + 20000;
if (process.argv[1] !== "at once") {
  while (pool.ready < 2 && Date.now() < end) {
    pool.run(run, 100000, 1000);
    if (process.argv[1] === "in turns") await new Promise((next) => setTimeout(next));
  }
} else pool.run(run, 100000, 1000);
console.log(process.argv[1], pool.ready);
`;

it.each([
  ["in turns", 2],
  ["in a loop", 2],
  ["at once", 0],
])("a process whose threads work %s ends by itself", (how, ready) => {
  const args = [
    "--conditions=@gradtape/source",
    "--input-type=module-typescript",
    "-e",
    PROGRAM,
    how,
  ];
  const cwd = fileURLToPath(new URL(".", import.meta.url));
  const printed = execFileSync(process.execPath, args, { cwd, encoding: "utf8", timeout: 60000 });
  expect(printed).toBe(`${how} ${ready}\n`);
});
