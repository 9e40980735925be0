import { randomUUID } from "node:crypto";
import { z } from "zod";
import { attachmentHeader } from "../../../documents/writing/export-file-name.ts";
import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import { tableOf } from "../../../domain/forms/form-fields.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { addForm } from "../../../usecases/forms/add-form.ts";
import { findForm } from "../../../usecases/forms/find-form.ts";
import { listForms } from "../../../usecases/forms/list-forms.ts";
import { takeOverForm } from "../../../usecases/forms/take-over-form.ts";
import { formOf } from "../../form-of.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { readJsonFile } from "../../posted/read-json-file.ts";
import { notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, signedInOf, type WebContext } from "../../site.ts";

export const showForms: Handler = (c) => formsPage(c, []);

export const acceptForm: Handler = async (c) => {
  const { definition: file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0) return refuse(c, ["様式定義のファイルを選んでください。"]);
  const json = await readJsonFile(file);
  if (json === undefined) {
    return refuse(c, ["ファイルがJSONとして読めません。様式定義のファイルかどうか、お確かめください。"]);
  }
  const outcome = await addForm(c.get("site").db, actorOf(c), json);
  if (outcome.ok) {
    const { key, version } = outcome.form;
    return c.redirect(url("form", { formKey: key, version }, { done: "added" }), 303);
  }
  if (outcome.reason === "unchanged") {
    return refuse(c, [`登録済みの第${outcome.version}版と同じ内容です。何も変更していません。`]);
  }
  return refuse(
    c,
    outcome.errors.map(({ path, message }) => (path === "" ? message : `${path}：${message}`)),
  );
};

export const acceptTakeOver: Handler = async (c) => {
  const given = await formOf(c, z.object({ key: z.string() }));
  const outcome = given && (await takeOverForm(c.get("site").db, actorOf(c), given.key));
  return outcome?.ok ? c.redirect(url("forms", {}, { done: "taken" }), 303) : notFound(c);
};

export const showForm: Handler = async (c) => {
  const form = await askedForm(c);
  if (!form) return notFound(c);
  const [year = new Date(c.get("site").now()).getFullYear()] = signedInOf(c).years;
  return page(c, "form", {
    form,
    content: emptySheet(form),
    shownYear: year,
    flash: c.req.query("done") === "added" ? `第${form.version}版として登録しました` : null,
  });
};

export const sendDefinition: Handler = async (c) => {
  const form = await askedForm(c);
  if (!form) return notFound(c);
  return c.body(`${JSON.stringify(form, null, 2)}\n`, 200, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Disposition": attachmentHeader(`${form.key}-${form.version}.json`),
  });
};

async function askedForm(c: WebContext): Promise<FormDefinition | null> {
  const version = z.coerce.number().int().positive().max(999_999_999).safeParse(c.req.param("version"));
  if (!version.success) return null;
  return await findForm(c.get("site").db, actorOf(c), c.req.param("formKey") ?? "", version.data);
}

/** Two goals (or the one of the sheet) without a word, so that every column is to be seen. */
function emptySheet(form: FormDefinition): SheetContent {
  const workItems = tableOf(form).block === "workItems" ? [{ id: randomUUID(), texts: {} }] : [];
  const goal = () => ({ id: randomUUID(), texts: {}, workItems });
  return { texts: {}, goals: form.sheetPer === "goal" ? [goal()] : [goal(), goal()] };
}

function refuse(c: WebContext, messages: string[]): Promise<Response> {
  return formsPage(
    c,
    messages.map((message) => ({ field: "definition", message })),
  );
}

async function formsPage(c: WebContext, errors: FieldError[]): Promise<Response> {
  return page(c, "forms", {
    ...(await listForms(c.get("site").db, actorOf(c))),
    errors,
    flash: c.req.query("done") === "taken" ? "様式を使えるようにしました" : null,
    status: errors.length > 0 ? 422 : 200,
  });
}
