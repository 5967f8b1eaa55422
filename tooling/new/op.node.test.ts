import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newOp } from "./op.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixture = realpathSync(mkdtempSync(join(tmpdir(), "gradtape-new-")));
const ops = join(fixture, "packages/ops");
const text = (path: string): string => readFileSync(join(ops, "src", path), "utf8");
const index = (): string => text("index.ts");

beforeAll(() => {
  cpSync(join(root, "packages/ops/src"), join(ops, "src"), { recursive: true });
  mkdirSync(join(ops, "src/nn"), { recursive: true });
  for (const path of ["node_modules", "packages/ops/node_modules"]) {
    symlinkSync(join(root, path), join(fixture, path), "junction");
  }
});
afterAll(() => rmSync(fixture, { recursive: true }));

test(
  "writes an op, its cases and their lines, which compile as they are",
  { timeout: 60_000 },
  () => {
    expect(newOp(fixture, { name: "veryNew" })).toEqual([
      "packages/ops/src/math/veryNew.ts",
      "packages/ops/src/math/veryNew.cases.ts",
      "packages/ops/src/index.ts",
      "packages/ops/src/cases.ts",
    ]);
    newOp(fixture, { name: "newest", folder: "math", arity: 2 });
    newOp(fixture, { name: "newSolve", namespace: "linalg" });
    expect(index()).toContain('export { veryNew } from "./math/veryNew.ts";\n');
    expect(text("cases.ts")).toContain('export { veryNewCases } from "./math/veryNew.cases.ts";\n');

    const config = {
      extends: join(root, "tsconfig.test.json"),
      compilerOptions: { typeRoots: [join(root, "node_modules/@types")], types: [] },
      files: ["math/veryNew", "math/newest", "linalg/newSolve"].flatMap((path) => [
        `${ops}/src/${path}.ts`,
        `${ops}/src/${path}.cases.ts`,
      ]),
      include: [],
    };
    writeFileSync(join(fixture, "tsconfig.json"), JSON.stringify(config));
    const tools = [
      ["typescript7/bin/tsc", "-p", fixture],
      [
        "oxlint/bin/oxlint",
        "--config",
        join(root, ".oxlintrc.json"),
        "-f",
        "unix",
        ...config.files,
      ],
      ["prettier/bin/prettier.cjs", "--print-width", "100", "--list-different", ...config.files],
    ];
    for (const [tool = "", ...parameters] of tools) {
      const script = join(root, "node_modules", tool);
      const result = spawnSync(process.execPath, [script, ...parameters], {
        cwd: fixture,
        encoding: "utf8",
        timeout: 50_000,
      });
      expect(result.signal).toBe(null); // else it took too long
      expect(result.stderr).toBe("");
      // What is wrong elsewhere is not this test's business.
      const complaints = result.stdout
        .split("\n")
        .filter((text) => /veryNew|newest|newSolve/.test(text));
      expect(complaints).toEqual([]);
    }
  },
);

test("exports an op of a namespace there alone, whatever its folder", () => {
  const before = index();
  expect(newOp(fixture, { name: "convolveAnew", folder: "conv", namespace: "nn" })).toEqual([
    "packages/ops/src/conv/convolveAnew.ts",
    "packages/ops/src/conv/convolveAnew.cases.ts",
    "packages/ops/src/nn/index.ts",
    "packages/ops/src/cases.ts",
  ]);
  expect(index()).toBe(before);
  expect(text("nn/index.ts")).toMatch(
    /"\.\.\/conv\/convolution\.ts";\nexport \{ convolveAnew \} from "\.\.\/conv\/convolveAnew\.ts";\n/,
  );
  newOp(fixture, { name: "abs", namespace: "signal" });
  expect(text("signal/index.ts")).toMatch(/^\/\/ .*\nexport \{ abs \} from "\.\/abs\.ts";\n/);
  // There is an `abs` already.
  expect(text("signal/abs.ts")).toContain('name: "signal.abs"');
  expect(text("signal/abs.cases.ts")).toContain("export const signalAbsCases = [");
  expect(text("cases.ts")).toContain('export { signalAbsCases } from "./signal/abs.cases.ts";\n');
});

test("keeps the lines of a folder in order, and its heading", () => {
  const list = [
    "// linalg",
    'export { matmul } from "./linalg/matmul.ts";',
    "",
    "// math",
    'export { add } from "./math/add.ts";',
    'export { sigmoid } from "./math/sigmoid.ts";',
  ];
  writeFileSync(join(ops, "src/index.ts"), `${list.join("\n")}\n`);
  newOp(fixture, { name: "middleOne" });
  newOp(fixture, { name: "aFirst" });
  newOp(fixture, { name: "another", folder: "nn" });
  expect(index().split("\n")).toEqual([
    ...list.slice(0, 4),
    'export { aFirst } from "./math/aFirst.ts";',
    list[4],
    'export { middleOne } from "./math/middleOne.ts";',
    list[5],
    "",
    "// nn",
    'export { another } from "./nn/another.ts";',
    "",
  ]);
});

test.each([
  [{ name: "Sigmoid2" }, 'new op: "Sigmoid2" is not a name in camelCase, such as logSigmoid'],
  [{ name: "../x" }, 'new op: "../x" is not a name in camelCase, such as logSigmoid'],
  [{ name: "add" }, "new op: packages/ops/src/index.ts exports add already"],
  [
    { name: "twice", folder: "nowhere" },
    "new op: there is no folder packages/ops/src/nowhere; pass one that is there",
  ],
  [{ name: "twice", arity: 3 }, "new op: --arity is 1 or 2"],
  [{ name: "twice", namespace: "numpy" }, "new op: there is no namespace numpy; there are "],
])("refuses %o and changes nothing", (options, message) => {
  const before = index();
  expect(() => newOp(fixture, options)).toThrow(message);
  expect(index()).toBe(before);
});
