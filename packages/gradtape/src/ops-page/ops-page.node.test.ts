// The page of ops is what running them shows. After a change that it shows, `pnpm ops` writes it anew.
import { js } from "@gradtape/backends/js";
import { wasm } from "@gradtape/backends/wasm";
import type { Backend, DType } from "@gradtape/core";
import * as ops from "@gradtape/ops";
import * as lists from "@gradtape/ops/cases";
import * as debugging from "@gradtape/ops/debugging";
import * as np from "@gradtape/ops/numpy";
import { markdownTable, opFlows, opTruth, type Flow, type OpTruth } from "@gradtape/testing";
import { expect, it } from "vitest";
import * as tf from "../index.ts";
import { CHECKED_ELSEWHERE, CUT, WITHOUT_CASES } from "./reasons.ts";
import { OF_TENSORFLOW, TENSORFLOW } from "./tensorflow-names.ts";
import { ELSEWHERE, SAME, type Place } from "./tfjs-names.ts";

/** Each has its columns. */
const BACKENDS: readonly {
  readonly name: string;
  readonly create: () => Backend;
  readonly roundsEachStep?: boolean;
}[] = [
  { name: "js", create: js },
  { name: "wasm", create: wasm, roundsEachStep: true },
];
const DTYPES: readonly DType[] = [
  "bool",
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  "float16",
  "bfloat16",
  "float32",
  "float64",
  "complex64",
  "complex128",
  "string",
];
const cases = Object.values(lists).flat();

/** A function under the first of its names, which is the flat one if there is one. */
interface Named {
  readonly name: string;
  /** Namespaces that have it too. */
  readonly also: readonly string[];
}

const isFunction = ([name, x]: readonly [string, unknown]): boolean =>
  typeof x === "function" && /^[a-z]/.test(name);
/** Alphabetically, but under its own name before others. */
const members = (space: object): [string, unknown][] =>
  Object.entries(space)
    .filter(isFunction)
    .sort(([a, f], [b, g]) => {
      const own =
        Number((g as { name: string }).name === b) - Number((f as { name: string }).name === a);
      return own || (a < b ? -1 : 1);
    });
const functionsOf = (space: object): string[] =>
  members(space)
    .map(([name]) => name)
    .sort();

/** Namespaces, and those in them: `math`, `math.special`. */
const spacesOf = (content: object, prefix = ""): (readonly [string, object])[] =>
  Object.entries(content as Readonly<Record<string, object>>)
    .filter(([, member]) => typeof member === "object")
    .flatMap(([name, member]) => [
      [prefix + name, member] as const,
      ...spacesOf(member, `${prefix}${name}.`),
    ]);
const spaces = spacesOf(ops).sort(([a], [b]) => (a < b ? -1 : 1));

