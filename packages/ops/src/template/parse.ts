// From tokens to a tree: Python's grammar of expressions, by operator precedence.
import { showValue } from "@gradtape/core/internal";
import { SLOT, type Mistake } from "./mistake.ts";
import { INFIX, LEVEL, PREFIX } from "./operators.ts";
import type { Token } from "./tokens.ts";

export type Node =
  | { readonly kind: "constant"; readonly value: unknown }
  | { readonly kind: "slot"; readonly slot: number }
  | Name
  | { readonly kind: "attribute"; readonly of: Node; readonly name: string; readonly end: number }
  | { readonly kind: "prefix"; readonly text: string; readonly of: Node }
  | { readonly kind: "infix"; readonly text: string; readonly left: Node; readonly right: Node }
  | { readonly kind: "choice"; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: "list"; readonly items: readonly Node[]; readonly tuple: boolean }
  | { readonly kind: "index"; readonly of: Node; readonly parts: readonly Node[] }
  | { readonly kind: "range"; readonly bounds: readonly (Node | undefined)[]; readonly end: number }
  | Call;
export interface Name {
  readonly kind: "name";
  readonly name: string;
  readonly end: number;
}
export interface Call {
  readonly kind: "call";
  readonly callee: Node;
  readonly args: readonly Node[];
  readonly keywords: readonly Keyword[];
  /** Where the bracket opens. */
  readonly open: number;
  readonly end: number;
}
export interface Keyword {
  readonly name: string;
  readonly value: Node;
  readonly end: number;
}

/** Brackets in brackets, and operators in a row: each costs a place on the call stack. */
const DEEPEST = 250;

const CONSTANTS: ReadonlyMap<string, unknown> = /*@__PURE__*/ new Map<string, unknown>([
  ["True", true],
  ["False", false],
  ["None", null],
]);
const AND = "write & between bools, and brackets around comparisons";
const OR = "write | between bools, and brackets around comparisons";
/** What other languages write, or Python only with plain values. */
const INSTEAD: ReadonlyMap<string, string | undefined> = /*@__PURE__*/ new Map([
  ["and", AND],
  ["&&", AND],
  ["or", OR],
  ["||", OR],
  ["!", "write ~ before a bool"],
  ["?", "write a if condition else b"],
  ["=", "write == to compare"],
  ["===", "write =="],
  ["!==", "write !="],
  ["is", "write =="],
  ["in", undefined],
  ["if", undefined],
  ["else", undefined],
  ["for", undefined],
  ["lambda", `interpolate a function: ${SLOT}(x)`],
]);

