// Tapes around compiled functions, inside of them, and both: the gradients are those of the same ops run one by one.
import {
  customGradient,
  ForwardAccumulator,
  GradientTape,
  hessian,
  jvp,
  recomputeGrad,
  valueAndGrad,
} from "@gradtape/autodiff";
import { constant, isTensor, mapTree, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  cast,
  exp,
  gather,
  greater,
  identity,
  matmul,
  multiply,
  neg,
  reduceSum,
  sin,
  slice,
  stopGradient,
  subtract,
  tanh,
  transpose,
} from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import { compile, cond, hostCall, scan, whileLoop } from "../index.ts";

const float64 = (x: number | number[] | number[][]): Tensor =>
  constant(x, { dtype: "float64" }) as Tensor;
let x: Tensor;
let w: Variable;
beforeEach(() => {
  setBackend(reference());
  x = float64([0.5, -1, 2]);
  w = new Variable(float64([1, 2, 3]), { name: "w" });
});

/** Numbers of any nesting. */
const plain = (y: unknown): unknown => mapTree(y, (t) => (isTensor(t) ? t.arraySync() : t));

/** Something with a curvature in both. */
const cube = (x: Tensor): Tensor =>
  reduceSum(multiply(multiply(x, sin(multiply(w, x))), multiply(w, x))) as Tensor;

/** Gradients of orders one to three, by x and w. */
function orders(f: (x: Tensor) => Tensor): unknown {
  const all: unknown[] = [];
  const level = (order: number): Tensor => {
    if (order === 0) return f(x);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return level(order - 1);
    });
    const gradients = tape.gradient(y, [x, w], { unconnectedGradients: "zero" });
    all.push(gradients);
    return add(
      reduceSum(gradients[0]!),
      reduceSum(multiply(gradients[1]!, gradients[1]!)),
    ) as Tensor;
  };
  level(3);
  return plain(all);
}

/** Numbers to ten digits, in any nesting. */
const rounded = (y: unknown): unknown =>
  mapTree(y, (n) => (typeof n === "number" ? Number(n.toPrecision(10)) + 0 : n));

/** What differs between a run with the function as it is and one with it compiled, of two each (the second call does not trace). */
function differences(
  f: (x: Tensor) => Tensor,
  run: (f: (x: Tensor) => Tensor) => unknown,
): unknown[] {
  const g = compile(f);
  const [got, expected] = [g, f].map((h) => JSON.stringify([run(h), run(h)].map(rounded)));
  return got === expected ? [] : [got, expected];
}

