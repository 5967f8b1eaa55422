// Where the live tensors of a program were made.
import type { MemoryUse } from "@gradtape/core";
import { setSecondAccount, type Account } from "@gradtape/core/internal";
import { userSite } from "./user-site.ts";

/** What is alive of what was made at one place of the program. */
export interface MadeAt extends MemoryUse {
  /** The function, file, line and column: `train (/home/me/train.ts:12:5)`; `?` where the stack does not tell. */
  readonly place: string;
}

let accounts = new Map<string, Account>();

function accountHere(): Account {
  const place = userSite()?.place ?? "?";
  let account = accounts.get(place);
  if (!account) accounts.set(place, (account = { tensors: 0, bytes: 0 }));
  return account;
}

/**
 * From now on, remember for each tensor at which line of the program it was made, for `memoryReport`. Costs a look at the
 * stack for each: meant for finding a leak. Forgets what was remembered before.
 */
export function enableMemoryReport(): void {
  accounts = new Map();
  setSecondAccount(accountHere);
}

/** Remember no further tensors; those remembered go on being reported for as long as they live. */
export function disableMemoryReport(): void {
  setSecondAccount(undefined);
}

/**
 * What is alive of what was made since `enableMemoryReport`, by the line of the program that made it, most bytes first.
 * For `console.table`.
 *
 * As with `memory`: views count with what they look at; what was disposed is gone at once, what the garbage collector takes
 * some time after it ran.
 *
 * @example
 * enableMemoryReport();
 * const x = constant([1, 2, 3]);
 * const report = memoryReport();
 * disableMemoryReport();
 * report.map(({ tensors, bytes }) => [tensors, bytes]) // => [[1, 12]]
 */
export function memoryReport(): MadeAt[] {
  return [...accounts]
    .filter(([, { tensors }]) => tensors > 0)
    .map(([place, account]) => ({ place, ...account }))
    .sort((a, b) => b.bytes - a.bytes);
}
