// Drafts and programs as text: all that they say, the same for equal ones.
import {
  showExpr,
  type Expr,
  type IndexMap,
  type Kernel,
  type Program,
  type Step,
} from "@gradtape/core";
import { roots, storesOf, temporariesOf } from "@gradtape/core/internal";
import type { Draft } from "./draft.ts";
import { sharedParts } from "./formula.ts";

/** A draft as text: buffers, steps, updates. */
export function dumpDraft({ buffers, steps, updates }: Draft): string {
  return lines([
    ...buffers.map(({ role, dtype, length }, b) => `b${b}: ${role} ${dtype}[${length}]`),
    ...steps.map((step, s) => `${s}: ${dumpStep(step)}`),
    ...updates.map(({ state, value }) => `b${state} <- b${value}`),
  ]);
}

/** A program as text: buffers, steps. */
export function dumpProgram(program: Program): string {
  const { buffers, inputs, steps, arena = 0 } = program;
  const temporaries = temporariesOf(program);
  const given = buffers.length - temporaries.length;
  return lines([
    `arena: ${arena} bytes`,
    ...buffers
      .slice(0, given)
      .map((dtype, b) => `b${b}: ${b < inputs ? "input" : "output"} ${dtype}`),
    ...temporaries.map(
      ({ dtype, length, offset }, t) => `b${given + t}: temporary ${dtype}[${length}] @${offset}`,
    ),
    ...steps.map((step, s) => `${s}: ${dumpStep(step)}`),
  ]);
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join("");

/** A step: its kernel, axes and reads, its folds, and its stores, with where each of them is. */
export function dumpStep({ kernel: k, inputs, outputs }: Step): string {
  if (k.kind === "routine") {
    const arrays = (list: typeof k.reads, of: readonly number[]): string =>
      list.map((a) => `b${of[a.buffer]}${at(a)} of [${a.shape.join()}]`).join(", ");
    return `routine ${k.algorithm.name}(${k.parameters.join()}) [${k.axes.join()}] ${arrays(k.reads, inputs)} -> ${arrays(k.stores, outputs)}`;
  }
  const reads = k.reads.map((r, i) => {
    const guards = (r.guards ?? []).map((g) => ` if 0<=${at(g)}<${g.size}`).join("");
    const fill = r.guards && r.fill !== undefined ? ` else ${r.fill}` : "";
    return `${i}=b${inputs[r.input]}:${r.dtype}${at(r)}${guards}${fill}`;
  });
  // What is used several times stands there once, or texts would grow without bounds.
  const parts = [...sharedParts(roots(k), 2)];
  const show = (x: Expr, whole = false): string => {
    const part = whole ? -1 : parts.indexOf(x);
    if (part >= 0) return `%${part}`;
    if (x.args.length === 0) return showExpr(x);
    const args = x.args.map((a) => show(a)).join(", ");
    if (x.op === "gather") return `read${x.index}[${args}]`;
    return `${x.op === "cast" ? x.dtype : x.op}(${args})`;
  };
  const folds =
    k.kind === "row"
      ? k.folds.map((f, i) => `acc${i}=${f.combine} ${show(f.body)}`)
      : "body" in k
        ? [`${foldName(k)} ${show(k.body)}`]
        : [];
  const stores = storesOf(k).map(
    (s) => `b${outputs[s.output]}:${s.dtype}${at(s)} = ${show(s.value)}`,
  );
  const where = k.kind === "scatter" ? [`${k.combine} at ${show(k.at)} < ${k.limit}`] : [];
  return [
    `${k.kind} ${axesOf(k)}`,
    ...reads,
    ...parts.map((x, i) => `%${i}=${show(x, true)}`),
    ...folds,
    ...where,
    ...stores,
  ].join("; ");
}

const foldName = (k: Kernel): string => {
  const order = k.kind === "sort" && k.descending ? " descending" : "";
  const exclusive = k.kind === "scan" && k.exclusive ? " exclusive" : "";
  return `${"combine" in k ? k.combine : "by"}${order}${exclusive}`;
};

/** Sizes, kept ones before the bar; of a contraction batch, rows, columns and inner ones. */
export function axesOf(k: Kernel): string {
  const ends =
    k.kind === "dot"
      ? k.parts.map((_, i) => k.parts.slice(0, i + 1).reduce((a, b) => a + b, 0))
      : "kept" in k
        ? [k.kept]
        : [];
  const groups = [0, ...ends].map((begin, i) => k.axes.slice(begin, ends[i]).join());
  return `[${groups.join("|")}]`;
}

const at = ({ offset, strides }: IndexMap): string => `(${offset}+${strides.join()})`;
