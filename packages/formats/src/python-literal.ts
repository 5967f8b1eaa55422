// Python literals as NumPy writes them into headers: dicts, tuples, lists, strings, whole numbers, True, False, None.

/** What is wrong with a literal; the format's reader turns it into its own error. */
export class LiteralFault extends Error {}

export type Literal =
  string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

const MAX_DEPTH = 32;

/** Parses one Python literal; nothing is evaluated. Tuples and lists both become arrays, a dict a Map with string keys. */
export function parsePythonLiteral(text: string): Literal {
  let at = 0;

  const fault = (message: string): never => {
    throw new LiteralFault(`${message} at character ${at}`);
  };
  const space = (): void => {
    while (" \t\n\r".includes(text[at] ?? "x")) at++;
  };
  /** Takes `char` if it comes next. */
  const take = (char: string): boolean => {
    space();
    if (text[at] !== char) return false;
    at++;
    return true;
  };

  const string = (quote: string): string => {
    let out = "";
    while (text[at] !== quote) {
      if (at >= text.length || text[at] === "\n") fault("a string is not closed");
      if (text[at] === "\\") {
        at++;
        if (text[at] !== "\\" && text[at] !== "'" && text[at] !== '"')
          fault("an escape is not known");
      }
      out += text[at++];
    }
    at++;
    return out;
  };

  const items = (close: string, depth: number): { list: Literal[]; comma: boolean } => {
    const list: Literal[] = [];
    let comma = false;
    while (!take(close)) {
      if (list.length > 0 && !comma) fault(`"," or "${close}" is missing`);
      list.push(value(depth + 1));
      comma = take(",");
    }
    return { list, comma };
  };

  const dict = (depth: number): ReadonlyMap<string, Literal> => {
    const map = new Map<string, Literal>();
    let comma = true;
    while (!take("}")) {
      if (!comma) fault('"," or "}" is missing');
      const key = value(depth + 1);
      if (typeof key !== "string") return fault("a key is not a string");
      if (map.has(key)) fault(`the key '${key}' comes twice`);
      if (!take(":")) fault('":" is missing');
      map.set(key, value(depth + 1));
      comma = take(",");
    }
    return map;
  };

  const value = (depth: number): Literal => {
    if (depth > MAX_DEPTH) fault("brackets are nested too deeply");
    if (take("'")) return string("'");
    if (take('"')) return string('"');
    if (take("{")) return dict(depth);
    if (take("[")) return items("]", depth).list;
    if (take("(")) {
      const { list, comma } = items(")", depth);
      // `(3)` is a number in brackets, `(3,)` a tuple.
      return list.length === 1 && !comma ? (list[0] as Literal) : list;
    }
    // `u'...'` and `3L` are Python 2's.
    const word = /^(?:True|False|None|-?\d+L?)(?![A-Za-z0-9_.])|^u(?=['"])/.exec(
      text.slice(at, at + 40),
    )?.[0];
    if (word === undefined) return fault("no literal");
    at += word.length;
    if (word === "u") return string(text[at++] as string);
    if (word === "True" || word === "False") return word === "True";
    if (word === "None") return null;
    return Number(word.replace("L", ""));
  };

  const result = value(0);
  space();
  if (at < text.length) fault("something follows the literal");
  return result;
}
