import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import type { SheetEvent } from "../../../domain/sheets/sheet-change.ts";
import type { Goal } from "../../../domain/sheets/sheet-content.ts";
import { EventText } from "../history-entry.tsx";

type AmendmentDifferencesProps = { amended: SheetEvent[]; form: FormDefinition; goals: Goal[] };

/** What is different from what was confirmed: what superiors need to see before they approve an amendment. */
export function AmendmentDifferences({ amended, form, goals }: AmendmentDifferencesProps) {
  const goalNames = Object.fromEntries(
    goals.map(({ id, texts }) => [id, [texts.number, texts.title].filter(Boolean).join(" ") || form.goalLabel]),
  );
  if (amended.length === 0) {
    return <p className="notice small">確定した内容から変わったところは、まだありません。</p>;
  }
  return (
    <details className="notice amended" open>
      <summary>確定した内容から変わったところ（{amended.length}か所）</summary>
      <ul className="history-events">
        {amended.map((event, index) => (
          // Each place stands here once.
          <li key={`${event.did}-${index.toString()}`}>
            <EventText event={event} form={form} goalNames={goalNames} />
          </li>
        ))}
      </ul>
    </details>
  );
}
