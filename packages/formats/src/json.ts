// JSON as a file header needs it: an object, no name twice, no name that reaches a prototype.

/** What is wrong with a JSON header; the format's reader turns it into its own error. */
export class JsonFault extends Error {}

/**
 * Parses a JSON object strictly. `JSON.parse` keeps the last of two equal names without a word, so that two readers of one
 * file may see two different tensors; here that is a fault.
 */
export function parseStrictJson(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new JsonFault(cause instanceof Error ? cause.message : String(cause));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new JsonFault("it is not an object");
  checkNames(text);
  return value as Record<string, unknown>;
}

/** Goes through text that is known to be JSON, and checks the names of every object in it. */
function checkNames(text: string): void {
  // One set for each open object, null for each open array.
  const open: (Set<string> | null)[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "{") open.push(new Set());
    else if (char === "[") open.push(null);
    else if (char === "}" || char === "]") open.pop();
    else if (char === '"') {
      const end = endOfString(text, i);
      if (isName(text, end))
        checkName(JSON.parse(text.slice(i, end)) as string, open.at(-1) ?? new Set());
      i = end - 1;
    }
  }
}

/** The index after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i + 1;
}

/** A string is a name where a colon follows. */
function isName(text: string, end: number): boolean {
  let i = end;
  while (" \t\n\r".includes(text[i] ?? "x")) i++;
  return text[i] === ":";
}

function checkName(name: string, seen: Set<string>): void {
  if (seen.has(name)) throw new JsonFault(`the name ${JSON.stringify(name)} comes twice`);
  if (name === "__proto__") throw new JsonFault('the name "__proto__" is not allowed');
  if (!name.isWellFormed())
    throw new JsonFault(`the name ${JSON.stringify(name)} is not Unicode text`);
  seen.add(name);
}