describe("a tape around a call", () => {
  it("has what the gradient wants to know, which is not computed again", () => {
    let calls = 0;
    const f = compile((x: Tensor) => {
      const [k] = hostCall(() => float64(++calls * 10), [], {
        outputs: [{ shape: [], dtype: "float64" }],
      });
      return reduceSum(multiply(multiply(x, x), k!));
    });
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return f(x);
    });
    const factor = 10 * calls;
    expect(plain(tape.gradient(y, x))).toEqual(plain(multiply(x, 2 * factor)));
    expect(10 * calls).toBe(factor);
  });

  it("gives gradients of three orders, of arguments and variables", () =>
    expect(differences(cube, orders)).toEqual([]));

  it("watches what is read, and knows what is not trainable", () => {
    const fixed = new Variable(float64(2), { trainable: false });
    const f = compile((x: Tensor) => reduceSum(multiply(multiply(w, fixed), x)));
    for (let i = 0; i < 2; i++) {
      const [y, tape] = GradientTape.run(() => f(x));
      expect(tape.watchedVariables()).toEqual([w]);
      expect(plain(tape.gradient(y, [w, fixed]))).toEqual([[1, -2, 4], null]);
    }
  });

  it("gives null where nothing connects", () => {
    const f = compile((x: Tensor, y: Tensor) => [multiply(x, 2), add(y, w)] as Tensor[]);
    const y = float64([1, 1, 1]);
    const [[a], tape] = GradientTape.run((t) => {
      t.watch([x, y]);
      return f(x, y);
    });
    expect(plain(tape.gradient(a, [x, y, w]))).toEqual([[2, 2, 2], null, null]);
  });

  it("sees captures, watched or computed under it", () => {
    const c = float64([1, 2, 3]);
    const f = compile((x: Tensor) => reduceSum(multiply(multiply(x, c), c)));
    const [y, tape] = GradientTape.run((t) => {
      t.watch(c);
      return f(x);
    });
    expect(plain(tape.gradient(y, c))).toEqual([1, -4, 12]);
    const [z, outer] = GradientTape.run((t) => {
      t.watch(x);
      const c = multiply(x, 2) as Tensor;
      return compile((x: Tensor) => reduceSum(multiply(x, c)))(x);
    });
    expect(plain(outer.gradient(z, x))).toEqual([2, -4, 8]);
  });

  it("follows an argument to the results that are it", () => {
    const f = compile((x: Tensor) => [x, x, identity(x), transpose(x)] as Tensor[]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      const [a, b, c, d] = f(x) as [Tensor, Tensor, Tensor, Tensor];
      return add(add(multiply(a, 1), multiply(b, 10)), add(multiply(c, 100), multiply(d, 1000)));
    });
    expect(plain(tape.gradient(y, x))).toEqual([1111, 1111, 1111]);
  });

  it("tells one tensor at two places apart", () => {
    const f = compile((a: Tensor, b: Tensor) => reduceSum(multiply(a, multiply(b, b))));
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return f(x, x);
    });
    expect(plain(tape.gradient(y, x))).toEqual([0.75, 3, 12]);
  });

  it("follows what a variable is assigned", () => {
    const v = new Variable(float64([1, 1, 1]));
    const run = (f: (x: Tensor) => Tensor): unknown => {
      v.assign(float64([1, 1, 1]));
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        const first = f(x);
        return add(first, multiply(v, 3)) as Tensor;
      });
      return [plain(tape.gradient(y, [x, v])), v.arraySync()];
    };
    expect(
      differences((x) => {
        const before = multiply(v, x) as Tensor;
        v.assign(multiply(x, x));
        return before;
      }, run),
    ).toEqual([]);
  });

  it("does not pass through assignments, and sees what is read after them", () => {
    const v = new Variable(float64([1, 1, 1]));
    const run = (f: (x: Tensor) => Tensor): unknown => {
      v.assign(float64([1, 1, 1]));
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return f(x);
      });
      return plain(tape.gradient(y, [x, v]));
    };
    const f = (x: Tensor): Tensor => {
      const before = multiply(v, x);
      v.assign(multiply(x, x));
      const between = multiply(v, sin(x));
      v.assign(add(v, x));
      return add(reduceSum(add(before, between)), reduceSum(multiply(v, v))) as Tensor;
    };
    expect(differences(f, run)).toEqual([]);
    const inside = (x: Tensor): Tensor => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return f(x);
      });
      const [g, h] = tape.gradient(y, [x, v]);
      return add(g!, multiply(h!, 10)) as Tensor;
    };
    expect(differences(inside, run)).toEqual([]);
  });

  it("sees captures through what is computed of them alone", () => {
    const c = float64([1, 2, 3]);
    const run = (f: (x: Tensor) => Tensor): unknown => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(c);
        return f(x);
      });
      return plain(tape.gradient(y, c));
    };
    expect(differences((x) => reduceSum(multiply(x, sin(multiply(c, 2)))) as Tensor, run)).toEqual(
      [],
    );
  });

  it("gives gradients with cotangents, several targets, integers among them", () => {
    expect(
      differences(
        (x) => multiply(x, w) as Tensor,
        (f) => {
          const g = compile((x: Tensor) => [f(x), cast(x, "int32"), sin(x)] as Tensor[]);
          const [[a, , b], tape] = GradientTape.run((t) => {
            t.watch(x);
            return g(x);
          });
          return plain(
            tape.gradient([a, b], [x, w], { outputGradients: [float64([1, 2, 3]), null] }),
          );
        },
      ),
    ).toEqual([]);
  });

  it("is persistent, goes on recording, and gives Jacobians and Hessians", () => {
    expect(
      differences(cube, (f) => {
        const tape = new GradientTape({ persistent: true });
        tape.watch(x);
        const y = f(x);
        const z = multiply(f(multiply(x, 2) as Tensor), y);
        tape[Symbol.dispose]();
        return plain([tape.gradient(y, x), tape.gradient(z, [x, w]), tape.gradient(z, y)]);
      }),
    ).toEqual([]);
    expect(
      differences(
        (x) => multiply(sin(multiply(w, x)), x) as Tensor,
        (f) => {
          const [y, tape] = GradientTape.run(
            (t) => {
              t.watch(x);
              return f(x);
            },
            { persistent: true },
          );
          return plain([tape.jacobian(y, x), tape.jacobian(y, w)]);
        },
      ),
    ).toEqual([]);
    expect(differences(cube, (f) => plain(hessian(() => f(x), x)))).toEqual([]);
    expect(differences(cube, (f) => plain(valueAndGrad(() => f(x), [w])))).toEqual([]);
  });

  it("agrees with forward accumulators, of two orders", () => {
    const t = float64([1, 0, -1]);
    expect(
      differences(cube, (f) => {
        const [y, acc] = ForwardAccumulator.run(x, t, () => f(x));
        return plain([acc.jvp(y), jvp(() => f(x), [x, w], [t, t])]);
      }),
    ).toEqual([]);
    expect(
      differences(cube, (f) => {
        const [inner, outer] = ForwardAccumulator.run(x, t, () => {
          const [y, acc] = ForwardAccumulator.run(x, t, () => f(x));
          return acc.jvp(y)!;
        });
        return plain([inner, outer.jvp(inner)]);
      }),
    ).toEqual([]);
    // A Hessian-vector product, forward over backward.
    expect(
      differences(cube, (f) => {
        const [g, acc] = ForwardAccumulator.run(x, t, () => {
          const [y, tape] = GradientTape.run((tt) => {
            tt.watch(x);
            return f(x);
          });
          return tape.gradient(y, x)!;
        });
        return plain(acc.jvp(g));
      }),
    ).toEqual([]);
  });
});

