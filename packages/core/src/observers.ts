// Who watches what is executed.
import type { Held } from "./held.ts";
import type { Op } from "./op.ts";
import type { Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";

/** Sees every op that is executed, and changes nothing: tapes, profilers, checkers. */
export interface Observer {
  /** Whether it is to see each op of compiled functions too: then these run op by op. */
  readonly everyOp?: boolean;
  observe(op: Op, inputs: readonly Tensor[], attrs: unknown, outputs: readonly Tensor[]): void;
  read?(variable: Variable, value: Tensor): void;
  /** Whether it may be asked for a gradient with respect to this tensor. */
  wants?(x: Tensor): boolean;
  /** From now on it may keep this value of a variable, and counts among its holders. Who has no such method keeps it for ever. */
  hold?(value: Held): void;
  assign?(variable: Variable, value: Tensor): void;
}

let observers: readonly Observer[] = [];

export const observersNow = (): readonly Observer[] => observers;

/** Run `fn` with the observers that `choose` leaves. */
export function withObservers<T>(
  choose: (now: readonly Observer[]) => readonly Observer[],
  fn: () => T,
): T {
  const previous = observers;
  observers = choose(previous);
  try {
    return fn();
  } finally {
    observers = previous;
  }
}

const nobody: readonly Observer[] = [];
/** Run `fn` unseen: the parts of a composite, whose whole has been or will be reported. */
export function unobserved<T>(fn: () => T): T {
  return withObservers(() => nobody, fn);
}

export function addObserver(observer: Observer): void {
  observers = [...observers, observer];
}

export function removeObserver(observer: Observer): void {
  observers = observers.filter((o) => o !== observer);
}

export const isObserved = (): boolean => observers.length > 0;

/** Whether somebody may be asked for a gradient with respect to this tensor. */
export const isWanted = (x: Tensor): boolean => observers.some((o) => o.wants?.(x) === true);

/** Whether somebody wants to see each op of compiled functions. */
export const isEveryOpSeen = (): boolean => observers.some(({ everyOp }) => everyOp === true);

export const isObserving = (observer: Observer): boolean => observers.includes(observer);
