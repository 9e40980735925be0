import { emailAddressOrNone } from "../notifications/email-address.ts";
import { isPlausibleDay } from "../periods/plausible-day.ts";
import { parseJapaneseDate } from "../periods/wareki.ts";
import { type Role, roleNames, roles } from "../permissions/actor.ts";
import { type RosterKey, rosterColumns, rosterKeyOf } from "./roster-columns.ts";

/** A row of the file as it stands. `cells`: by column. `line`: of the file, from 1. */
export type FileRow = { line: number; cells: string[] };

/** A post that somebody holds, or will. `email` null: the roster says nothing of it. Days are ISO; `until` is the last one. */
export type RosterRow = {
  line: number;
  unitPath: string[];
  title: string;
  name: string;
  loginName: string;
  email: string | null;
  role: Role;
  main: boolean;
  from: string | null;
  until: string | null;
};

export type RosterError = { line: number; column: string | null; message: string };

export type RosterRead = { rows: RosterRow[]; errors: RosterError[]; unknownColumns: string[] };

const longest = 100;
const needed: RosterKey[] = ["name", "loginName", "role"];

/** Reads a roster by its headings. Every row that can't be understood is named with its line and column. */
export function readRoster(file: readonly FileRow[]): RosterRead {
  const head = file.findIndex(({ cells }) => {
    const keys = cells.map(rosterKeyOf);
    return keys.includes("name") && keys.includes("loginName");
  });
  const heading = file[head];
  if (!heading) {
    const message = `見出しの行が見つかりません。「氏名」と「ユーザー名」の見出しがある行を、表の上に置いてください。`;
    return { rows: [], errors: [{ line: file[0]?.line ?? 1, column: null, message }], unknownColumns: [] };
  }
  const keys = heading.cells.map(rosterKeyOf);
  const errors: RosterError[] = [];
  for (const key of needed.filter((one) => !keys.includes(one))) {
    errors.push({ line: heading.line, column: headingOf(key), message: `「${headingOf(key)}」の列がありません。` });
  }
  for (const key of new Set(keys.filter((one, at) => one !== null && keys.indexOf(one) !== at))) {
    if (key === null) continue;
    const message = `「${headingOf(key)}」の列が2つあります。1つにしてください。`;
    errors.push({ line: heading.line, column: headingOf(key), message });
  }
  const unknownColumns = heading.cells.filter((words, at) => words !== "" && keys[at] === null);
  if (errors.length > 0) return { rows: [], errors, unknownColumns };
  const rows: RosterRow[] = [];
  for (const { line, cells } of file.slice(head + 1)) {
    const value = (key: RosterKey) => (cells[keys.indexOf(key)] ?? "").trim();
    if (cells.every((cell) => cell.trim() === "")) continue;
    const read = readRow(line, value);
    if ("row" in read) rows.push(read.row);
    else errors.push(...read.errors);
  }
  return { rows, errors, unknownColumns };
}

const headingOf = (key: RosterKey): string => rosterColumns.find((one) => one.key === key)?.heading ?? "";

function readRow(line: number, value: (key: RosterKey) => string): { row: RosterRow } | { errors: RosterError[] } {
  const errors: RosterError[] = [];
  const wrong = (key: RosterKey, message: string) => errors.push({ line, column: headingOf(key), message });
  for (const { key, heading } of rosterColumns) {
    if (value(key).length > longest) wrong(key, `「${heading}」は${longest}文字までにしてください。`);
    if (/\p{Cc}/u.test(value(key))) wrong(key, `「${heading}」に、改行などの文字は使えません。`);
  }
  const name = value("name");
  const loginName = value("loginName").normalize("NFKC").toLowerCase();
  if (name === "") wrong("name", "氏名がありません。");
  if (loginName === "") wrong("loginName", `${name || "この行の人"}のユーザー名がありません。`);
  const role = roles.find((one) => roleNames[one] === value("role"));
  if (value("role") === "") wrong("role", `${name || "この行の人"}の役割がありません。${rolesToChoose}`);
  else if (!role) wrong("role", `「${value("role")}」という役割はありません。${rolesToChoose}`);
  const path = [value("department"), value("section"), value("team")];
  const depth = path.findLastIndex((one) => one !== "") + 1;
  const unitPath = path.slice(0, depth);
  if (unitPath.includes("")) {
    const key = unitPath[0] === "" ? "department" : "section";
    wrong(key, `「${unitPath.at(-1)}」がどの${headingOf(key)}にあるかを書いてください。`);
  }
  if (role === "head" && depth === 0)
    wrong("department", `${name || "この行の人"}が、どの部・課の所属長かを書いてください。`);
  const dateOf = (key: "from" | "until"): string | null => {
    if (value(key) === "") return null;
    const day = parseJapaneseDate(value(key).replace(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, "$1年$2月$3日"));
    if (day === null || !isPlausibleDay(day))
      wrong(key, `「${value(key)}」という日付はありません。令和9年4月1日 や 2027/4/1 のように書いてください。`);
    return day;
  };
  const [from, until] = [dateOf("from"), dateOf("until")];
  if (from !== null && until !== null && until < from) wrong("until", "終了日が開始日より前です。");
  const email = emailAddressOrNone.safeParse(value("email"));
  if (!email.success) wrong("email", email.error.issues[0]?.message ?? "");
  if (errors.length > 0 || !role || !email.success) return { errors };
  const main = !/兼/u.test(value("kind"));
  return {
    row: { line, unitPath, title: value("title"), name, loginName, email: email.data, role, main, from, until },
  };
}

const rolesToChoose = `${roles
  .filter((one) => one !== "operator")
  .map((one) => roleNames[one])
  .join("、")}のどれかを書いてください。`;