describe("a tape inside", () => {
  it("gives gradients of three orders", () => {
    const all = compile((x: Tensor) => {
      const found: Tensor[][] = [];
      const level = (order: number): Tensor => {
        if (order === 0) return cube(x);
        const [y, tape] = GradientTape.run((t) => {
          t.watch(x);
          return level(order - 1);
        });
        const gradients = tape.gradient(y, [x, w], { unconnectedGradients: "zero" });
        found.push(gradients);
        return add(
          reduceSum(gradients[0]!),
          reduceSum(multiply(gradients[1]!, gradients[1]!)),
        ) as Tensor;
      };
      level(3);
      return found;
    });
    const expected = orders(cube);
    expect(rounded(plain(all(x)))).toEqual(rounded(expected));
    expect(rounded(plain(all(x)))).toEqual(rounded(expected));
  });

  it("and one around, at once", () => {
    const derivative = (x: Tensor): Tensor => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return cube(x);
      });
      return reduceSum(tape.gradient(y, x)!) as Tensor;
    };
    expect(differences(derivative, orders)).toEqual([]);
    // The inner function compiled too, and only it.
    const inner = compile(cube);
    const outer = (x: Tensor): Tensor => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return inner(x);
      });
      return reduceSum(tape.gradient(y, x)!) as Tensor;
    };
    expect(rounded(orders(outer))).toEqual(rounded(orders(derivative)));
    expect(rounded(orders(compile(outer)))).toEqual(rounded(orders(derivative)));
  });

  it("may be asked by a compiled function when it has recorded outside", () => {
    const f = compile(cube);
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return f(x);
      },
      { persistent: true },
    );
    const expected = plain(tape.gradient(y, [x, w]));
    const ask = compile((s: Tensor) => {
      const [a, b] = tape.gradient(y, [x, w], { outputGradients: s });
      return [a, b];
    });
    expect(rounded(plain(ask(float64(1))))).toEqual(rounded(expected));
  });

  it("with a forward accumulator", () => {
    const f = (x: Tensor): Tensor => jvp(() => cube(x), x, float64([1, 0, 2])).tangent as Tensor;
    expect(rounded(plain(compile(f)(x)))).toEqual(rounded(plain(f(x))));
    expect(differences(f, orders)).toEqual([]);
  });

  it("records only what is inside", () => {
    const f = compile((x: Tensor) => {
      const [y, tape] = GradientTape.run(() => multiply(w, x));
      w.assign(subtract(w, tape.gradient(y, w)!));
      return y;
    });
    f(x);
    expect(w.arraySync()).toEqual([0.5, 3, 1]);
    f(x);
    expect(w.arraySync()).toEqual([0, 4, -1]);
  });
});

