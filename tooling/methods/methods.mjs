// `pnpm methods`: writes what follows from the functions' signatures: the methods' types, which are the functions' own without
// their first parameter, the table of the functions behind them, and the table of all functions for templates.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const SOURCES = "packages/ops/src";
export const TARGET = `${SOURCES}/tensor-methods.ts`;
export const TABLE = `${SOURCES}/method-table.ts`;
export const FUNCTIONS = `${SOURCES}/template/function-table.ts`;

const HEADER = `// What methods take and give: written by \`pnpm methods\` from the functions' signatures, never by hand. Long, as each has an entry.
/* oxlint-disable max-lines -- an entry for each op */
`;

/** Names that a tensor has already, and what makes one of anything. */
const TAKEN = new Set(["convertToTensor", "rank", "shape", "size"]);

/**
 * No methods: their first argument is a shape, indices or a sorted row rather than what they work on, or they bring an algorithm
 * that every user of methods would have in the bundle.
 */
const FUNCTIONS_ONLY = new Set([
  "batchToSpace",
  "broadcastDynamicShape",
  "dynamicPartition",
  "histogramFixedWidth",
  "histogramFixedWidthBins",
  "norm",
  "reverseSequence",
  "searchsorted",
  "sequenceMask",
  "setdiff1d",
  "spaceToBatch",
  "spaceToBatchNd",
  "unravelIndex",
]);

/**
 * The text of the file that declares the methods.
 *
 * @param {string} [root] The repository.
 */
