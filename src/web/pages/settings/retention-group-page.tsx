import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { groupState, type RecordGroup, type RecordKind } from "../../../domain/retention/retention.ts";
import { kindNames, periodName, stateNames } from "../../../domain/retention/retention-words.ts";
import type { Decision, GroupView } from "../../../usecases/retention/read-retention.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { DisposalRecords } from "../../components/retention/disposal-records.tsx";
import { RetentionForms } from "../../components/retention/retention-forms.tsx";
import { ErrorSummary } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";
import { yearDateAndTime } from "../../sayings/date-and-time.ts";

type RetentionGroupPageProps = GroupView & {
  frame: Frame;
  kind: RecordKind;
  fiscalYear: number;
  today: string;
  ownProposal: boolean;
  errors: FieldError[];
  flash: string | null;
};

/** One kind of one year: what there is, what was decided, and what can be done. */
export function RetentionGroupPage(props: RetentionGroupPageProps) {
  const { frame, kind, fiscalYear, group, sheets, decisions, records, today, ownProposal, errors, flash } = props;
  const name = `${fiscalYearLabel(fiscalYear)}　${kindNames[kind]}`;
  return (
    <Layout frame={frame} title={`${name} 保存と廃棄`}>
      <Breadcrumbs trail={[{ label: "保存と廃棄", href: url("retention") }, { label: name }]} />
      <div className="page-head">
        <div>
          <h1>{name}</h1>
          <p className="quiet small">{group ? stateLine(group, today) : "いま保存しているものはありません。"}</p>
        </div>
      </div>
      <ErrorSummary errors={errors} />
      {flash && <Notice tone="good" title={flash} />}
      {group && (
        <RetentionForms group={group} state={groupState(group, today)} ownProposal={ownProposal} errors={errors} />
      )}
      {records.length > 0 && <DisposalRecords kind={kind} fiscalYear={fiscalYear} records={records} />}
      {group && sheets.length > 0 && <SheetList sheets={sheets} kind={kind} />}
      {decisions.length > 0 && <DecisionList decisions={decisions} />}
    </Layout>
  );
}

function stateLine(group: RecordGroup, today: string): string {
  const extended = group.extended > 0 ? `、延長${group.extended}年` : "";
  return `${group.items}件　保存年限 ${periodName(group.period)}${extended}　${stateNames[groupState(group, today)]}`;
}

function SheetList({ sheets, kind }: Pick<GroupView, "sheets"> & { kind: RecordKind }) {
  return (
    <section className="retention-done">
      <h2>{kind === "sheets" ? "対象のシート" : "対象のコメントと記録があるシート"}</h2>
      <div className="table-scroll">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">シート番号</th>
              <th scope="col">部・課</th>
              <th scope="col" className="number">
                目標
              </th>
            </tr>
          </thead>
          <tbody>
            {sheets.map(({ sheetNumber, unit, goals }) => (
              <tr key={sheetNumber}>
                <th scope="row">{sheetNumber}</th>
                <td>{unit}</td>
                <td className="number">{goals}件</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function DecisionList({ decisions }: { decisions: Decision[] }) {
  return (
    <section className="retention-done">
      <h2>これまでの決定</h2>
      <ul>
        {decisions.map(({ at, by, what, reason }) => (
          <li key={`${at} ${what}`}>
            {yearDateAndTime(at)}　{by}　{what}
            {reason && `　${reason}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
