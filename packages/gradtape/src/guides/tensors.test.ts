// What TensorFlow's guides to tensors ("Introduction to tensors", "TensorFlow basics", "Customization basics" and the older
// "Eager execution") let a person do, and what is printed. Values are our own, texts are those of TensorFlow and NumPy.
import { afterEach, describe, expect, it, vi } from "vitest";
import * as np from "../numpy.ts";
import * as tf from "../index.ts";

afterEach(() => void vi.restoreAllMocks());

const int = { dtype: tf.int32 } as const;
const lines = (...text: string[]): string => text.join("\n");

describe("making tensors", () => {
  it("a scalar, a vector, a matrix of float16", () => {
    expect(tf.constant(7, int).toString()).toBe("tf.Tensor(7, shape=(), dtype=int32)");
    expect(tf.constant([1.5, 2, 8]).toString()).toBe(
      "tf.Tensor([1.5 2.  8. ], shape=(3,), dtype=float32)",
    );
    const rows = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    expect(tf.constant(rows, { dtype: tf.float16 }).toString()).toBe(
      lines("tf.Tensor(", "[[1. 2.]", " [3. 4.]", " [5. 6.]], shape=(3, 2), dtype=float16)"),
    );
  });

  it("three axes, with an empty line between matrices", () => {
    expect(tf.range(12, int).reshape([3, 2, 2]).toString()).toBe(
      lines(
        "tf.Tensor(",
        "[[[ 0  1]",
        "  [ 2  3]]",
        "",
        " [[ 4  5]",
        "  [ 6  7]]",
        "",
        " [[ 8  9]",
        "  [10 11]]], shape=(3, 2, 2), dtype=int32)",
      ),
    );
  });

  it("convertToTensor: of lists, arrays, variables, and tensors, which stay what they are", () => {
    expect(tf.convertToTensor([3, 1], int).toString()).toBe(
      "tf.Tensor([3 1], shape=(2,), dtype=int32)",
    );
    expect(tf.convertToTensor(np.ones([2]).numpy()).dtype).toBe("float64");
    const x = tf.constant([1, 2]);
    expect(tf.convertToTensor(x)).toBe(x);
    expect(tf.convertToTensor(new tf.Variable(x)).arraySync()).toEqual([1, 2]);
    expect(() => tf.convertToTensor(x, int)).toThrow(
      'convertToTensor: the value is float32 already, not int32: cast it, as in cast(x, "int32")',
    );
  });

  it("ops take lists, typed arrays and NumPy's arrays as they take tensors", () => {
    expect(tf.reduceMax([1, 5, 3]).toString()).toBe("tf.Tensor(5.0, shape=(), dtype=float32)");
    expect(tf.reduceMax(new Int32Array([1, 5, 3])).toString()).toBe(
      "tf.Tensor(5, shape=(), dtype=int32)",
    );
    expect(tf.reduceMax(np.array([1, 5, 3]).numpy()).dtype).toBe("float64");
  });

  it("linspace, range, zeros, ones, fill, eye", () => {
    expect(tf.linspace(-2, 2, 5).toString()).toBe(
      "tf.Tensor([-2. -1.  0.  1.  2.], shape=(5,), dtype=float32)",
    );
    expect(tf.range(1, 5, int).toString()).toBe("tf.Tensor([1 2 3 4], shape=(4,), dtype=int32)");
    const filled = [tf.zeros([1, 2]), tf.ones([2]), tf.fill(tf.ones([2]).shape, 9), tf.eye(1)];
    expect(filled.map(String)).toEqual(["[[0. 0.]]", "[1. 1.]", "[9. 9.]", "[[1.]]"]);
  });

  it("refuses ragged lists, and says what to do", () => {
    const ragged: never = [[0, 1, 2], [3, 4], [5]] as never;
    expect(() => tf.constant(ragged)).toThrow(tf.ShapeError);
    expect(() => tf.constant(ragged)).toThrow(
      "constant: a nested array must not be ragged: its rows differ in shape; pad them to one length",
    );
  });
});

