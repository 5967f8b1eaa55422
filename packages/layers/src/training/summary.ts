// The table of a model's layers, as Keras prints it.
import { ArgumentError, DTYPES, type Variable } from "@gradtape/core";
import { shapeToString } from "@gradtape/core/internal";
import type { Layer } from "../layer.ts";
import { classNameOf, type Named } from "../names.ts";
import type { Model } from "./model.ts";

const HEADERS = ["Layer (type)", "Output Shape", "Param #"];
const LEAST = [31, 22, 13];

/** A table of layers, and the number of parameters below it. */
export function summary(model: Model): string {
  const { layers } = model;
  if (!model.built && layers.some((layer) => !layer.built)) {
    throw new ArgumentError(
      `${model.name}.summary`,
      "the model is not built: call it on a batch first, or give its first layer an inputShape",
    );
  }
  const rows = layers.map((layer) => [
    `${layer.name} (${classNameOf(layer.constructor as unknown as Named)})`,
    outputOf(layer),
    layer.built ? count(layer.variables).toLocaleString("en-US") : "0 (unbuilt)",
  ]);
  const widths = HEADERS.map((header, i) =>
    Math.max(LEAST[i]!, header.length, ...rows.map((row) => row[i]!.length)),
  );
  const line = (cells: readonly string[], bar: string): string => {
    const padded = cells.map((cell, i) =>
      i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!),
    );
    return `${bar} ${padded.join(` ${bar} `)} ${bar}`;
  };
  const rule = (ends: string, dash: string): string =>
    ends[0]! + widths.map((w) => dash.repeat(w + 2)).join(ends[1]!) + ends[2]!;
  const { variables, trainableVariables, nonTrainableVariables } = model;
  return [
    `Model: "${model.name}"`,
    rule("┏┳┓", "━"),
    line(HEADERS, "┃"),
    rule("┡╇┩", "━"),
    rows.map((row) => line(row, "│")).join(`\n${rule("├┼┤", "─")}\n`),
    rule("└┴┘", "─"),
    ` Total params: ${sized(variables)}`,
    ` Trainable params: ${sized(trainableVariables)}`,
    ` Non-trainable params: ${sized(nonTrainableVariables)}`,
  ].join("\n");
}

const outputOf = (layer: Layer): string =>
  layer.outputShape ? shapeToString(layer.outputShape) : "?";

const count = (variables: readonly Variable[]): number => variables.reduce((n, v) => n + v.size, 0);

function sized(variables: readonly Variable[]): string {
  const bytes = variables.reduce((n, v) => n + v.size * DTYPES[v.dtype].bytes, 0);
  return `${count(variables).toLocaleString("en-US")} (${readable(bytes)})`;
}

/** Bytes in the largest unit that leaves 1 or more: `2.50 KB`. */
function readable(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${(bytes / 1024 ** power).toFixed(2)} ${units[power]}`;
}