function everyFunction(): Named[] {
  const found = new Map<unknown, { name: string; also: string[] }>();
  for (const [name, fn] of members(ops)) {
    const known = found.get(fn);
    if (known) known.also.push(name);
    else found.set(fn, { name, also: [] });
  }
  for (const [space, content] of spaces) {
    for (const [name, fn] of members(content)) {
      const known = found.get(fn);
      if (known) known.also.push(name === bareName(known.name) ? space : `${space}.${name}`);
      else found.set(fn, { name: `${space}.${name}`, also: [] });
    }
  }
  return [...found.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function bareName(name: string): string {
  return name.split(".").at(-1)!;
}

const functions = everyFunction();
const names = new Set(functions.map(({ name }) => name));

/** What cases call a function: `nn.conv2d`, or `conv2d` where no other function is called so. */
function inCases(name: string): string {
  const bare = bareName(name);
  const others = functions.filter((f) => bareName(f.name) === bare);
  return others.length === 1 && !titles.has(name) ? bare : name;
}
const titles = new Set(cases.map((c) => c.name.split(/[ ,]/)[0]!));
const isPart = (op: string): boolean => !functions.some(({ name }) => inCases(name) === op);

const reasonOf = (name: string): string | undefined =>
  WITHOUT_CASES[name] ?? WITHOUT_CASES[name.split(".")[0]!];

const { flows, mistakes } = opFlows(cases, js(), isPart);
const rows = functions
  .filter(({ name }) => titles.has(inCases(name)))
  .map((f) => ({ ...f, title: inCases(f.name), flow: flows[inCases(f.name)]! }));

/** What stands instead of a gradient. */
function why({ name, flow }: { readonly name: string; readonly flow: Flow }): string {
  switch (flow.why) {
    case undefined:
      if (!flow.checked) return CHECKED_ELSEWHERE[name] ?? "";
      return flow.firstOrderOnly === undefined ? "" : `no second: ${flow.firstOrderOnly}`;
    case "no float result":
      return "integer, bool or text result";
    case "cut":
      return CUT[name] ?? "";
    case "no input":
      return "no tensor goes in";
    default:
      return flow.why;
  }
}

const at = (space: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce((x: unknown, key) => (x as Record<string, unknown> | undefined)?.[key], space);
const exists = (name: string): boolean =>
  at(name.startsWith("np.") ? { np } : tf, name) !== undefined;

function placeText({ name, note }: Place): string {
  if (name === undefined) return note!;
  const shown = `\`${name.startsWith("np.") ? "" : "tf."}${name}\``;
  return `${shown}${note === undefined ? "" : `, ${note}`}`;
}

const inline = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(", ");

it("every gradient is checked, and every check is of a gradient", () => {
  const left = mistakes.filter(
    (m) => !Object.keys(CHECKED_ELSEWHERE).some((op) => m.startsWith(`${op}:`)),
  );
  expect(left).toEqual([]);
  const stale = Object.keys(CHECKED_ELSEWHERE).filter(
    (name) => !mistakes.some((m) => m.startsWith(`${name}:`)),
  );
  expect(stale).toEqual([]);
});

it("every function has cases, or a reason why not", () => {
  const silent = functions
    .filter(({ name }) => !titles.has(inCases(name)) && reasonOf(name) === undefined)
    .map(({ name }) => `${name}: has no cases, and reasons.ts says nothing of it`);
  expect(silent).toEqual([]);
  const unexplained = rows
    .filter(({ name, flow }) => flow.why === "cut" && CUT[name] === undefined)
    .map(({ name }) => `${name}: no gradient flows though its result changes: why, in reasons.ts?`);
  expect(unexplained).toEqual([]);
});

it("TensorFlow.js's names have a place here, or a reason", () => {
  const places: readonly (readonly [string, Place])[] = [
    ...SAME.map((name): [string, Place] => [name, { name }]),
    ...Object.entries(ELSEWHERE),
  ];
  expect(new Set(places.map(([name]) => name)).size).toBe(257);
  const missing = places.flatMap(([theirs, { name }]) =>
    name !== undefined && !exists(name) ? [`${theirs}: there is no tf.${name}`] : [],
  );
  expect(missing).toEqual([]);
});

/** TensorFlow's name as it is written here: `random_flip` is `randomFlip`. */
const camelCased = (name: string): string =>
  name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

it("the names in TensorFlow's namespaces have a place here, or a reason", () => {
  const theirs = Object.entries(TENSORFLOW).flatMap(([space, list]) =>
    list.map((name) => `${space}.${name}`),
  );
  const wrong = theirs.flatMap((name) => {
    const place = OF_TENSORFLOW[name];
    const isHere = exists(camelCased(name));
    if (!place) return isHere ? [] : [`${name}: is not here, and nothing says why`];
    if (isHere) return [`${name}: is here by now: take it off the list`];
    return place.name === undefined || exists(place.name) ? [] : [`there is no tf.${place.name}`];
  });
  expect(wrong).toEqual([]);
  expect(Object.keys(OF_TENSORFLOW).filter((name) => !theirs.includes(name))).toEqual([]);
});

it("docs/ops.md shows what holds for each op", { timeout: 120_000 }, async () => {
  const truths: (readonly [string, Readonly<Record<string, OpTruth>>])[] = [];
  for (const backend of BACKENDS)
    truths.push([backend.name, await opTruth(cases, { ...backend, dtypes: DTYPES })]);
  const wrong = truths.flatMap(([backend, truth]) =>
    Object.values(truth).flatMap(({ not }) => not.map((text) => `${backend}: ${text}`)),
  );
  expect(wrong).toEqual([]);
  const silent = rows.filter(({ title }) => truths.some(([, truth]) => !truth[title]?.value));
  expect(silent.map(({ name }) => `${name}: no value is checked`)).toEqual([]);

  const mark = (holds: boolean): string => (holds ? "✓" : "");
  const first = truths[0]![1];
  const differentiable = rows.filter(({ flow }) => flow.flows);
  const twice = differentiable.filter(({ title }) => first[title]!.second);
  const host = Object.entries({ ...Object.fromEntries(spaces), debugging, numpy: np }).filter(
    ([space]) => space in WITHOUT_CASES,
  );
  const alone = [...new Set(Object.values(WITHOUT_CASES))].flatMap((reason) => {
    const list = [...names].filter((name) => WITHOUT_CASES[name] === reason);
    return list.length > 0 ? [`- ${inline(list)}: ${reason}.`] : [];
  });
  const page = `# Ops

Written by \`pnpm ops\`, which runs every op. A tick says that its values agree with the reference and with those known from elsewhere, and its gradients with finite differences, of first and second order. Else the last column says why there is none. The conformance tests check the same with more shapes, dtypes and layouts; [dtypes.md](dtypes.md) has the dtypes of each op.

- ${rows.length} ops
- ${differentiable.length} with a gradient
- ${twice.length} with a second gradient

${markdownTable([
  [
    "op",
    "also in",
    ...BACKENDS.flatMap(({ name }) => [`${name}: value`, `${name}: gradient`, `${name}: second`]),
    "else",
  ],
  ...rows.map((row) => [
    `\`${row.name}\``,
    row.also.join(", "),
    ...truths.flatMap(([, truth]) => {
      const { value, gradient, second } = truth[row.title]!;
      return [mark(value), mark(gradient && row.flow.flows), mark(second && row.flow.flows)];
    }),
    why(row),
  ]),
])}

## Functions that are no ops

${alone.join("\n")}
${host
  .map(
    ([space, members]) =>
      `- \`${space}\` (${inline(functionsOf(members))}): ${WITHOUT_CASES[space]}.`,
  )
  .join("\n")}

## What TensorFlow.js has under another name, and what is left out

TensorFlow.js 4.22 exports ${SAME.length + Object.keys(ELSEWHERE).length} functions as ops. Under the same name are here: ${inline(SAME)}.

${markdownTable([
  ["TensorFlow.js", "here"],
  ...Object.entries(ELSEWHERE).map(([theirs, place]) => [`\`${theirs}\``, placeText(place)]),
])}

## What TensorFlow has in these namespaces under another name, and what is left out

Of the ${Object.values(TENSORFLOW).flat().length} functions that TensorFlow 2.21 has in ${inline(Object.keys(TENSORFLOW).map((space) => `tf.${space}`))}, all others are here under their own names, camelCased.

${markdownTable([
  ["TensorFlow", "here"],
  ...Object.entries(OF_TENSORFLOW).map(([theirs, place]) => [`\`tf.${theirs}\``, placeText(place)]),
])}
`;
  await expect(page).toMatchFileSnapshot("../../../../docs/ops.md");
});
