// Which variables a module has, by which paths, and what freezing does.
import { setBackend, Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeEach, describe, expect, it } from "vitest";
import { clearSession, Dense, Layer, Module, Sequential } from "./index.ts";

beforeEach(() => {
  setBackend(reference());
  clearSession();
});

const int = (x: number): Variable => new Variable(x, { dtype: "int32" }) as Variable;
const pathsOf = (m: Module): string[] => m.namedVariables().map(([path]) => path);

describe("Module", () => {
  it("finds the variables of the slides' custom layer", () => {
    class MyLayer extends Layer {
      myVar = int(100);
      myOtherVarList = [0, 1].map(int);
    }
    const m = new MyLayer();
    expect(m.variables.map((variable) => variable.numpy().item())).toEqual([100, 0, 1]);
    expect(m.name).toBe("my_layer");
    expect(String(m)).toBe("<MyLayer name=my_layer>");
  });

  it("looks into arrays, maps, sets, plain objects and modules, in the order of declaration", () => {
    class Inner extends Module {
      v = int(1);
    }
    class Outer extends Module {
      b = int(2);
      a = int(3);
      list = [int(4), [int(5)]];
      map = new Map<string, unknown>([["x", int(6)]]);
      set = new Set([int(7)]);
      plain = { p: int(8), bare: Object.assign(Object.create(null), { q: int(9) }) as object };
      inner = new Inner();
      other = 3;
      nothing = null;
      fn = (): number => 1;
      date = new Date(0);
    }
    const m = new Outer();
    expect(pathsOf(m)).toEqual([
      "b",
      "a",
      "list/0",
      "list/1/0",
      "map/x",
      "set/0",
      "plain/p",
      "plain/bare/q",
      "inner/v",
    ]);
    expect(m.variables.map((v) => v.arraySync())).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 1]);
    expect(m.submodules).toEqual([m.inner]);
  });

  it("finds what is shared or in a circle once, under its first path", () => {
    class Node extends Module {
      v = int(1);
      again = this.v;
      next: Module = this;
      all = [this as Module];
    }
    const m = new Node();
    const other = new Node();
    m.next = other;
    other.next = m;
    other.v = m.v;
    expect(pathsOf(m)).toEqual(["v", "next/again"]);
  });

  it("sees what is assigned later, and not what a #private field holds", () => {
    class Late extends Module {
      #hidden = int(1);
      w: Variable | undefined;
      get hidden(): Variable {
        return this.#hidden;
      }
    }
    const m = new Late();
    expect(m.variables).toEqual([]);
    m.w = m.hidden;
    expect(m.variables).toEqual([m.hidden]);
  });

  it("puts a base class's fields before the subclass's", () => {
    class Base extends Module {
      first = int(1);
    }
    class Derived extends Base {
      second = int(2);
    }
    expect(pathsOf(new Derived())).toEqual(["first", "second"]);
  });

  it("parts trainable variables from others, and freezes modules with all inside", () => {
    class Net extends Module {
      hidden = new Dense(2);
      out = new Dense(1);
      steps = new Variable(0, { trainable: false });
    }
    const m = new Net();
    m.hidden.build([null, 3]);
    m.out.build([null, 2]);
    const names = (list: readonly Variable[]): string[] => list.map((v) => v.name);
    expect(names(m.trainableVariables)).toEqual([
      "dense/kernel:0",
      "dense/bias:0",
      "dense_1/kernel:0",
      "dense_1/bias:0",
    ]);
    expect(names(m.nonTrainableVariables)).toEqual(["Variable:0"]);
    m.hidden.trainable = false;
    expect(names(m.trainableVariables)).toEqual(["dense_1/kernel:0", "dense_1/bias:0"]);
    expect(names(m.nonTrainableVariables)).toEqual([
      "dense/kernel:0",
      "dense/bias:0",
      "Variable:0",
    ]);
    expect(m.variables).toHaveLength(5);
    m.trainable = false;
    expect([m.trainableVariables, m.out.trainable]).toEqual([[], false]);
    m.trainable = true;
    expect([m.trainableVariables.length, m.hidden.trainable]).toEqual([4, true]);
  });

  it("freezes what is built later too", () => {
    const layer = new Dense(1, { trainable: false });
    layer([[1]]);
    expect([layer.variables.length, layer.trainableVariables.length]).toEqual([2, 0]);
  });
});

describe("names", () => {
  it("are the class's in snake case, numbered from the second on", () => {
    expect([
      new Dense(1).name,
      new Dense(1).name,
      new Sequential().name,
      new Dense(1).name,
    ]).toEqual(["dense", "dense_1", "sequential", "dense_2"]);
    class GRUCell extends Module {}
    class MyBigNet2 extends Module {}
    expect([
      new GRUCell().name,
      new MyBigNet2().name,
      new (class extends Module {})().name,
    ]).toEqual(["gru_cell", "my_big_net2", "module"]);
  });

  it("of a subclass are its own, and a given name is taken as it is", () => {
    class Wide extends Dense {}
    expect([new Wide(3).name, new Dense(3, { name: "out" }).name, new Dense(3).name]).toEqual([
      "wide",
      "out",
      "dense",
    ]);
  });
});
