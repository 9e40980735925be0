import type { ReactNode } from "react";
import type { SharedGoalRecord } from "../../../database/shared-goal-store.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { goalName } from "../../../domain/sheets/goal-name.ts";
import { url } from "../../routes.ts";
import { Breadcrumbs } from "../breadcrumbs.tsx";

type SharedGoalHeadProps = { record: SharedGoalRecord; page?: string; children?: ReactNode };

/** The way to a shared goal, its name, whose it is, and (`children`) what can be done with it. */
export function SharedGoalHead({ record, page, children }: SharedGoalHeadProps) {
  const { sharedGoalId, fiscalYear, texts, ownerName } = record;
  const name = goalName({ texts });
  const trail = [
    { label: fiscalYearLabel(fiscalYear), href: url("year", { year: fiscalYear }) },
    { label: "共通目標", href: url("sharedGoals", { year: fiscalYear }) },
  ];
  return (
    <>
      <Breadcrumbs
        trail={page ? [...trail, { label: name, href: url("sharedGoal", { sharedGoalId }) }, { label: page }] : trail}
      />
      <div className="page-head">
        <div>
          <h1>{page ? `${name}　${page}` : name}</h1>
          <p className="quiet small">共通目標（{ownerName ?? "事務局"}が編集）</p>
        </div>
        {children && <div className="page-actions">{children}</div>}
      </div>
    </>
  );
}
