import type { CyclePreview } from "../../in-page/cycle-preview.ts";
import { YearTimeline } from "./year-timeline.tsx";

/** The year as it would run with what stands in the form. */
export function CyclePreviewView({ timeline, faults }: CyclePreview) {
  return (
    <>
      {faults.length > 0 && (
        <div className="notice notice-bad" role="status">
          <h3>このままでは保存できません（{faults.length} か所）</h3>
          <ul>
            {faults.map(({ field, message }) => (
              <li key={`${field}${message}`}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <YearTimeline timeline={timeline} />
    </>
  );
}