describe("gradients of the user's own", () => {
  const clip = customGradient((x: Tensor) => [
    multiply(x, 2) as Tensor,
    (g: Tensor) => multiply(g, 7) as Tensor,
  ]);

  it("hold inside, around and beyond", () => {
    expect(differences((x) => reduceSum(multiply(clip(x), w)) as Tensor, orders)).toEqual([]);
    const inside = (x: Tensor): Tensor => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return reduceSum(multiply(clip(multiply(x, w)), x)) as Tensor;
      });
      return reduceSum(tape.gradient(y, x)!) as Tensor;
    };
    expect(differences(inside, orders)).toEqual([]);
  });

  it("may use what the function computes, and what it is given", () => {
    const f = (x: Tensor): Tensor => {
      const scale = exp(multiply(x, 0.1));
      const own = customGradient((y: Tensor) => {
        const e = sin(y);
        return [multiply(e, scale) as Tensor, (g: Tensor) => multiply(g, multiply(e, x)) as Tensor];
      });
      return reduceSum(multiply(own(multiply(x, w)), w)) as Tensor;
    };
    expect(
      differences(f, (f) => {
        const [y, tape] = GradientTape.run((t) => {
          t.watch(x);
          return f(x);
        });
        return plain(tape.gradient(y, [x, w]));
      }),
    ).toEqual([]);
    expect(differences(f, orders)).toEqual([]);
  });

  it("of compiled functions, which are called inside of one", () => {
    const inner = compile((x: Tensor) => multiply(sin(x), w) as Tensor);
    const own = customGradient((y: Tensor) => [inner(y), (g: Tensor) => multiply(g, y) as Tensor], {
      variables: [],
    });
    void own;
    const scaled = customGradient(
      (y: Tensor) => [
        inner(y),
        (g: Tensor) => [multiply(g, y) as Tensor, multiply(g, 3) as Tensor],
      ],
      { variables: [w] },
    );
    expect(
      differences(
        (x) => reduceSum(scaled(x)) as Tensor,
        (f) => {
          const [y, tape] = GradientTape.run((t) => {
            t.watch(x);
            return f(x);
          });
          return plain(tape.gradient(y, [x, w]));
        },
      ),
    ).toEqual([]);
  });

  it("of blocks that are computed again", () => {
    const block = recomputeGrad((x: Tensor) => tanh(multiply(w, multiply(x, x))) as Tensor);
    expect(differences((x) => reduceSum(multiply(block(x), x)) as Tensor, orders)).toEqual([]);
    const step = (x: Tensor): Tensor => {
      const [y, tape] = GradientTape.run((t) => {
        t.watch(x);
        return reduceSum(block(multiply(x, 2))) as Tensor;
      });
      const [g, h] = tape.gradient(y, [x, w]);
      return add(reduceSum(g!), reduceSum(h!)) as Tensor;
    };
    expect(differences(step, orders)).toEqual([]);
    // The block is compiled, and the block is made inside.
    const inner = recomputeGrad(
      compile((x: Tensor) => tanh(multiply(w, multiply(x, x))) as Tensor),
    );
    expect(rounded(orders((x) => reduceSum(multiply(inner(x), x)) as Tensor))).toEqual(
      rounded(orders((x) => reduceSum(multiply(block(x), x)) as Tensor)),
    );
    expect(
      differences(
        (x) => {
          const s = sin(x);
          const own = recomputeGrad((y: Tensor) => tanh(multiply(w, multiply(y, s))) as Tensor);
          return reduceSum(own(x)) as Tensor;
        },
        (f) => {
          const [y, tape] = GradientTape.run((t) => {
            t.watch(x);
            return f(x);
          });
          return plain(tape.gradient(y, [x, w]));
        },
      ),
    ).toEqual([]);
  });
});

describe("ops of all kinds", () => {
  it("views, gathers, products, stopped gradients", () => {
    const m = float64([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(
      differences((x) => {
        const a = matmul(
          m as never,
          transpose(matmul(m as never, transpose(m) as never)) as never,
          {
            transposeA: true,
          },
        ) as Tensor;
        const b = gather(multiply(x, w), constant([2, 0, 2], { dtype: "int32" })) as Tensor;
        return add(
          reduceSum(multiply(slice(a, [0, 0], [3, 1]), slice(multiply(b, x), [1], [1]))),
          reduceSum(multiply(stopGradient(x), b)),
        ) as Tensor;
      }, orders),
    ).toEqual([]);
  });

  it("loops and branches", () => {
    expect(
      differences((x) => {
        const [, y] = whileLoop(
          (i) => greater(3, i) as Tensor<[], "bool">,
          (i, y) => [add(i, 1), multiply(sin(y), w)],
          [constant(0, { dtype: "int32" }), x],
        ) as unknown as [Tensor, Tensor];
        return reduceSum(y) as Tensor;
      }, orders),
    ).toEqual([]);
    expect(
      differences(
        (x) =>
          cond(
            greater(reduceSum(x), 0) as Tensor<[], "bool">,
            () => reduceSum(multiply(x, multiply(w, w))) as Tensor,
            () => reduceSum(neg(x)) as Tensor,
          ),
        orders,
      ),
    ).toEqual([]);
    expect(
      differences(
        (x) =>
          reduceSum(
            scan(
              (a: Tensor, y: Tensor) => add(multiply(a, y), y) as Tensor,
              multiply(x, w),
            ) as Tensor,
          ) as Tensor,
        orders,
      ),
    ).toEqual([]);
  });
});
