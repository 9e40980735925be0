/** What is wrong with the chain of the history, at its first bad entry. */
export type ChainFault =
  | "missing" // an entry is not there: `seq` is the first that lacks
  | "altered" // what the entry says is not what was written
  | "broken" // the entry doesn't follow from the one before
  | "cut" // entries at the end are gone: `seq` is the first that lacks
  | "emptied" // its words are gone, and no disposal took them
  | "rewritten"; // the chain is sound in itself but not the one a checkpoint saw

/** What is wrong with the signed checkpoints, at the first bad line. */
export type CheckpointFault =
  | "missing" // lines are gone, in the middle or at the end
  | "forged" // not signed by the key, or changed since
  | "unreadable" // no checkpoint at all
  | "other-city" // of another municipality
  | "replaced" // the lines are sound in themselves but not the ones the database remembers
  | "no-key"; // the public key isn't there any more

export type AuditFinding =
  | { about: "entry"; fault: ChainFault; seq: number; at: string | null; sheetId: string | null }
  | { about: "sheet"; sheetNumber: string }
  | { about: "shared-goal"; name: string }
  | { about: "checkpoint"; fault: CheckpointFault; number: number };

/** What a verification came to; sound when nothing was found. `end`: the last entry's hash, hexadecimal. */
export type AuditReport = {
  entries: number;
  end: string | null;
  /** Sheets whose words were compared with their history. */
  sheets: number;
  checkpoints: number;
  findings: AuditFinding[];
};

const chainFaults: Record<ChainFault, string> = {
  missing: "が抜けています",
  altered: "の内容が書き換えられています",
  broken: "が前の記録とつながりません",
  cut: "以降が失われています",
  emptied: "の内容が、廃棄の手続きによらずに消されています",
  rewritten: "が控えと違います(履歴全体が作り直されたおそれがあります)",
};

const checkpointFaults: Record<CheckpointFault, string> = {
  missing: "以降が失われているか、途中が抜けています",
  forged: "の署名が正しくありません(書き換えられたか、別の鍵で作られています)",
  unreadable: "を読めません",
  "other-city": "は別の自治体のものです",
  replaced: "が、書き出したときのものと違います(控えが作り直されたおそれがあります)",
  "no-key": "の署名を確かめる公開鍵がありません",
};

/** One finding as a sentence for the office. */
export function findingText(finding: AuditFinding): string {
  switch (finding.about) {
    case "entry": {
      const when = finding.at ? `、日時 ${finding.at}` : "";
      const sheet = finding.sheetId ? `、シート ${finding.sheetId}` : "";
      return `記録 ${finding.seq} ${chainFaults[finding.fault]}${when}${sheet}。`;
    }
    case "sheet":
      return `シート ${finding.sheetNumber} の内容が履歴と一致しません。`;
    case "shared-goal":
      return `共通目標「${finding.name}」の計画が履歴と一致しません。`;
    case "checkpoint":
      return `控え ${finding.number} ${checkpointFaults[finding.fault]}。`;
  }
}
