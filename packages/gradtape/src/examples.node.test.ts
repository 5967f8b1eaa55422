// Every example in a docstring runs, and gives what it says.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as autodiff from "@gradtape/autodiff";
import { js } from "@gradtape/backends/js";
import * as core from "@gradtape/core";
import * as data from "@gradtape/data";
import { encodeNpy, encodeSafetensors } from "@gradtape/formats";
import * as ops from "@gradtape/ops";
import { examplesIn, runExample, type Statement } from "@gradtape/testing/examples";
import ts from "typescript";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as tf from "./index.ts";

const packages = fileURLToPath(new URL("../../", import.meta.url));

const files = readdirSync(packages).flatMap((name) =>
  readdirSync(join(packages, name, "src"), { recursive: true, encoding: "utf8" })
    .filter(
      (path) => path.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(path) && !path.startsWith("_"),
    )
    .map((path) => ({
      entry: join(packages, name, "src/index.ts"),
      path: join(packages, name, "src", path),
    })),
);

/** Splits by TypeScript's own parser, and prints each statement without its types. */
function statements(code: string): Statement[] {
  const file = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement, i) => {
    if (ts.isImportDeclaration(statement)) return []; // what it names is in scope
    const next = file.statements[i + 1]?.getStart() ?? code.length;
    const text = ts.transpileModule(statement.getText(), {
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
    });
    return [
      {
        text: text.outputText.replace(/^"use strict";/, "").trim(),
        isExpression: ts.isExpressionStatement(statement),
        after: code.slice(statement.getEnd(), next),
      },
    ];
  });
}

/** The files that examples read, in a folder of their own. */
const world = realpathSync(mkdtempSync(join(tmpdir(), "gradtape-examples-")));
const home = process.cwd();

beforeAll(() => {
  const idx = (...shape: number[]): Uint8Array =>
    gzipSync(
      Uint8Array.of(
        0,
        0,
        8,
        shape.length,
        ...shape.flatMap((n) => [0, 0, 0, n]),
        ...new Uint8Array(shape.reduce((a, b) => a * b)),
      ),
    );
  for (const folder of ["mnist", "data/mnist"]) {
    mkdirSync(join(world, folder), { recursive: true });
    for (const [part, count] of [
      ["train", 3],
      ["t10k", 2],
    ] as const) {
      writeFileSync(join(world, folder, `${part}-images-idx3-ubyte.gz`), idx(count, 28, 28));
      writeFileSync(join(world, folder, `${part}-labels-idx1-ubyte.gz`), idx(count));
    }
  }
  const x = { data: Float32Array.of(1, 2), shape: [1, 2], dtype: "float32" } as const;
  writeFileSync(join(world, "x.npy"), encodeNpy(x));
  writeFileSync(join(world, "model.safetensors"), encodeSafetensors({ w: { ...x, shape: [2] } }));
  process.chdir(world);
});
afterAll(() => {
  process.chdir(home);
  rmSync(world, { recursive: true });
});

const fetchFromWorld = (path: string): Promise<Response> =>
  Promise.resolve(new Response(readFileSync(join(world, path))));

/** The names that an example may use: `tf`, those of its file and package, of core, ops, autodiff and data. */
async function scopeOf(path: string, entry: string): Promise<Record<string, unknown>> {
  const load = async (file: string): Promise<object> =>
    (await import(/* @vite-ignore */ file)) as object;
  const own = { ...(existsSync(entry) ? await load(entry) : {}), ...(await load(path)) };
  return { ...core, ...ops, ...autodiff, ...data, tf, fetch: fetchFromWorld, ...own };
}

beforeEach(() => core.setBackend(js()));

let ran = 0;
let claimed = 0;
describe.each(
  files
    .map(({ path, entry }) => ({ name: relative(packages, path), path, entry }))
    .filter(({ path }) => examplesIn(readFileSync(path, "utf8")).length > 0),
)("$name", ({ path, entry }) => {
  it.each(examplesIn(readFileSync(path, "utf8")))("line $line", async ({ code }) => {
    const claims = await runExample(code, await scopeOf(path, entry), { statements });
    expect(claims).toBe(code.split("// =>").length - 1); // none was overlooked
    claimed += claims;
    ran++;
  });
});

it("reports how many there are", () => {
  console.log(`${ran} examples ran, ${claimed} values were compared`);
  expect(claimed).toBeGreaterThan(100);
});

describe("the runner", () => {
  const run = (code: string): Promise<number> => runExample(code, core, { statements });

  it("compares what stands before // =>, on its line or the next, deeply and exactly", async () => {
    expect(
      await run(`const x: number = 1\nx + 1; // => 2\n[x,\n  { y: NaN }]\n// => [1, { y: NaN }]`),
    ).toBe(2);
    expect(await run(`await Promise.resolve(0.1 + 0.2) // => ≈ 0.3`)).toBe(1);
    expect(await run(`"a\\nb"; // => "a\\nb"`)).toBe(1);
    expect(await run(`[1, 2]\n// => [1,\n//     2]`)).toBe(1);
    expect(await run(`for (const i of [1]) constant(i)`)).toBe(0);
  });

  it("throws where a claim does not hold, and where the code does", async () => {
    await expect(run(`1 + 1 // => 3`)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: expected 3, got 2]`,
    );
    await expect(run(`0.1 + 0.2 // => 0.3`)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: expected 0.3, got 0.30000000000000004]`,
    );
    await expect(run(`[1, [2]] // => [1, [3]]`)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: expected [1, [3]], got [1, [2]]]`,
    );
    await expect(run(`-0 // => 0`)).resolves.toBe(1);
    await expect(run(`[1] // => [1, undefined]`)).rejects.toThrow("expected");
    await expect(run(`[1] // => Float32Array.of(1)`)).rejects.toThrow("expected");
    await expect(run(`const y = 1 // => 1`)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: "// => 1" follows a statement that has no value: const y = 1;]`,
    );
    await expect(run(`nowhere()`)).rejects.toThrow("nowhere is not defined");
  });

  it("finds examples in comments only", () => {
    const text = `/**\n * A.\n *\n * @example\n * \`\`\`ts\n * f(1) // => 2\n * \`\`\`\n * @example\n * g()\n */\nconst s = "@example";\n/** @example\n * h() */`;
    expect(examplesIn(text)).toMatchInlineSnapshot(`
      [
        {
          "code": "f(1) // => 2",
          "line": 4,
        },
        {
          "code": "g()",
          "line": 8,
        },
        {
          "code": "h()",
          "line": 12,
        },
      ]
    `);
  });
});
