// The tables that a product reads, and where they lie.
import { FIELD_BYTES } from "./fields.ts";

export const roundUp = (n: number, to: number): number => Math.ceil(n / to) * to;

/** Tables one after the other, behind the fields. */
export class Tables {
  readonly #parts: Int32Array[] = [];
  #length = 0;

  /** Positions times `by`; the last is repeated up to a multiple of `width`. Answers where the table lies, in bytes. */
  add(positions: Int32Array, by = 1, width = 1): number {
    const { length } = positions;
    const padded = new Int32Array(roundUp(length, width)).fill(positions.at(-1)! * by);
    for (let i = 0; i < length; i++) padded[i] = positions[i]! * by;
    const at = FIELD_BYTES + 4 * this.#length;
    this.#parts.push(padded);
    this.#length += padded.length;
    return at;
  }

  joined(fields: readonly number[]): Int32Array {
    const all = new Int32Array(fields.length + this.#length);
    all.set(fields);
    let at = fields.length;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
