// What the compiler says about mistakes, and what the types cost it. Both run TypeScript over a generated file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const HEAD = `import * as tf from ${JSON.stringify(join(root, "packages/gradtape/src/index.ts"))};\n`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradtape-types-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Checks one file; gives the compiler's whole output. */
function check(source: string): string {
  writeFileSync(join(folder, "model.ts"), source);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, "tsconfig.test.json"),
      compilerOptions: { types: [], skipLibCheck: true },
      include: [],
      files: ["model.ts"],
    }),
  );
  const args = [
    join(root, "node_modules/typescript7/bin/tsc"),
    "-p",
    folder,
    "--pretty",
    "false",
    "--extendedDiagnostics",
  ];
  return spawnSync(process.execPath, args, { encoding: "utf8", cwd: folder }).stdout;
}

/** The first line of each error in the generated file, as `line of the body: message`. */
const errorsOf = (output: string): string[] =>
  output.split("\n").flatMap((line) => {
    const match = /^model\.ts\((\d+),\d+\): error TS\d+: (.*)$/.exec(line.trim());
    return match === null ? [] : [`${Number(match[1]) - HEAD.split("\n").length + 1}: ${match[2]}`];
  });

test("mistakes are told in one sentence each", { timeout: 60_000 }, () => {
  const output = check(`${HEAD}const x = tf.zeros([32, 784]);
x.matmul(tf.zeros([256, 10])).add(1).reduceSum(7);
tf.add(tf.zeros([32, 10]), tf.zeros([4]));
tf.constant([[1, 2], [3]]);
x.add(tf.zeros([784], { dtype: "int32" }));
x.reduceSum(2);
x.transpose([0, 0]);
x.squeeze(1);
tf.stack([tf.zeros([2, 3]), tf.zeros([2, 4])]);
x.at(0, 0, 0);
`);
  expect(errorsOf(output)).toEqual([
    `2: Argument of type 'Tensor<[256, 10], "float32">' is not assignable to parameter of type '"cannot multiply [32, 784] by [256, 10]: inner sizes 784 and 256 differ"'.`,
    `3: Argument of type 'Tensor<[4], "float32">' is not assignable to parameter of type '"cannot broadcast [32, 10] with [4]: sizes 10 and 4 differ and neither is 1"'.`,
    `4: Argument of type 'number[][]' is not assignable to parameter of type '"a nested array must not be ragged: its rows differ in shape; pad them to one length"'.`,
    `5: Argument of type 'Tensor<[784], "int32">' is not assignable to parameter of type '"dtypes float32 and int32 differ: cast one of them with tf.cast"'.`,
    `6: Argument of type '2' is not assignable to parameter of type '"axis 2 is out of range: rank 2 has axes -2 to 1"'.`,
    `7: Argument of type 'number[]' is not assignable to parameter of type '"permutation [0, 0] does not fit [32, 784]: it must name each axis once"'.`,
    `8: Argument of type '1' is not assignable to parameter of type '"cannot squeeze axis 1 of [32, 784]: its size is 784, not 1"'.`,
    `9: Argument of type '(Tensor<[2, 3], "float32"> | Tensor<[2, 4], "float32">)[]' is not assignable to parameter of type '"cannot stack [2, 3] with [2, 4]: sizes 3 and 4 differ"'.`,
    `10: Argument of type '0' is not assignable to parameter of type '"too many indices for [32, 784]: 3 given"'.`,
  ]);
});

/** A model of 50 blocks of 20 lines and about 40 ops; `distinct` gives every block sizes of its own, the worst case. */
function model(distinct: boolean): string {
  const blocks = Array.from({ length: 50 }, (_, i) => {
    const k = distinct ? i : 0;
    const [n, d, h, o] = [32 + k, 784 + k, 256 + k, 10 + k];
    return `export function block${i}() {
  const x = tf.zeros([${n}, ${d}]);
  const w1 = tf.zeros([${d}, ${h}]);
  const b1 = tf.zeros([${h}]);
  const w2 = tf.zeros([${h}, ${o}]);
  const b2 = tf.zeros([${o}]);
  const h1 = x.matmul(w1).add(b1).relu();
  const y = h1.matmul(w2).add(b2);
  const s = y.subtract(y.reduceSum(1, { keepDims: true })).multiply(0.5);
  const p = s.divide(s.reduceSum(-1, { keepDims: true }));
  const loss = p.multiply(y).reduceSum(1).reduceSum();
  const q = h1.reshape([${n}, 8, -1]).transpose([1, 0, 2]);
  const a = q.matmul(q.transpose([0, 2, 1])).multiply(0.125).add(1);
  const c = a.expandDims(0).squeeze(0).less(0.5);
  const m = y.at(0, ":").add(b2).multiply(b2);
  const st = tf.stack([y, p, s]).reduceSum([0, 2]);
  const cc = tf.concat([h1, h1.relu()], 1).transpose();
  const v = tf.constant([[1, 2, 3], [4, 5, ${k}]]).subtract([1, 2, 3]);
  return { loss, c, m, st, cc, v };
}
`;
  });
  return HEAD + blocks.join("");
}

test(
  "a model of 1,000 lines stays within its budget of instantiations",
  { timeout: 120_000 },
  () => {
    const cost = (source: string): number => {
      const output = check(source);
      expect(errorsOf(output)).toEqual([]);
      return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1] ?? Number.NaN);
    };
    const library = cost(HEAD); // the library's own sources, which a user's program reads as declarations
    const distinct = cost(model(true)) - library;
    const same = cost(model(false)) - library;
    console.info(
      `instantiations: ${distinct} with all sizes distinct, ${same} with sizes reused, ${library} for the library itself`,
    );
    expect(distinct).toBeLessThan(180_000);
    expect(same).toBeLessThan(20_000);
  },
);
