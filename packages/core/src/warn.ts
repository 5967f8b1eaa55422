// Warnings: what is allowed but probably not meant. Each is printed once.

const said = new Set<string>();

/** Print a warning, in the form of the errors; a second time the same one is silent. */
export function warnOnce(op: string, message: string): void {
  const text = `${op}: ${message}`;
  if (said.has(text)) return;
  said.add(text);
  console.warn(text);
}
