// The types of ops that give several tensors.
import type { Axis, Shape } from "@gradtape/core";

/** N times T as a tuple, so that destructuring gives no `undefined`; an array where N is unknown or beyond anybody's list. */
export type Repeat<T, N> = N extends number ? (number extends N ? T[] : Build<T, N>) : T[];
type Build<T, N extends number, Acc extends T[] = []> = Acc["length"] extends N
  ? Acc
  : Acc["length"] extends 64
    ? T[]
    : Build<T, N, [...Acc, T]>;

/** The size of S on axis A; `number` if unknown. */
export type SizeOn<S, A> = S extends Shape
  ? number extends S["length"]
    ? number
    : Axis<S, A> extends infer I extends number
      ? number extends I
        ? number
        : S[I]
      : number
  : number;

/** S with size N on axis A. */
export type Resized<S, A, N> = S extends Shape
  ? number extends S["length"] | Axis<S, A>
    ? Shape
    : {
        -readonly [K in keyof S]: K extends `${Axis<S, A>}`
          ? N extends -1
            ? number
            : N & number
          : S[K];
      }
  : Shape;
