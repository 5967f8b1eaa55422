import { ArgumentError } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";

/** Throws unless the value of an option is one of those listed. */
export function checkChoice<T extends string>(
  op: string,
  name: string,
  value: T,
  choices: readonly T[],
): T {
  if (choices.includes(value)) return value;
  const listed = choices.map((c) => JSON.stringify(c)).join(" or ");
  throw new ArgumentError(op, `${name} is ${showValue(value)}: give ${listed}`);
}
