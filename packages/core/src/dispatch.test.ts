import { afterEach, describe, expect, it } from "vitest";
import { constant } from "./convert.ts";
import {
  assign,
  dispatch,
  dispatch1,
  read,
  setExecutor,
  withExecutor,
  type Executor,
} from "./dispatch.ts";
import {
  addObserver,
  isObserving,
  removeObserver,
  unobserved,
  withObservers,
  type Observer,
} from "./observers.ts";
import { eager, setBackend } from "./eager.ts";
import { layoutOf } from "./layout.ts";
import { defineOp, NONE } from "./op.ts";
import { reference } from "./reference.ts";
import { Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;
const op = defineOp({ name: "double", infer: ([x]) => [x, x] });

const log: string[] = [];
const made = (): Tensor => new Tensor(layoutOf([], "float32"), undefined);
const executor = (name: string): Executor => ({
  execute(o) {
    log.push(`${name}: ${o.name}`);
    return [made(), made()];
  },
  read(v) {
    log.push(`${name}: read`);
    return v.held;
  },
  assign(v, x) {
    log.push(`${name}: assign`);
    v.held = x;
  },
});
const observer = (name: string): Observer => ({
  observe: (o, inputs, _, outputs) =>
    void log.push(`${name} saw ${o.name} ${inputs.length}→${outputs.length}`),
  read: (v) => void log.push(`${name} saw read of ${v.name}`),
  assign: (v) => void log.push(`${name} saw assign to ${v.name}`),
});
const watching = (list: Observer[], fn: () => void): void => {
  list.forEach(addObserver);
  try {
    fn();
  } finally {
    list.forEach(removeObserver);
  }
};

describe("without a backend", () => {
  const way = 'no backend is active: import one, as in setBackend(js()) of "@gradtape/backends/js"';

  it("everything says that one is missing", () => {
    expect(() => dispatch(op, [made()], NONE)).toThrow(
      refused("UnsupportedError", `double: ${way}`),
    );
    expect(() => constant(1)).toThrow(refused("UnsupportedError", `getBackend: ${way}`));
    expect(() => new Variable(made())).toThrow(
      refused(
        "TraceError",
        "Variable: a float32 tensor of shape [] has no value while a function is traced: branch with cond or where, loop with whileLoop",
      ),
    );
    expect(() => read({} as Variable)).toThrow(refused("UnsupportedError", `read: ${way}`));
    expect(() => assign({} as Variable, made())).toThrow(
      refused("UnsupportedError", `assign: ${way}`),
    );
  });
});

describe("dispatch", () => {
  afterEach(() => {
    log.length = 0;
  });

  it("executes, and tells the observers in the order in which they came", () => {
    setExecutor(executor("first"));
    let outputs: readonly Tensor[] = [];
    watching([observer("a"), observer("b")], () => {
      outputs = dispatch(op, [made()], NONE);
    });
    expect(outputs.length).toBe(2);
    expect(log).toEqual(["first: double", "a saw double 1→2", "b saw double 1→2"]);
    dispatch1(op, [made()], NONE);
    expect(log.length).toBe(4);
  });

  it("tells of reads and assignments too, if the observer cares", () => {
    setBackend(reference());
    const v = new Variable(1, { name: "v" });
    setExecutor(executor("first"));
    watching([observer("a"), { observe: () => {} }], () => assign(v, read(v)));
    expect(log).toEqual([
      "first: read",
      "a saw read of v:0",
      "first: assign",
      "a saw assign to v:0",
    ]);
  });

  it("tells everybody, also where one of them leaves on the way", () => {
    setExecutor(executor("first"));
    const leaving: Observer = {
      observe: () => {
        log.push("leaving");
        removeObserver(leaving);
      },
    };
    watching([leaving, observer("b")], () => {
      dispatch(op, [], NONE);
      dispatch(op, [], NONE);
    });
    expect(log).toEqual([
      "first: double",
      "leaving",
      "b saw double 0→2",
      "first: double",
      "b saw double 0→2",
    ]);
  });

  it("tells nobody of what failed", () => {
    setExecutor({
      ...executor("first"),
      execute: () => {
        throw new Error("mine");
      },
    });
    watching([observer("a")], () => expect(() => dispatch(op, [], NONE)).toThrow("mine"));
    expect(log).toEqual([]);
  });
});

describe("withExecutor", () => {
  it("replaces the executor for a while, also where the function throws", () => {
    log.length = 0;
    setExecutor(executor("outer"));
    const result = withExecutor(executor("inner"), () => {
      dispatch(op, [], NONE);
      expect(() =>
        withExecutor(executor("innermost"), () => {
          dispatch(op, [], NONE);
          throw new Error("mine");
        }),
      ).toThrow("mine");
      dispatch(op, [], NONE);
      return 5;
    });
    dispatch(op, [], NONE);
    expect([result, log]).toEqual([
      5,
      ["inner: double", "innermost: double", "inner: double", "outer: double"],
    ]);
  });
});

describe("observers", () => {
  it("come and go", () => {
    const [a, b] = [observer("a"), observer("b")];
    addObserver(a);
    expect([isObserving(a), isObserving(b)]).toEqual([true, false]);
    removeObserver(b);
    removeObserver(a);
    expect(isObserving(a)).toBe(false);
  });

  it("are chosen or silenced for a while, also where the function throws", () => {
    const [a, b] = [observer("a"), observer("b")];
    watching([a, b], () => {
      expect(
        withObservers(
          (now) => now.filter((o) => o !== a),
          () => [isObserving(a), isObserving(b)],
        ),
      ).toEqual([false, true]);
      expect(unobserved(() => [isObserving(a), isObserving(b)])).toEqual([false, false]);
      expect(() =>
        unobserved(() => {
          throw new Error("mine");
        }),
      ).toThrow("mine");
      expect([isObserving(a), isObserving(b)]).toEqual([true, true]);
    });
    setExecutor(eager);
  });
});