describe("a tensor tells", () => {
  const x = tf.zeros([3, 2, 4, 5]);

  it("its dtype, its axes, its sizes", () => {
    expect(x.dtype).toBe("float32");
    expect(x.rank).toBe(4);
    expect(x.shape).toEqual([3, 2, 4, 5]);
    expect(x.shape[0]).toBe(3);
    expect(x.shape.at(-1)).toBe(5);
    expect(x.size).toBe(120);
  });

  it("the same as tensors: rank, size, shape", () => {
    expect(tf.rank(x).toString()).toBe("tf.Tensor(4, shape=(), dtype=int32)");
    expect(tf.size(x).toString()).toBe("tf.Tensor(120, shape=(), dtype=int32)");
    expect(tf.shape(x).toString()).toBe("tf.Tensor([3 2 4 5], shape=(4,), dtype=int32)");
  });

  it("len(x): the size of its first axis, a plain list of sizes", () => {
    expect(x.shape[0]).toBe(3);
    expect([...x.shape]).toEqual([3, 2, 4, 5]);
    expect(tf.constant(1).shape).toEqual([]);
  });

  it("whether something is one", () => {
    expect([x, 3, [x]].map(tf.isTensor)).toEqual([true, false, false]);
  });
});

describe("a tensor can be iterated", () => {
  it("along its first axis", () => {
    const seen: string[] = [];
    for (const row of tf.constant([
      [1, 2],
      [3, 4],
    ]))
      seen.push(row.toString());
    expect(seen).toEqual([
      "tf.Tensor([1. 2.], shape=(2,), dtype=float32)",
      "tf.Tensor([3. 4.], shape=(2,), dtype=float32)",
    ]);
  });

  it("with its places numbered, spread, taken apart", () => {
    const logits = tf.constant([
      [1, 9, 2],
      [7, 3, 1],
    ]);
    const classes = Array.from(logits, (row, i) => `example ${i} is of class ${tf.argMax(row)}`);
    expect(classes).toEqual(["example 0 is of class 1", "example 1 is of class 0"]);
    const [first, second] = tf.constant([5, 6], int);
    expect(`${first} ${second}`).toBe("5 6");
    expect(Math.max(...[...tf.constant([4, 2])].map((x) => x.arraySync() as number))).toBe(4);
  });

  it("under a tape", () => {
    const x = new tf.Variable([1, 2, 3]);
    const [y, tape] = tf.GradientTape.run(() => {
      let product: tf.Tensor = tf.constant(1);
      for (const e of x) product = product.multiply(e);
      return product;
    });
    expect(`${y} ${tape.gradient(y, x)}`).toBe("6.0 [6. 3. 2.]");
  });
});

