import { ArgumentError, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import {
  broadcastAll,
  checkOptions,
  sizeOf,
  toHost,
  upload,
  type HostTensor,
} from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { byteLength, spreadTo, textOf, UNITS, type Unit } from "./text.ts";

/**
 * `len` characters of each string from `pos` on, fewer where the string ends; a negative `pos` counts from the end.
 *
 * Counts bytes of UTF-8, or characters (code points) with `{ unit: "UTF8_CHAR" }`.
 *
 * Shape: broadcast of all three. Dtypes: string; pos and len are integers. Throws `ArgumentError` for a position outside a
 * string, a negative length, and bytes that are a part of a character. Gradient: none.
 *
 * @example
 * strings.substr(["Hello", "World"], [1, -3], 2).arraySync() // => ["el", "rl"]
 */
export function substr(
  input: TensorLike,
  pos: TensorLike,
  len: TensorLike,
  options?: { unit?: Unit },
): Tensor<number[], "string"> {
  checkOptions("strings.substr", options, ["unit"]);
  const unit = checkChoice("strings.substr", "unit", options?.unit ?? "BYTE", UNITS);
  const text = textOf("strings.substr", input);
  const [at, count] = [pos, len].map((x) => toHost("strings.substr", x, "int32", true)) as [
    HostTensor,
    HostTensor,
  ];
  const shape = broadcastAll("strings.substr", [text.shape, at.shape, count.shape]);
  const all = spreadTo({ ...text, data: [...text.data], dtype: "string" }, shape) as string[];
  const [from, size] = [at, count].map((x) => spreadTo(x, shape)) as [Int32Array, Int32Array];
  const cut = Array.from({ length: sizeOf(shape) }, (_, i) =>
    part(all[i]!, Number(from[i]), Number(size[i]), unit),
  );
  return upload(cut, shape as Shape, "string") as Tensor<number[], "string">;
}

function part(s: string, pos: number, len: number, unit: Unit): string {
  const characters = [...s];
  // Where each character begins, and where the last one ends.
  const starts = [0];
  for (const c of characters) starts.push(starts.at(-1)! + (unit === "BYTE" ? byteLength(c) : 1));
  const total = starts.at(-1)!;
  const from = pos < 0 ? pos + total : pos;
  if (from < 0 || from > total) {
    throw new ArgumentError(
      "strings.substr",
      `pos ${pos} is out of range for ${JSON.stringify(s)}: its length is ${total}`,
    );
  }
  if (len < 0) throw new ArgumentError("strings.substr", `len ${len} must not be negative`);
  const [first, last] = [starts.indexOf(from), starts.indexOf(Math.min(from + len, total))];
  if (first < 0 || last < 0) {
    throw new ArgumentError(
      "strings.substr",
      `${len} bytes from ${pos} on cut through a character of ${JSON.stringify(s)}: count characters, with { unit: "UTF8_CHAR" }`,
    );
  }
  return characters.slice(first, last).join("");
}