export async function methodsSource(root = ROOT) {
  const functions = methodsOf(readFunctions(join(root, SOURCES)));
  const tensor = [];
  const variable = [];
  const used = new Set();
  for (const { f, method } of functions) {
    (method.ofVariable ? variable : tensor).push(`/** ${f.summary} */\n${method.text}`);
    for (const [word] of method.text.matchAll(/\b[A-Z]\w*\b/g)) used.add(word);
  }
  const text = `${HEADER}
${importsOf(
  used,
  functions.map(({ f }) => f),
).join("\n")}

/** The ops whose first argument is a tensor, as methods of tensors and variables. */
export interface TensorMethods {
${tensor.join("\n")}
}

/** The ops that change a variable, as methods. */
export interface VariableMethods {
${variable.join("\n")}
}
`;
  const path = join(root, TARGET);
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

/**
 * The text of the file that holds the functions behind the methods. They are named one by one: what is no method can then be
 * left out of a bundle.
 *
 * @param {string} [root] The repository.
 */
export async function tableSource(root = ROOT) {
  const all = methodsOf(readFunctions(join(root, SOURCES)));
  const names = (ofVariable) =>
    all.filter(({ method }) => method.ofVariable === ofVariable).map(({ f }) => f.name);
  const text = `// The functions behind the methods: written by \`pnpm methods\`, never by hand.
${all.map(({ f }) => `import { ${f.of === f.name ? f.of : `${f.of} as ${f.name}`} } from "./${f.path}";`).join("\n")}

export const tensorMethods = { ${names(false).join(", ")} };

export const variableMethods = { ${names(true).join(", ")} };
`;
  const path = join(root, TABLE);
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

/** The functions that are methods, in their form as methods. */
const methodsOf = (functions) =>
  functions.flatMap((f) => {
    const method = methodOf(f);
    const none = method === undefined || TAKEN.has(f.name) || FUNCTIONS_ONLY.has(f.name);
    return none ? [] : [{ f, method }];
  });

/**
 * The text of the file that holds every function that a template can call, with what its parameters are called.
 *
 * @param {string} [root] The repository.
 */
export async function functionsSource(root = ROOT) {
  const sources = join(root, SOURCES);
  const namespaces = readFileSync(join(sources, "index.ts"), "utf8").matchAll(
    /^export \* as (\w+) from "\.\/(.*?)\/index\.ts";/gm,
  );
  const plain = readFunctions(sources);
  const known = ({ name, path }) => `${name} ${path}`;
  const named = new Set(plain.map(known));
  const all = [
    ...plain.filter(({ path }) => !path.startsWith("template/")),
    ...[...namespaces].flatMap(([, prefix, folder]) =>
      readFunctions(sources, folder)
        .filter((f) => !named.has(known(f)))
        .map((f) => ({ ...f, prefix })),
    ),
  ];
  // Two functions of one name have different prefixes.
  const local = ({ prefix, name }) => (prefix ? `${prefix}${name}` : name);
  const imported = (f) => (f.of === local(f) ? f.of : `${f.of} as ${local(f)}`);
  const rows = all.map((f) => {
    const names = parameterNames(f.signatures);
    const key = f.prefix ? `"${f.prefix}.${f.name}"` : f.name;
    return `${key}: [${[local(f), ...(names ? [`"${names.join(" ")}"`] : [])].join(", ")}],`;
  });
  const text = `// The functions that a template can call, and what their parameters are called: written by \`pnpm methods\`, never by hand. Long, as each has an entry.
/* oxlint-disable max-lines -- an entry for each function */
${all.map((f) => `import { ${imported(f)} } from "../${f.path}";`).join("\n")}

export const FUNCTIONS = {
${rows.join("\n")}
} as const;
`;
  const path = join(root, FUNCTIONS);
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

/** `["x", "axis?", "options?"]`; undefined where overloads differ in more than how far they go. */
function parameterNames(signatures) {
  const lists = signatures.map((signature) =>
    splitTop(cut(signature.startsWith("<") ? cut(signature)[1] : signature)[0]).map(
      (p) => /^(\.\.\.)?\w+\??/.exec(p)?.[0] ?? p,
    ),
  );
  const plain = (name) => name?.replace("?", "");
  const longest = lists.reduce((a, b) => (b.length > a.length ? b : a));
  if (!lists.every((list) => list.every((p, i) => plain(p) === plain(longest[i]))))
    return undefined;
  return longest.map((p, i) =>
    lists.every((list) => list[i] === p) || p.startsWith("...") ? p : `${plain(p)}?`,
  );
}

/** Every op function that a folder's index exports with its public signatures, alphabetically. */
function readFunctions(sources, folder = "") {
  const index = readFileSync(join(sources, folder, "index.ts"), "utf8");
  const found = [];
  for (const [, names, file] of index.matchAll(/^export \{([^}]*)\} from "(\..*?)";/gm)) {
    const path = posix.join(folder, file);
    const source = readFileSync(join(sources, path), "utf8");
    // `silu as swish`: a function under another name.
    for (const [, of, name = of] of names.matchAll(/(?<!type )\b(\w+)(?: as (\w+))?\b/g)) {
      const signatures = signaturesOf(source, of);
      if (signatures.length > 0)
        found.push({ name, of, path, source, signatures, summary: summaryOf(source, of) });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The overloads before an implementation, or the one signature of a function without them: `<T>(…): R`. */
function signaturesOf(source, name) {
  const overloads = [];
  let implementation;
  for (const { index } of source.matchAll(new RegExp(`^export function ${name}\\b`, "gm"))) {
    const start = index + `export function ${name}`.length;
    const end = endOfSignature(source, start);
    const text = source.slice(start, end).replace(/\s+/g, " ").trim();
    if (source[end] === ";") overloads.push(text);
    else implementation = text;
  }
  return overloads.length > 0 ? overloads : implementation === undefined ? [] : [implementation];
}

/** Where a signature stops: at its semicolon, or at the brace of its body. */
function endOfSignature(source, start) {
  let depth = 0;
  let closed = false; // the parameter list
  for (let i = start; i < source.length; i++) {
    const c = source[i];
    if (
      depth === 0 &&
      (c === ";" || (c === "{" && closed && !/[:|&=]\s*$/.test(source.slice(start, i))))
    )
      return i;
    if ("(<[{".includes(c)) depth++;
    else if (")]}".includes(c) || (c === ">" && source[i - 1] !== "=")) depth--;
    if (c === ")" && depth === 0) closed = true;
  }
  throw new Error(`methods: a signature has no end: ${source.slice(start, start + 80)}`);
}

/** The first sentence of the function's documentation. */
function summaryOf(source, name) {
  const before = source.slice(0, source.search(new RegExp(`^export function ${name}\\b`, "m")));
  const doc = before.slice(before.lastIndexOf("/**") + 3, before.lastIndexOf("*/"));
  const text = doc
    .replace(/^\s*\* ?/gm, "")
    .trim()
    .split("\n\n")[0]
    .replace(/\s+/g, " ");
  return /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;
}

/** The overloads as methods, or undefined if the first parameter is no tensor. */
function methodOf({ name, signatures }) {
  const texts = [];
  let ofVariable = false;
  for (const signature of signatures) {
    const [generics, rest] = signature.startsWith("<") ? cut(signature) : ["", signature];
    const [list, result] = cut(rest);
    const parameters = splitTop(generics);
    const [first, ...others] = splitTop(list);
    const type = first?.slice(first.indexOf(":") + 1).trim();
    const subject = /^(?:(?:Arg|Fit)<)?(\w+)/.exec(type ?? "")?.[1];
    const position = parameters.findIndex((p) =>
      new RegExp(`^(const )?${subject} extends (TensorLike|Variable)$`).test(p),
    );
    if (type !== "TensorLike" && position < 0) return undefined;
    let self = "Operand";
    if (position >= 0) {
      const kind = parameters[position].split(" ").at(-1);
      ofVariable = kind === "Variable";
      parameters[position] = `${subject} extends ${ofVariable ? "Variable" : "Operand"}`;
      self = type === `Arg<${subject}>` ? subject : type;
    }
    const typed = parameters.length > 0 ? `<${parameters.join(", ")}>` : "";
    texts.push(`${name}${typed}(${[`this: ${self}`, ...others].join(", ")})${result};`);
  }
  return { ofVariable, text: texts.join("\n") };
}

/** Splits text that begins with a bracket into what is inside and what comes after. */
function cut(text) {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ("(<[{".includes(text[i])) depth++;
    else if (")]}".includes(text[i]) || (text[i] === ">" && text[i - 1] !== "=")) depth--;
    if (depth === 0) return [text.slice(1, i), text.slice(i + 1).trim()];
  }
  throw new Error(`methods: unbalanced brackets: ${text}`);
}

/** Splits at the commas that are inside no bracket. */
function splitTop(text) {
  const parts = [""];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if ("(<[{".includes(c)) depth++;
    else if (")]}".includes(c) || (c === ">" && text[i - 1] !== "=")) depth--;
    if (c === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += c;
  }
  return parts.map((p) => p.trim()).filter((p) => p !== "");
}

/** Import lines for the types that the methods use: from where the functions' files declare them, or import them from. */
function importsOf(used, functions) {
  const declared = new Map();
  const imports = /^import (?:type )?\{([^}]*)\} from "(.*?)";/gm;
  for (const { source, path } of functions) {
    for (const [, name] of source.matchAll(/^export (?:type|interface|class) (\w+)/gm))
      declared.set(name, `./${path}`);
    for (const [, names, from] of source.matchAll(imports)) {
      if (from.endsWith("/internal")) continue;
      const file = from.startsWith(".") ? `./${posix.join(posix.dirname(path), from)}` : from;
      for (const name of names.match(/\w+/g)) declared.set(name, file);
    }
  }
  declared.set("Operand", "@gradtape/core");
  const words = [...used].filter((word) => declared.has(word)).sort();
  const files = Map.groupBy(words, (word) => declared.get(word));
  const order = [...files.keys()].sort((a, b) =>
    b.startsWith("@") ? 1 : a.startsWith("@") ? -1 : a < b ? -1 : 1,
  );
  return order.map((from) => `import type { ${files.get(from).join(", ")} } from "${from}";`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(join(ROOT, TARGET), await methodsSource());
  writeFileSync(join(ROOT, TABLE), await tableSource());
  writeFileSync(join(ROOT, FUNCTIONS), await functionsSource());
  console.log(`Written: ${TARGET}, ${TABLE}, ${FUNCTIONS}`);
}
