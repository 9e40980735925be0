import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { inlineRow, rawWorkbook, zipOf } from "../../../tests/support/raw-workbook.ts";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import { documentReaders } from "./document-readers.ts";
import { readDocument } from "./read-document.ts";

const forms = builtInForms;
const readers = documentReaders();
afterAll(() => readers.close());

const folder = new URL("../../../../shared/documents/", import.meta.url);
const kokubunji = "003_bf5df8534921d090.txt";

describe("in a worker", () => {
  test("a document is read and understood", async () => {
    const outcome = await readDocument(await readFile(new URL(kokubunji, folder)), kokubunji, { forms });
    expect(outcome).toMatchObject({ ok: true, document: { form: "kokubunji-2022", fiscalYear: 2022 } });
  });

  test("sixty files at once are sixty answers, each for its own file", async () => {
    const bytes = await readFile(new URL(kokubunji, folder));
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        index % 10 === 3
          ? readers.read(new Uint8Array([3, 0, 1]), `${index}.txt`, { forms })
          : readers.read(bytes, `${index}.txt`, { forms }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(54);
    for (const [index, outcome] of outcomes.entries()) {
      if (!outcome.ok) expect(outcome.message).toContain(`「${index}.txt」`);
    }
  });

  test("hidden sheets are named in the notes of the answer", async () => {
    const lines = (await readFile(new URL(kokubunji, folder), "utf8")).split("\n").slice(2, 8);
    const rows = lines.map((line, index) => inlineRow(index + 1, line.replace(/<[^>]*>/g, "").split("\t")));
    const bytes = rawWorkbook({
      sheets: [
        { name: "表", xml: `<sheetData>${rows.join("")}</sheetData>` },
        { name: "去年の案", xml: `<sheetData>${inlineRow(1, ["甲"])}</sheetData>`, state: "hidden" },
      ],
    });
    const outcome = await readers.read(bytes, "表.xlsx", { forms });
    expect(outcome).toMatchObject({ ok: true, notes: ["非表示のシート「去年の案」は読み取っていません。"] });
  });

  test("a zip gives its files", async () => {
    const outcome = await readers.openArchive(zipOf({ "総務部/甲.txt": "番号\t項目" }), "提出.zip");
    expect(outcome.ok && outcome.files.map(({ name }) => name)).toEqual(["総務部/甲.txt"]);
    expect(await readers.openArchive(new Uint8Array([1]), "提出.zip")).toMatchObject({
      ok: false,
      reason: "not-an-archive",
    });
  });
});

describe("limits", () => {
  const manyRows = Array.from({ length: 50_000 }, (_, index) => inlineRow(index + 1, ["甲", "乙", "丙"])).join("");
  const large = rawWorkbook({ sheets: [{ name: "表", xml: `<sheetData>${manyRows}</sheetData>` }] });

  test("a file that takes too long is given up, named, and the next is read", async () => {
    const impatient = documentReaders({ timeLimit: 5 });
    const outcome = await impatient.read(large, "大きい表.xlsx", { forms });
    await impatient.close();
    expect(outcome).toMatchObject({ ok: false, reason: "took-too-long" });
    expect(!outcome.ok && outcome.message).toMatch(/「大きい表\.xlsx」.*0\.005秒/);
  });

  test("a file that is too long is not even sent to a worker", async () => {
    const outcome = await readers.read(new Uint8Array(50_000_001), "巨大.txt", { forms });
    expect(outcome).toMatchObject({ ok: false, reason: "too-large" });
  });

  test("a person cancels: nothing is read, and the message says so", async () => {
    const stop = new AbortController();
    const reading = readers.read(large, "大きい表.xlsx", { forms, signal: stop.signal });
    stop.abort();
    const outcome = await reading;
    expect(outcome).toMatchObject({ ok: false, reason: "cancelled" });
    expect(!outcome.ok && outcome.message).toContain("何も取り込まれていません");
  });
});
