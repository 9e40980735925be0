import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { DisposedSheet } from "../../usecases/retention/read-retention.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { yearDateAndTime } from "../sayings/date-and-time.ts";

/** Where a sheet was that has been disposed of by rule. */
export function DisposedPage({ frame, sheet }: { frame: Frame; sheet: DisposedSheet }) {
  const { fiscalYear, sheetNumber, unitPath, disposedAt } = sheet;
  return (
    <Layout frame={frame} title="廃棄済みのシート" narrow>
      <h1>廃棄済みのシート</h1>
      <Notice title="保存期間が過ぎたため、内容は廃棄されています">
        <ul>
          <li>年度　{fiscalYearLabel(fiscalYear)}</li>
          <li>シート番号　{sheetNumber}</li>
          <li>部・課　{unitPath.join(" ")}</li>
          <li>廃棄した日時　{yearDateAndTime(disposedAt)}</li>
        </ul>
        <p>廃棄の記録は、事務局の「設定」の「保存と廃棄」にあります。</p>
      </Notice>
    </Layout>
  );
}
