import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes a new elementwise op that compiles and passes its own checks, as a starting point: `x` or `a + b`.
 *
 * @param {string} root The repository.
 * @param {{ name: string; folder?: string; arity?: number }} options
 * @returns {string[]} The files written or changed, relative to `root`.
 */
export function newOp(root, { name, folder = "math", arity = 1 }) {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw new Error(`new op: "${name}" is not a name in camelCase, such as logSigmoid`);
  }
  if (arity !== 1 && arity !== 2) throw new Error("new op: --arity is 1 or 2");
  const source = "packages/ops/src";
  if (!/^[a-z]+$/.test(folder) || !existsSync(join(root, source, folder))) {
    throw new Error(`new op: there is no folder ${source}/${folder}; pass one that is there`);
  }
  const file = `${folder}/${name}`;
  const index = `${source}/index.ts`;
  const list = `${source}/cases.ts`;
  const read = (path) => readFileSync(join(root, path), "utf8");
  if (new RegExp(`\\b${name}\\b`).test(read(index))) {
    throw new Error(`new op: ${index} exports ${name} already`);
  }
  const written = {
    [`${source}/${file}.ts`]: arity === 1 ? unary(name) : binary(name),
    [`${source}/${file}.cases.ts`]: cases(name, arity),
  };
  for (const path of Object.keys(written)) {
    if (existsSync(join(root, path))) throw new Error(`new op: ${path} is there already`);
  }
  written[index] = withLine(read(index), folder, `export { ${name} } from "./${file}.ts";`);
  written[list] = withLine(
    read(list),
    folder,
    `export { ${name}Cases } from "./${file}.cases.ts";`,
  );
  for (const [path, text] of Object.entries(written)) writeFileSync(join(root, path), text);
  return Object.keys(written);
}

/** A list of exports with one more: in alphabetical order among those of its folder, or at the end. */
function withLine(list, folder, line) {
  const lines = list.trimEnd().split("\n");
  const pathOf = (text) => text.match(/from "\.\/([^".]*)/)?.[1] ?? "";
  const siblings = lines.flatMap((text, i) => (pathOf(text).startsWith(`${folder}/`) ? [i] : []));
  if (siblings.length === 0) {
    const headings = lines.some((text) => /^\/\/ [a-z]+$/.test(text)); // `// math` over the lines of each folder
    return [...lines, ...(headings ? ["", `// ${folder}`] : []), line, ""].join("\n");
  }
  const after = siblings.findLast((i) => pathOf(lines[i]) < pathOf(line));
  return `${lines.toSpliced(after === undefined ? siblings[0] : after + 1, 0, line).join("\n")}\n`;
}

const unary = (name) => `import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const ${name}Op = /*@__PURE__*/ elementwise({
  name: "${name}",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => x,
  grad: (_, g) => [() => g],
});

/**
 * What it is \`x\`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: \`g\`.
 *
 * @example
 * ${name}([1, 2]).arraySync() // => [1, 2]
 */
export function ${name}<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function ${name}(x: TensorLike) {
  return dispatch1(${name}Op, [toTensor("${name}", x)], NONE);
}
`;

const binary = (name) => `import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const ${name}Op = /*@__PURE__*/ elementwise({
  name: "${name}",
  arity: 2,
  accepts: "number",
  scalar: ([a, b]) => e.add(a, b),
  grad: (_, g) => [() => g, () => g],
});

/**
 * What it is \`a + b\`, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers (wrapping) and floats, both the same.
 * Gradient: \`g\` to both.
 *
 * @example
 * ${name}([1, 2], [3, 4]).arraySync() // => [4, 6]
 */
export function ${name}<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function ${name}(a: TensorLike, b: TensorLike) {
  return dispatch1(${name}Op, toTensors("${name}", a, b), NONE);
}
`;

const cases = (name, arity) => `import { casesOf } from "../define/cases.ts";
import { ${name} } from "./${name}.ts";

export const ${name}Cases = [
  casesOf({
    name: "${name}",
    call: ${name},
${arity === 1 ? "" : `    arity: ${arity},\n    dtypes: "number",\n`}    special: [${arity === 1 ? "{ inputs: [[1, 2]], expected: [1, 2] }" : "{ inputs: [1, 2], expected: 3 }"}],
    differentiable: [${arity === 1 ? "0" : "0, 1"}],
  }),
];
`;
