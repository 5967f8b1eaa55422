// Finding by name: activations, initializers, losses, metrics and optimizers may be given as strings.
import { ArgumentError } from "@gradtape/core";

/** The entry of a table. An unknown name is refused with the names there are, or with the spelling that was meant. */
export function lookup<T>(
  op: string,
  what: string,
  name: string,
  table: Readonly<Record<string, T>>,
): T {
  if (Object.hasOwn(table, name)) return table[name]!;
  const flat = (s: string): string => s.replaceAll("_", "").toLowerCase();
  const meant = Object.keys(table).find((known) => flat(known) === flat(name));
  const way =
    meant === undefined
      ? `the names are ${Object.keys(table)
          .map((n) => `"${n}"`)
          .join(", ")}`
      : `write "${meant}"`;
  throw new ArgumentError(op, `unknown ${what} "${name}": ${way}`);
}