/** The tree of a whole expression. */
export function treeOf(tokens: readonly Token[], mistake: Mistake): Node {
  const parser = new Parser(tokens, mistake);
  const tree = parser.expression(0, 0);
  parser.finish();
  return tree;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #mistake: Mistake;
  #at = 0;

  constructor(tokens: readonly Token[], mistake: Mistake) {
    this.#tokens = tokens;
    this.#mistake = mistake;
  }

  /** What binds at least as strongly as `least`. */
  expression(least: number, depth: number): Node {
    this.#checkDepth(depth);
    let left = this.#operand(least, depth + 1);
    for (let chain = depth + 1; ; chain++) {
      const level = this.#level();
      if (level === undefined || level < least) return left;
      this.#checkDepth(chain);
      left = this.#extended(left, level, chain + 1);
    }
  }

  finish(): void {
    const { kind } = this.#token;
    if (kind === "end") return;
    throw this.#unexpected(kind === "symbol" ? undefined : "an operator is missing before it");
  }

  #checkDepth(depth: number): void {
    if (depth <= DEEPEST) return;
    throw this.#mistake(
      this.#token.end,
      `more than ${DEEPEST} operators or brackets hang together`,
      "interpolate a part of the expression",
    );
  }
  get #token(): Token {
    return this.#tokens[this.#at]!;
  }
  #next(): Token {
    return this.#tokens[this.#at++]!;
  }
  #is(text: string): boolean {
    return this.#token.text === text;
  }
  #eat(text: string): boolean {
    const found = this.#is(text);
    if (found) this.#at++;
    return found;
  }
  #need(text: string): number {
    const { end } = this.#token;
    if (!this.#eat(text)) throw this.#unexpected(`"${text}" is missing before it`);
    return end;
  }
  #unexpected(way?: string): Error {
    const { kind, text, end } = this.#token;
    return kind === "end"
      ? this.#mistake(end, "unexpected end", way)
      : this.#mistake(end, `unexpected ${showValue(text)}`, INSTEAD.get(text) ?? way);
  }

  /** How strongly what comes binds to an operand before it; `undefined` if it does not. */
  #level(): number | undefined {
    const { kind, text } = this.#token;
    if (kind === "name") return text === "if" ? LEVEL.choice : undefined;
    if (kind !== "symbol") return undefined;
    return text === "(" || text === "[" || text === "." ? LEVEL.postfix : INFIX.get(text)?.level;
  }

  #operand(least: number, depth: number): Node {
    const token = this.#token;
    const { kind, text, end } = token;
    if (kind === "literal" || kind === "slot") {
      this.#at++;
      return kind === "slot" ? token : { kind: "constant", value: token.value };
    }
    if (kind === "name" && text !== "not") {
      if (INSTEAD.has(text)) throw this.#unexpected();
      this.#at++;
      return CONSTANTS.has(text)
        ? { kind: "constant", value: CONSTANTS.get(text) }
        : { kind: "name", name: text, end };
    }
    if (this.#eat("(")) {
      const { items, comma } = this.#items(")", depth);
      return items.length === 1 && !comma ? items[0]! : { kind: "list", items, tuple: true };
    }
    if (this.#eat("[")) {
      return { kind: "list", items: this.#items("]", depth).items, tuple: false };
    }
    const level = text === "not" ? LEVEL.not : LEVEL.sign;
    if (kind === "end" || least > level || (text !== "+" && !PREFIX.has(text)))
      throw this.#unexpected();
    this.#at++;
    const of = this.expression(level, depth);
    return text === "+" ? of : { kind: "prefix", text, of };
  }

  /** Expressions up to a closing bracket, and whether a comma stands after the last. */
  #items(close: string, depth: number): { readonly items: Node[]; readonly comma: boolean } {
    const items: Node[] = [];
    let comma = false;
    while (!this.#is(close)) {
      items.push(this.expression(0, depth));
      comma = this.#eat(",");
      if (!comma) break;
    }
    this.#need(close);
    return { items, comma };
  }

  #extended(left: Node, level: number, depth: number): Node {
    const { text, end } = this.#next();
    switch (text) {
      case "if": {
        const condition = this.expression(LEVEL.not, depth);
        this.#need("else");
        return { kind: "choice", condition, yes: left, no: this.expression(level, depth) };
      }
      case "(":
        return this.#call(left, end, depth);
      case "[":
        return this.#index(left, depth);
      case ".": {
        const name = this.#token;
        if (name.kind !== "name") throw this.#unexpected("a name stands after a point");
        this.#at++;
        return { kind: "attribute", of: left, name: name.text, end: name.end };
      }
    }
    // `2 ** -x` and `2 ** 3 ** 2`: the exponent begins with a sign or holds another power.
    const right = this.expression(level === LEVEL.power ? LEVEL.sign : level + 1, depth);
    if (level === LEVEL.compare && this.#level() === level) {
      throw this.#mistake(
        this.#token.end,
        "comparisons cannot be chained",
        "write (a < b) & (b < c)",
      );
    }
    return { kind: "infix", text, left, right };
  }

  #call(callee: Node, open: number, depth: number): Node {
    const args: Node[] = [];
    const keywords: Keyword[] = [];
    while (!this.#is(")")) {
      const { kind, text, end } = this.#token;
      if (kind === "name" && this.#tokens[this.#at + 1]?.text === "=") {
        this.#at += 2;
        keywords.push({ name: text, value: this.expression(0, depth), end });
      } else {
        if (keywords.length > 0 && kind !== "end") {
          throw this.#mistake(end, "an argument without a name stands after one with a name");
        }
        args.push(this.expression(0, depth));
      }
      if (!this.#eat(",")) break;
    }
    return { kind: "call", callee, args, keywords, open, end: this.#need(")") };
  }

  #index(of: Node, depth: number): Node {
    const parts: Node[] = [];
    do {
      if (this.#is("]") && parts.length > 0) break;
      parts.push(this.#part(depth));
    } while (this.#eat(","));
    this.#need("]");
    const [first] = parts;
    const spread = parts.length === 1 && first?.kind === "list" && first.tuple;
    return { kind: "index", of, parts: spread ? first.items : parts };
  }

  #part(depth: number): Node {
    if (this.#eat("...")) return { kind: "constant", value: "..." };
    const bound = (): Node | undefined =>
      this.#is(":") || this.#is(",") || this.#is("]") ? undefined : this.expression(0, depth);
    const start = bound();
    if (start !== undefined && !this.#is(":")) return start;
    if (start === undefined && !this.#is(":")) {
      throw this.#unexpected("an index is missing before it");
    }
    const end = this.#need(":");
    const stop = bound();
    const step = this.#eat(":") ? bound() : undefined;
    return { kind: "range", bounds: [start, stop, step], end };
  }
}
