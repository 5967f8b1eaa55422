import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes a new elementwise op that compiles and passes its own checks, as a starting point: `x` or `a + b`.
 *
 * @param {string} root The repository.
 * @param {{ name: string; folder?: string; arity?: number; namespace?: string }} options With a namespace the op is exported
 *   there, else flat. The folder is the namespace's, or else `math`.
 * @returns {string[]} The files written or changed, relative to `root`.
 */
export function newOp(root, { name, namespace, folder = namespace ?? "math", arity = 1 }) {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw new Error(`new op: "${name}" is not a name in camelCase, such as logSigmoid`);
  }
  if (arity !== 1 && arity !== 2) throw new Error("new op: --arity is 1 or 2");
  const source = "packages/ops/src";
  if (!/^[a-z]+$/.test(folder) || !existsSync(join(root, source, folder))) {
    throw new Error(`new op: there is no folder ${source}/${folder}; pass one that is there`);
  }
  const file = `${folder}/${name}`;
  const flat = `${source}/index.ts`;
  const index = namespace === undefined ? flat : `${source}/${namespace}/index.ts`;
  const list = `${source}/cases.ts`;
  const read = (path) => readFileSync(join(root, path), "utf8");
  const spaces = [...read(flat).matchAll(/^export \* as (\w+) /gm)].map(([, space]) => space);
  if (namespace !== undefined && !spaces.includes(namespace)) {
    throw new Error(`new op: there is no namespace ${namespace}; there are ${spaces.join(", ")}`);
  }
  if (new RegExp(`\\b${name}\\b`).test(read(index))) {
    throw new Error(`new op: ${index} exports ${name} already`);
  }
  // `image.transpose` beside `transpose`.
  const shared = new RegExp(`\\b${name}Cases\\b`).test(read(list));
  const title = shared && namespace !== undefined ? `${namespace}.${name}` : name;
  const listed = `${title.replace(/\.(.)/, (_, first) => first.toUpperCase())}Cases`;
  const called = namespace === undefined ? name : `${namespace}.${name}`;
  const written = {
    [`${source}/${file}.ts`]: (arity === 1 ? unary : binary)({ name, title, called }),
    [`${source}/${file}.cases.ts`]: cases({ name, title, listed, arity }),
  };
  for (const path of Object.keys(written)) {
    if (existsSync(join(root, path))) throw new Error(`new op: ${path} is there already`);
  }
  const line = (from) => `export { ${name} } from "${from}.ts";`;
  written[index] =
    namespace === undefined
      ? withLine(read(index), folder, line(`./${file}`))
      : withName(read(index), line(folder === namespace ? `./${name}` : `../${file}`));
  written[list] = withLine(read(list), folder, `export { ${listed} } from "./${file}.cases.ts";`);
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

/** A namespace's list of exports with one more, in alphabetical order of names whatever their files. */
function withName(list, line) {
  const lines = list.trimEnd().split("\n");
  const nameOf = (text) => text.match(/^export \{ (\w+)/)?.[1]?.toLowerCase();
  const before = lines.findLastIndex((text) => nameOf(text) < nameOf(line));
  const first = lines.findIndex((text) => nameOf(text) !== undefined);
  const at = before < 0 ? first : before + 1;
  return `${lines.toSpliced(at < 0 ? lines.length : at, 0, line).join("\n")}\n`;
}

const unary = ({
  name,
  title,
  called,
}) => `import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const ${name}Op = /*@__PURE__*/ elementwise({
  name: "${title}",
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
 * ${called}([1, 2]).arraySync() // => [1, 2]
 */
export function ${name}<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function ${name}(x: TensorLike) {
  return dispatch1(${name}Op, [toTensor("${title}", x)], NONE);
}
`;

const binary = ({
  name,
  title,
  called,
}) => `import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const ${name}Op = /*@__PURE__*/ elementwise({
  name: "${title}",
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
 * ${called}([1, 2], [3, 4]).arraySync() // => [4, 6]
 */
export function ${name}<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function ${name}(a: TensorLike, b: TensorLike) {
  return dispatch1(${name}Op, toTensors("${title}", a, b), NONE);
}
`;

const cases = ({ name, title, listed, arity }) => `import { casesOf } from "../define/cases.ts";
import { ${name} } from "./${name}.ts";

export const ${listed} = [
  casesOf({
    name: "${title}",
    call: ${name},
${arity === 1 ? "" : `    arity: ${arity},\n    dtypes: "number",\n`}    special: [${arity === 1 ? "{ inputs: [[1, 2]], expected: [1, 2] }" : "{ inputs: [1, 2], expected: 3 }"}],
    differentiable: [${arity === 1 ? "0" : "0, 1"}],
  }),
];
`;
