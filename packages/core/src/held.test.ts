import { beforeEach, expect, it } from "vitest";
import { constant } from "./convert.ts";
import { borrow, dispatch1 } from "./dispatch.ts";
import { denseOp } from "./dense.ts";
import { ownElements, setBackend } from "./eager.ts";
import type { Held } from "./held.ts";
import { addObserver, removeObserver, type Observer } from "./observers.ts";
import { NONE } from "./op.ts";
import { reference } from "./reference.ts";
import { scope } from "./scope.ts";
import { Variable } from "./variable.ts";

let freed = 0;
beforeEach(() => {
  const backend = reference();
  setBackend({ ...backend, free: () => void freed++ });
  freed = 0;
});

const variable = (): Variable => scope(() => new Variable([1, 2])) as Variable;
/** How many values are given back when the variable gets another one. */
function freedBy(v: Variable): number {
  const before = freed;
  scope(() => v.assign([3, 4]));
  return freed - before;
}

it("gives the elements of a replaced value back that nobody else has", () => {
  const v = variable();
  expect(freedBy(v)).toBe(1);
  const y = dispatch1(denseOp, [borrow(v)], NONE);
  expect(freedBy(v)).toBe(1);
  expect(y.arraySync()).toEqual([3, 4]);
});

it("leaves a value alone that was given out, or that another tensor looks at", () => {
  const v = variable();
  const x = v.value();
  expect(freedBy(v)).toBe(0);
  expect(x.arraySync()).toEqual([1, 2]);
  const y = constant([5, 6]);
  v.assign(y);
  expect(freedBy(v)).toBe(0);
  expect(y.arraySync()).toEqual([5, 6]);
  const w = new Variable(v);
  expect(freedBy(v)).toBe(0);
  expect(w.arraySync()).toEqual([3, 4]);
});

it("leaves a value alone that an observer holds, or one that never lets go has seen", () => {
  const v = variable();
  const held: Held[] = [];
  const holding: Observer = {
    observe() {},
    hold(x) {
      x.holders++;
      held.push(x);
    },
  };
  addObserver(holding);
  const x = borrow(v);
  expect(held).toEqual([x]);
  removeObserver(holding);
  expect(ownElements(v)).not.toBe(x.storage);
  expect(x.arraySync()).toEqual([1, 2]);

  const w = variable();
  const seeing: Observer = { observe() {} };
  addObserver(seeing);
  const y = borrow(w);
  removeObserver(seeing);
  expect(freedBy(w)).toBe(0);
  expect(y.arraySync()).toEqual([1, 2]);
});

it("gives it back where holders have let go", () => {
  const v = variable();
  const x = borrow(v) as Held;
  x.holders++;
  x.holders--;
  expect(freedBy(v)).toBe(1);
  expect(() => x.arraySync()).toThrow("has been disposed");
});
