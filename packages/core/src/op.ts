// The op record: everything that any part of the framework may ask of one operation.
import type { Slices } from "./indexed-slices.ts";
import type { Kernel } from "./kernel.ts";
import type { Spec, Type, View } from "./layout.ts";
import type { Tensor } from "./tensor.ts";

export type Thunk<T> = () => T;

/** As many as the op has; typed so that rules may name the first few: `([x, y]) => …`. */
export type Many<T> = readonly [T, T, T, ...T[]];

/** What a gradient rule may look at. */
export interface At<A> {
  readonly inputs: Many<Tensor>;
  readonly outputs: Many<Tensor>;
  readonly attrs: A;
  /** Which inputs' gradients are wanted; all if it is not known. */
  readonly needs?: readonly boolean[];
  /** To which outputs a gradient flows: the cotangents of others are zeros. All if it is not known. */
  readonly flows?: readonly boolean[];
}

/**
 * One operation. It states its meaning once: by `view` (movement without copying), by `lower` (kernels), or by `compose`
 * (other ops). Passes, backends and tapes never ask for an op's name; what they need to know, the record declares.
 */
export interface OpRecord<A> {
  readonly name: string;
  /** Shape and dtype rule; throws an error that names the op. */
  infer(inputs: Many<Spec>, attrs: A): readonly Type[];
  /** Kernels over the inputs as they lie (`Spec.strides`), in order; together they write every element of every output. */
  lower?(inputs: Many<Spec>, attrs: A, outputs: Many<Spec>): Kernel | readonly Kernel[];
  /** Output 0 as a window onto input 0, or undefined where its strides cannot say it (then the input is made dense first). */
  view?(input: Spec, attrs: A, output: Type): View | undefined;
  /**
   * Set where `compose` looks at the elements of its inputs: in a trace it happens when the program runs, on the host, between
   * kernels. "effect" if it does something besides giving its outputs (prints a line), so that it happens in any case.
   */
  host?(attrs: A): "value" | "effect";
  /** The meaning in other ops. */
  compose?(inputs: Many<Tensor>, attrs: A): readonly Tensor[];
  /**
   * Output 0 as rows that are added into zeros, where the inputs allow it. Run eagerly, the op then gives an
   * `IndexedSlices`, and the dense elements are computed only if somebody asks for them.
   */
  sparse?(inputs: Many<Tensor>, attrs: A): Slices | undefined;
  /**
   * Vector-Jacobian product, one entry for each input: `null` where nothing flows, else a thunk, run only if that
   * gradient is wanted. Written with ops, so that gradients have gradients. A composite without one is pulled back
   * through its parts.
   */
  grad?(at: At<A>, ...cotangents: Many<Tensor>): readonly (Thunk<Tensor> | null)[];
  /** Checks that need the values (an index out of range); run where reading is synchronous. */
  validate?(inputs: Many<Tensor>, attrs: A): void;
}

/** An op record with its identity. */
export interface Op<A = unknown> extends OpRecord<A> {
  readonly id: number;
}

/** A list as `Many`: the op's arity vouches for it. */
export const many = <T>(xs: readonly T[]): Many<T> => xs as unknown as Many<T>;

let count = 0;

/** Give a record its identity. Registers nothing: an op that is not used is not bundled. */
/*@__NO_SIDE_EFFECTS__*/
export function defineOp<A>(record: OpRecord<A>): Op<A> {
  return { ...record, id: count++ };
}

/** The attrs of ops that have none. */
export const NONE: Readonly<Record<never, never>> = /*@__PURE__*/ Object.freeze({});
export type None = typeof NONE;

/** Whether a gradient could ever pass through the op. */
export const isDifferentiableOp = (op: Op): boolean =>
  op.grad !== undefined || op.compose !== undefined;
