// A cache of plans, found by the identity of layouts and the contents of attrs; no key is ever built as a string.
import type { Layout } from "./layout.ts";
import type { Tensor } from "./tensor.ts";

export interface PlanKey {
  readonly layouts: readonly Layout[];
  readonly attrs: unknown;
}

/** Plans kept for one op; a program that goes on making new kinds of calls starts over rather than growing. */
const LIMIT = 1024;
/** Plans of the same layouts that are looked through one by one; further ones are found by a hash of their attrs. */
const NEAR = 8;

export class PlanCache<P extends PlanKey> {
  #last: P | undefined;
  readonly #table = new Map<number, P[]>();
  readonly #far = new Map<number, P[]>();
  #size = 0;

  find(inputs: readonly Tensor[], attrs: unknown): P | undefined {
    const last = this.#last;
    if (last !== undefined && matches(last, inputs, attrs)) return last;
    const h = hash(inputs);
    const near = this.#table.get(h);
    if (near === undefined) return undefined;
    const found = among(near, inputs, attrs);
    if (found !== undefined) return (this.#last = found);
    const far = near.length < NEAR ? undefined : this.#far.get(h ^ hashOfAttrs(attrs));
    const distant = far && among(far, inputs, attrs);
    if (distant !== undefined) this.#last = distant;
    return distant;
  }

  add(plan: P): P {
    if (this.#size >= LIMIT) {
      this.#table.clear();
      this.#far.clear();
      this.#size = 0;
    }
    const key = hash(plan.layouts.map((layout) => ({ layout })));
    const isNear = (this.#table.get(key)?.length ?? 0) < NEAR;
    if (isNear) put(this.#table, key, plan);
    else put(this.#far, key ^ hashOfAttrs(plan.attrs), plan);
    this.#size++;
    return (this.#last = plan);
  }
}

function put<P>(table: Map<number, P[]>, key: number, plan: P): void {
  const bucket = table.get(key);
  if (bucket) bucket.push(plan);
  else table.set(key, [plan]);
}

function among<P extends PlanKey>(
  plans: readonly P[],
  inputs: readonly Tensor[],
  attrs: unknown,
): P | undefined {
  for (let i = 0; i < plans.length; i++) if (matches(plans[i]!, inputs, attrs)) return plans[i];
  return undefined;
}

function hash(inputs: readonly { readonly layout: Layout }[]): number {
  let h = inputs.length;
  for (let i = 0; i < inputs.length; i++) h = (Math.imul(h, 31) + inputs[i]!.layout.id) | 0;
  return h;
}

/** Equal for what `sameAttrs` takes for equal: the order of keys does not matter. */
function hashOfAttrs(x: unknown): number {
  switch (typeof x) {
    case "number":
      return Math.imul((x * 64) | 0, 0x9e3779b1);
    case "bigint":
      return hashOfAttrs(Number(BigInt.asIntN(32, x)));
    case "string":
      return x.length;
    case "object":
      break;
    default:
      return Number(x === true);
  }
  let h = 17;
  if (Array.isArray(x)) for (const item of x) h = (Math.imul(h, 31) + hashOfAttrs(item)) | 0;
  else if (x !== null && Object.getPrototypeOf(x) === Object.prototype)
    for (const k in x) h = (h + Math.imul(k.length + 1, hashOfAttrs((x as never)[k]))) | 0;
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
