import type { KnownUnit } from "../../../domain/imports/unit-path.ts";
import type { PlannedSheet } from "../../../usecases/imports/import-plan.ts";

/** Whose sheet it is: a unit of the year, or one that is to be made. */
export function UnitForm({ action, shown, units }: { action: string; shown: PlannedSheet; units: KnownUnit[] }) {
  const written = shown.unit.path.join("/");
  const known = units.some(({ path }) => path.join("/") === written);
  return (
    <form method="post" action={action} className="import-choice">
      <input type="hidden" name="act" value="unit" />
      <input type="hidden" name="sheet" value={shown.index} />
      {units.length > 0 && (
        <>
          <label htmlFor="unit">課</label>
          <select className="input" id="unit" name="unit" defaultValue={known ? written : ""}>
            <option value="">選んでください</option>
            {units.map(({ unitId, path }) => (
              <option key={unitId} value={path.join("/")}>
                {path.join(" › ")}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor="other-unit">{units.length > 0 ? "ほかの課（部 課）" : "課（部 課）"}</label>
      <input
        className="input"
        id="other-unit"
        name="other"
        defaultValue={known ? "" : shown.unit.path.join(" ")}
        placeholder="例：総務部 総務課"
      />
      {units.length === 0 && <input type="hidden" name="unit" value="" />}
      <button className="button" type="submit">
        この課のシートにする
      </button>
    </form>
  );
}