describe("math", () => {
  const a = tf.constant(
    [
      [1, 2],
      [3, 4],
    ],
    int,
  );
  const b = tf.ones([2, 2], int);

  it("add, multiply and matmul of integers, as functions, methods and operators", () => {
    const sum = lines("[[2 3]", " [4 5]]");
    const product = lines("[[3 3]", " [7 7]]");
    expect([`${tf.add(a, b)}`, `${a.add(b)}`, `${tf.expr`${a} + ${b}`}`]).toEqual([sum, sum, sum]);
    expect(`${tf.multiply(a, b)}`).toBe(lines("[[1 2]", " [3 4]]"));
    expect([`${tf.matmul(a, b)}`, `${a.matmul(b)}`, `${tf.expr`${a} @ ${b}`}`]).toEqual([
      product,
      product,
      product,
    ]);
  });

  it("the largest value, its index, softmax", () => {
    const c = tf.constant([
      [4, 5],
      [10, 1],
    ]);
    expect(tf.reduceMax(c).toString()).toBe("tf.Tensor(10.0, shape=(), dtype=float32)");
    // TensorFlow's is int64, whose elements are bigints in JavaScript.
    expect(tf.math.argMax(c).toString()).toBe("tf.Tensor([1 0], shape=(2,), dtype=int32)");
    expect(tf.math.argMax(c, 0, { outputType: "int64" }).toString()).toBe(
      "tf.Tensor([1 0], shape=(2,), dtype=int64)",
    );
    expect(tf.nn.softmax(c).toString()).toBe(
      lines(
        "tf.Tensor(",
        "[[2.6894143e-01 7.3105860e-01]",
        " [9.9987662e-01 1.2339458e-04]], shape=(2, 2), dtype=float32)",
      ),
    );
  });

  it("x + x, 5 * x, x @ x.T, concat, softmax along an axis, reduceSum", () => {
    const x = tf.constant([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(`${x.add(x)}`).toBe(lines("[[ 2.  4.  6.]", " [ 8. 10. 12.]]"));
    expect(`${tf.multiply(5, x)}`).toBe(lines("[[ 5. 10. 15.]", " [20. 25. 30.]]"));
    expect(`${x.matmul(tf.transpose(x))}`).toBe(lines("[[14. 32.]", " [32. 77.]]"));
    expect(tf.concat([x, x, x], 0).shape).toEqual([6, 3]);
    // The nearest floats; TensorFlow's own sum rounds on the way, and prints 0.6652409.
    expect(`${tf.nn.softmax(x, -1)}`).toBe(
      lines("[[0.09003057 0.24472848 0.66524094]", " [0.09003057 0.24472848 0.66524094]]"),
    );
    expect(tf.reduceSum(x).toString()).toBe("tf.Tensor(21.0, shape=(), dtype=float32)");
  });

  it("on plain numbers and lists", () => {
    expect(tf.math.add(1, 2).toString()).toBe("tf.Tensor(3.0, shape=(), dtype=float32)");
    expect(tf.math.square(5).toString()).toBe("tf.Tensor(25.0, shape=(), dtype=float32)");
    expect(`${tf.math.square(2).add(tf.math.square(3))}`).toBe("13.0");
    const x = tf.linalg.matmul([[1]], [[2, 3]]);
    expect(x.toString()).toBe("tf.Tensor([[2. 3.]], shape=(1, 2), dtype=float32)");
  });
});

describe("indexing", () => {
  const x = tf.constant([0, 1, 1, 2, 3, 5, 8, 13], int);
  const m = tf.constant(
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    { dtype: tf.float16 },
  );

  it("takes places from both ends", () => {
    expect([x.at(0), x.at(1), x.at(-1)].map((e) => `${e.numpy()}`)).toEqual(["0", "1", "13"]);
  });

  it.each([
    [":", "[ 0  1  1  2  3  5  8 13]"],
    [":4", "[0 1 1 2]"],
    ["4:", "[ 3  5  8 13]"],
    ["2:7", "[1 2 3 5 8]"],
    ["::2", "[0 1 3 8]"],
    ["::-1", "[13  8  5  3  2  1  1  0]"],
  ] as const)("takes ranges: x[%s]", (range, printed) => {
    expect(`${x.at(range).numpy()}`).toBe(printed);
  });

  it("takes rows, columns, elements of a matrix", () => {
    expect(`${m.at(1, 1).numpy()}`).toBe("4.0");
    expect(`${m.at(1, ":").numpy()}`).toBe("[3. 4.]");
    expect(`${m.at(":", 1).numpy()}`).toBe("[2. 4. 6.]");
    expect(`${m.at(-1, ":").numpy()}`).toBe("[5. 6.]");
    expect(`${m.at(0, -1).numpy()}`).toBe("2.0");
    expect(`${m.at("1:", ":").numpy()}`).toBe(lines("[[3. 4.]", " [5. 6.]]"));
  });

  it("takes the last feature of every place of a batch", () => {
    const batch = tf.range(24, int).reshape([3, 2, 4]);
    expect(batch.at(":", ":", 3).toString()).toBe(
      lines("tf.Tensor(", "[[ 3  7]", " [11 15]", " [19 23]], shape=(3, 2), dtype=int32)"),
    );
    expect(`${batch.at("...", 3)}`).toBe(`${batch.at(":", ":", 3)}`);
  });

  it("refuses places that are not there", () => {
    const out = 8 as number;
    expect(() => x.at(out)).toThrow(
      "at: index 8 is out of range for axis 0 of [8]: it has indices -8 to 7",
    );
  });
});

describe("shapes", () => {
  it("reshape copies nothing and keeps the order", () => {
    const x = tf.constant([[1], [2], [3]], int);
    expect(tf.reshape(x, [1, 3]).shape).toEqual([1, 3]);
    const t = tf.range(12, int).reshape([3, 2, 2]);
    expect(`${tf.reshape(t, [-1])}`).toBe("[ 0  1  2  3  4  5  6  7  8  9 10 11]");
    expect(`${tf.reshape(t, [6, 2]).at(":2")}`).toBe(lines("[[0 1]", " [2 3]]"));
    expect(`${tf.reshape(t, [3, -1]).at(0)}`).toBe("[0 1 2 3]");
  });

  it("reshape is no transposition, and refuses what does not fit", () => {
    const t = tf.range(6, int).reshape([3, 2]);
    expect(`${tf.reshape(t, [2, 3])}`).not.toBe(`${tf.transpose(t)}`);
    expect(() => tf.reshape(t, [4, -1])).toThrow(
      "reshape: cannot reshape [3, 2] to [4, -1]: 6 elements do not divide by 4",
    );
  });
});

describe("dtypes", () => {
  it("cast goes from float64 by float16 to uint8, and cuts the fraction off", () => {
    const f64 = tf.constant([2.25, 3.5, 4.75], { dtype: tf.float64 });
    const f16 = tf.cast(f64, tf.float16);
    expect(f16.toString()).toBe("tf.Tensor([2.25 3.5  4.75], shape=(3,), dtype=float16)");
    expect(tf.cast(f16, tf.uint8).toString()).toBe("tf.Tensor([2 3 4], shape=(3,), dtype=uint8)");
  });

  it("do not mix, and the error names cast", () => {
    const whole: tf.Tensor = tf.constant([1, 2], int);
    expect(() => tf.add(whole, tf.constant([0.5, 0.5]))).toThrow(
      "add: dtypes int32 and float32 differ: cast one of them with tf.cast",
    );
  });
});

describe("broadcasting", () => {
  it("a scalar, a vector of ones, a stretched vector: one computation", () => {
    const x = tf.constant([1, 2, 3], int);
    const y = tf.constant(2, int);
    const z = tf.constant([2, 2, 2], int);
    expect([tf.multiply(x, 2), x.multiply(y), x.multiply(z)].map(String)).toEqual([
      "[2 4 6]",
      "[2 4 6]",
      "[2 4 6]",
    ]);
  });

  it("a column times a row", () => {
    const column = tf.reshape(tf.constant([1, 2, 3], int), [3, 1]);
    const row = tf.range(1, 5, int);
    expect(tf.multiply(column, row).toString()).toBe(
      lines(
        "tf.Tensor(",
        "[[ 1  2  3  4]",
        " [ 2  4  6  8]",
        " [ 3  6  9 12]], shape=(3, 4), dtype=int32)",
      ),
    );
  });

  it("broadcastTo shows what happens", () => {
    expect(`${tf.broadcastTo(tf.constant([1, 2, 3], int), [3, 3])}`).toBe(
      lines("[[1 2 3]", " [1 2 3]", " [1 2 3]]"),
    );
  });
});

describe("NumPy", () => {
  it("takes tensors, and gives arrays that ops take; numpy() makes one", () => {
    const ndarray = np.ones([2, 2]);
    const tensor = tf.math.multiply(ndarray, 42);
    expect(tensor.toString()).toBe(
      lines("tf.Tensor(", "[[42. 42.]", " [42. 42.]], shape=(2, 2), dtype=float64)"),
    );
    expect(`${np.add(tensor, 1)}`).toBe(lines("[[43. 43.]", " [43. 43.]]"));
    expect(`${tensor.numpy()}`).toBe(lines("[[42. 42.]", " [42. 42.]]"));
    expect(tensor.numpy().toString()).toBe(lines("[[42. 42.]", " [42. 42.]]"));
  });
});

describe("strings", () => {
  it("print as bytes, of any length in one tensor", () => {
    expect(tf.constant("Red fox").toString()).toBe("tf.Tensor(b'Red fox', shape=(), dtype=string)");
    expect(tf.constant(["Red fox", "Snow hare", "Elk"]).toString()).toBe(
      "tf.Tensor([b'Red fox' b'Snow hare' b'Elk'], shape=(3,), dtype=string)",
    );
    expect(tf.constant("🥳👍").toString()).toBe(
      "tf.Tensor(b'\\xf0\\x9f\\xa5\\xb3\\xf0\\x9f\\x91\\x8d', shape=(), dtype=string)",
    );
  });

  it("split, and become numbers", () => {
    expect(tf.strings.split(tf.constant("Red fox"), { sep: " " }).toString()).toBe(
      "tf.Tensor([b'Red' b'fox'], shape=(2,), dtype=string)",
    );
    // TensorFlow's result is ragged here; ours is filled up.
    expect(tf.strings.split(tf.constant(["Red fox", "Elk"])).arraySync()).toEqual([
      ["Red", "fox"],
      ["Elk", ""],
    ]);
    const text = tf.constant("1 20 300");
    expect(tf.strings.toNumber(tf.strings.split(text, { sep: " " })).toString()).toBe(
      "tf.Tensor([  1.  20. 300.], shape=(3,), dtype=float32)",
    );
  });

  it("come apart into bytes, numbers of bytes, characters and code points", () => {
    expect(tf.strings.bytesSplit(tf.constant("Duck")).toString()).toBe(
      "tf.Tensor([b'D' b'u' b'c' b'k'], shape=(4,), dtype=string)",
    );
    expect(tf.io.decodeRaw(tf.constant("Duck"), tf.uint8).toString()).toBe(
      "tf.Tensor([ 68 117  99 107], shape=(4,), dtype=uint8)",
    );
    const kana = tf.constant("アヒル 🦆");
    expect(kana.toString()).toBe(
      "tf.Tensor(b'\\xe3\\x82\\xa2\\xe3\\x83\\x92\\xe3\\x83\\xab \\xf0\\x9f\\xa6\\x86', shape=(), dtype=string)",
    );
    expect(tf.strings.unicodeSplit(kana, "UTF-8").arraySync()).toEqual([
      "ア",
      "ヒ",
      "ル",
      " ",
      "🦆",
    ]);
    expect(tf.strings.unicodeDecode(kana, "UTF-8").toString()).toBe(
      "tf.Tensor([ 12450  12498  12523     32 129414], shape=(5,), dtype=int32)",
    );
  });
});

describe("eager execution", () => {
  it("evaluates at once, and mixes with the language's own control flow", () => {
    const fizzbuzz = (most: tf.Tensor): string[] => {
      const said: string[] = [];
      let counter = tf.constant(0, int);
      for (let n = 1; n <= Number(most.numpy().item()); n++) {
        const num = tf.constant(n, int);
        const isMultiple = (k: number) => num.mod(k).arraySync() === 0;
        if (isMultiple(15)) said.push("FizzBuzz");
        else if (isMultiple(3)) said.push("Fizz");
        else if (isMultiple(5)) said.push("Buzz");
        else said.push(`${num}`);
        counter = counter.add(1);
      }
      return [...said, `${counter}`];
    };
    expect(fizzbuzz(tf.constant(15, int))).toEqual(
      "1 2 Fizz 4 Buzz Fizz 7 8 Fizz Buzz 11 Fizz 13 14 FizzBuzz 15".split(" "),
    );
  });

  it("formats values into text", () => {
    const m = tf.matmul([[2]], [[2]]);
    expect(`hello, ${m}`).toBe("hello, [[4.]]");
    expect(`loss: ${(m.at(0, 0).arraySync() as number).toFixed(3)}`).toBe("loss: 4.000");
  });

  it("prints with tf.print, which shortens", () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    tf.print("tensors:", tf.range(10), { 2: tf.range(10, int).multiply(2) });
    expect(log).toHaveBeenCalledWith("tensors: [0 1 2 ... 7 8 9] {'2': [0 2 4 ... 14 16 18]}");
  });

  it("refuses a tensor as a condition's operand, which JavaScript would misread", () => {
    const x = tf.constant(1);
    expect(() => (x as unknown as number) > 0).toThrow("x.less(y), or read the value");
    expect(x.greater(0).arraySync()).toBe(true);
  });
});

describe("a device", () => {
  it("is a backend, which has a name", () => {
    expect(tf.getBackend().name).toBe("wasm");
    tf.setBackend("js");
    expect(tf.getBackend().name).toBe("js");
    expect(tf.matmul([[1]], [[2, 3]]).arraySync()).toEqual([[2, 3]]);
  });
});
