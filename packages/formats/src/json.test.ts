import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JsonFault, parseStrictJson } from "./json.ts";

describe("parseStrictJson", () => {
  test("reads what JSON.parse reads, where names come once", () => {
    const object = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 2 }), {
      maxKeys: 5,
    });
    fc.assert(
      fc.property(object, (value) => {
        const text = JSON.stringify(value, null, 1);
        fc.pre(!text.includes("__proto__"));
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each([
    ['{"a":1,"a":2}', 'the name "a" comes twice'],
    ['{"a":[{"b":1 ,"c":2,"b" :3}]}', 'the name "b" comes twice'],
    ['{"\\"":1,"\\u0022":2}', 'the name "\\"" comes twice'],
    ['{"a":{"__proto__":1}}', 'the name "__proto__" is not allowed'],
    ["[1]", "it is not an object"],
    ["null", "it is not an object"],
  ])("refuses %s", (text, message) => {
    expect(() => parseStrictJson(text)).toThrow(JsonFault);
    expect(() => parseStrictJson(text)).toThrow(message);
  });

  test("equal names in different objects, and equal texts, are no fault", () => {
    const text = '{"a":{"x":"a"},"b":{"x":"a"},"c":["a","a"],"d":"{\\"a\\":1"}';
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });
});
