// A cache of plans, found by the identity of layouts and the contents of attrs; no key is ever built as a string.
import type { Layout } from "./layout.ts";
import type { Tensor } from "./tensor.ts";

export interface PlanKey {
  readonly layouts: readonly Layout[];
  readonly attrs: unknown;
}

/** Plans kept for one op; a program that goes on making new kinds of calls starts over rather than growing. */
const LIMIT = 1024;

export class PlanCache<P extends PlanKey> {
  #last: P | undefined;
  readonly #table = new Map<number, P[]>();
  #size = 0;

  find(inputs: readonly Tensor[], attrs: unknown): P | undefined {
    const last = this.#last;
    if (last !== undefined && matches(last, inputs, attrs)) return last;
    const bucket = this.#table.get(hash(inputs));
    if (bucket === undefined) return undefined;
    for (let i = 0; i < bucket.length; i++) {
      if (matches(bucket[i]!, inputs, attrs)) return (this.#last = bucket[i]!);
    }
    return undefined;
  }

  add(plan: P): P {
    if (this.#size >= LIMIT) {
      this.#table.clear();
      this.#size = 0;
    }
    const key = hash(plan.layouts.map((layout) => ({ layout })));
    const bucket = this.#table.get(key);
    if (bucket) bucket.push(plan);
    else this.#table.set(key, [plan]);
    this.#size++;
    return (this.#last = plan);
  }
}

function hash(inputs: readonly { readonly layout: Layout }[]): number {
  let h = inputs.length;
  for (let i = 0; i < inputs.length; i++) h = (Math.imul(h, 31) + inputs[i]!.layout.id) | 0;
  return h;
}

function matches(plan: PlanKey, inputs: readonly Tensor[], attrs: unknown): boolean {
  const { layouts } = plan;
  if (layouts.length !== inputs.length) return false;
  for (let i = 0; i < layouts.length; i++) if (layouts[i] !== inputs[i]!.layout) return false;
  return sameAttrs(plan.attrs, attrs);
}

/** Equal contents of arrays and plain objects; leaves by `Object.is`, so that NaN, -0 and functions are told apart. */
export function sameAttrs(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!sameAttrs(a[i], b[i])) return false;
    return true;
  }
  if (
    Object.getPrototypeOf(a) !== Object.prototype ||
    Object.getPrototypeOf(b) !== Object.prototype
  )
    return false;
  let keys = 0;
  for (const k in a) {
    if (
      !Object.hasOwn(b, k) ||
      !sameAttrs((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k])
    )
      return false;
    keys++;
  }
  for (const _ in b) keys--;
  return keys === 0;
}
