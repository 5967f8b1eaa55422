// A template's text, cut into tokens: literals, names, symbols, and the slots between the pieces of text.
import type { ComplexValue } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { SLOT, type Mistake } from "./mistake.ts";

interface Place {
  /** As it is written. */
  readonly text: string;
  /** Where it ends in the template's text. */
  readonly end: number;
}
export type Token =
  | (Place & { readonly kind: "literal"; readonly value: number | string | ComplexValue })
  | (Place & { readonly kind: "slot"; readonly slot: number })
  | (Place & { readonly kind: "name" | "symbol" | "end" });

const SPACE = /\s*/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const TEXT = /"[^"]*"|'[^']*'/y;
const BASED = /0(?:x(?:_?[\da-f])+|o(?:_?[0-7])+|b(?:_?[01])+)/iy;
const DECIMAL =
  /(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?(?<imaginary>j)?/iy;
// `&&` and its like are no operators; as one token they get an error that says what to write.
const SYMBOL = /\*\*|\/\/|===?|!==?|[<>]=|<<|>>|\.\.\.|&&|\|\||./suy;

/** The tokens of the pieces of text with a slot between each two; the last is the end. */
export function tokenize(pieces: readonly string[], mistake: Mistake): Token[] {
  const tokens: Token[] = [];
  let base = 0; // of the piece, in the whole text
  pieces.forEach((piece, slot) => {
    if (slot > 0) {
      base += SLOT.length;
      tokens.push({ kind: "slot", text: SLOT, end: base, slot: slot - 1 });
    }
    for (let at = skip(piece, 0); at < piece.length;) {
      const token = read(piece, at, base, mistake);
      tokens.push(token);
      at = skip(piece, token.end - base);
    }
    base += piece.length;
  });
  tokens.push({ kind: "end", text: "end", end: base });
  return tokens;
}

function match(pattern: RegExp, piece: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(piece);
}

const skip = (piece: string, at: number): number => at + match(SPACE, piece, at)![0].length;

function read(piece: string, at: number, base: number, mistake: Mistake): Token {
  const place = (text: string): Place => ({ text, end: base + at + text.length });
  const name = match(NAME, piece, at);
  if (name !== null) return { kind: "name", ...place(name[0]) };
  const string = match(TEXT, piece, at);
  if (string !== null)
    return { kind: "literal", ...place(string[0]), value: string[0].slice(1, -1) };
  const number = match(BASED, piece, at) ?? match(DECIMAL, piece, at);
  if (number !== null) {
    const found = place(number[0]);
    const stuck =
      match(NAME, piece, at + number[0].length) ?? match(DECIMAL, piece, at + number[0].length);
    if (stuck !== null) {
      const { text, end } = place(number[0] + stuck[0]);
      throw mistake(end, `${showValue(text)} is neither a number nor a name`);
    }
    return { kind: "literal", ...found, value: numberOf(number, found, mistake) };
  }
  const symbol = place(match(SYMBOL, piece, at)![0]);
  if (symbol.text === '"' || symbol.text === "'") {
    throw mistake(
      base + piece.length,
      "a string does not end",
      "interpolate the whole string, not a part of it",
    );
  }
  return { kind: "symbol", ...symbol };
}

function numberOf(
  { groups }: RegExpExecArray,
  { text, end }: Place,
  mistake: Mistake,
): number | ComplexValue {
  const digits = text.replaceAll("_", "");
  if (groups?.["imaginary"] !== undefined) return { re: 0, im: Number(digits.slice(0, -1)) };
  const value = Number(digits);
  if (/[.e]/i.test(digits) && !/^0x/i.test(digits)) return value;
  if (/^0\d*[1-9]/.test(digits))
    throw mistake(end, `an integer begins with 0`, `write 0o${digits.slice(1)} in base 8`);
  if (value === Infinity || BigInt(digits) !== BigInt(value)) {
    throw mistake(
      end,
      "JavaScript has no number for this integer",
      "interpolate a bigint, or give it a decimal point",
    );
  }
  return value;
}
