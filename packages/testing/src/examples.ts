// Examples in docstrings: found in source text, run, and compared with what they say they give.

/** One `@example` block. */
export interface Example {
  /** Line of the tag in its file, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** The `@example` blocks of a source text, without comment stars and code fences. */
export function examplesIn(source: string): Example[] {
  const found: Example[] = [];
  for (const comment of source.matchAll(/^[ \t]*\/\*\*.*?\*\//gms)) {
    const lines = comment[0]
      .split("\n")
      .map((text) => text.replace(/^\s*(\/\*\*|\*\/|\*) ?/, "").replace(/\s*\*\/$/, ""));
    const first = source.slice(0, comment.index).split("\n").length;
    lines.forEach((text, i) => {
      if (!text.startsWith("@example")) return;
      const next = lines.findIndex((other, k) => k > i && /^(@|Source: )/.test(other));
      const body = lines
        .slice(i + 1, next < 0 ? undefined : next)
        .filter((other) => !other.startsWith("```") && other.trim() !== "");
      found.push({ line: first + i, code: body.join("\n").trim() });
    });
  }
  return found;
}

/** A statement of a program. */
export interface Statement {
  readonly text: string;
  /** Whether it is an expression, whose value may be compared. */
  readonly isExpression: boolean;
  /** The text between it and the next statement, comments included. */
  readonly after: string;
}

export interface ExampleTools {
  /** Parse a TypeScript program and take the types away. */
  readonly statements: (code: string) => readonly Statement[];
}

/**
 * Run an example with `scope` as its globals. An expression followed by `// => literal` must equal the literal: deeply,
 * numbers exactly, or, after `// => ≈`, to within a millionth. Returns how many such claims hold; throws where one does not.
 */
export async function runExample(
  code: string,
  scope: Readonly<Record<string, unknown>>,
  { statements }: ExampleTools,
): Promise<number> {
  let claims = 0;
  const body = statements(code).map(({ text, isExpression, after }) => {
    const claim = claimIn(after);
    if (claim === undefined) return text;
    if (!isExpression)
      throw new Error(`"// => ${claim}" follows a statement that has no value: ${text}`);
    claims++;
    const about = claim.startsWith("≈");
    return `$claim(${text.replace(/;\s*$/, "")}, (${claim.replace("≈", "")}), ${about});`;
  });
  const check = (got: unknown, want: unknown, about: boolean): void => {
    if (!agrees(got, want, about))
      throw new Error(`expected ${about ? "about " : ""}${show(want)}, got ${show(got)}`);
  };
  // The program's own names hide those of the scope.
  const names = Object.keys(scope).filter(isUsable);
  const run = new AsyncFunction(...names, "$claim", `{\n${body.join("\n")}\n}`);
  await run(...names.map((name) => scope[name]), check);
  return claims;
}

// oxlint-disable-next-line no-empty-function -- its class has no name of its own
const AsyncFunction = (async () => {}).constructor as new (
  ...text: string[]
) => (...values: unknown[]) => Promise<void>;

const usable = new Map<string, boolean>();

/** Whether an export's name can be a variable's: words like `case` cannot. */
function isUsable(name: string): boolean {
  const found = usable.get(name) ?? canBeParameter(name);
  usable.set(name, found);
  return found;
}

function canBeParameter(name: string): boolean {
  try {
    return typeof new AsyncFunction(name, "") === "function";
  } catch {
    return false;
  }
}

/** The literal behind `// =>`, which may go on over comment lines. */
function claimIn(after: string): string | undefined {
  const lines = after.split("\n").map((text) => text.trim());
  const start = lines.findIndex((text) => /^\/\/\s*=>/.test(text));
  if (start < 0) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((text) => !text.startsWith("//"));
  const more = (end < 0 ? rest : rest.slice(0, end)).map((text) => text.replace(/^\/\/\s?/, ""));
  return [lines[start]!.replace(/^\/\/\s*=>\s*/, ""), ...more].join("\n").trim();
}

function agrees(got: unknown, want: unknown, about: boolean): boolean {
  if (typeof got === "number" && typeof want === "number") {
    return (
      got === want ||
      Object.is(got, want) ||
      (about && Math.abs(got - want) <= 1e-6 * Math.max(1, Math.abs(want)))
    );
  }
  if (typeof got !== "object" || typeof want !== "object" || got === null || want === null)
    return Object.is(got, want);
  if (
    isList(got) !== isList(want) ||
    (isList(got) && ArrayBuffer.isView(want) && !ArrayBuffer.isView(got))
  )
    return false;
  const keys = Object.keys(want);
  return (
    keys.length === Object.keys(got).length &&
    (!isList(got) || got.length === (want as ArrayLike<unknown>).length) &&
    keys.every(
      (k) =>
        k in got &&
        agrees((got as Record<string, unknown>)[k], (want as Record<string, unknown>)[k], about),
    )
  );
}

const isList = (x: object): x is ArrayLike<unknown> => Array.isArray(x) || ArrayBuffer.isView(x);

function show(x: unknown): string {
  if (typeof x === "string") return JSON.stringify(x);
  if (typeof x === "bigint") return `${x}n`;
  if (ArrayBuffer.isView(x)) return `${x.constructor.name} ${show([...(x as Uint8Array)])}`;
  if (Array.isArray(x)) return `[${x.map(show).join(", ")}]`;
  if (typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype) {
    return `{ ${Object.entries(x)
      .map(([k, y]) => `${k}: ${show(y)}`)
      .join(", ")} }`;
  }
  return Object.is(x, -0) ? "-0" : String(x);
}
