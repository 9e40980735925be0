import { url } from "../routes.ts";

type BeginSheetProps = { year: number; unitId: string; unitName: string; having: number; label: string };

/** A button that begins an empty sheet for a unit. `having`: the sheets it has on this page. */
export function BeginSheet({ year, unitId, unitName, having, label }: BeginSheetProps) {
  return (
    <form method="post" action={url("beginSheet", { year })} className="inline-form">
      <input type="hidden" name="unitId" value={unitId} />
      <input type="hidden" name="having" value={having} />
      <button className="button button-small" type="submit" aria-label={`${unitName}：${label}`}>
        {label}
      </button>
    </form>
  );
}
