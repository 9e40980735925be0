/** How large the sheet is shown. Plain radio buttons: the style sheet alone acts on them. */
export function ZoomSwitch() {
  return (
    <fieldset className="segmented zoom-switch">
      <legend className="visually-hidden">表示の大きさ</legend>
      <label>
        <input type="radio" name="zoom" value="fit" id="zoom-fit" />
        <span>幅に合わせる</span>
      </label>
      <label>
        <input type="radio" name="zoom" value="full" id="zoom-full" defaultChecked />
        <span>100%</span>
      </label>
      <label>
        <input type="radio" name="zoom" value="large" id="zoom-large" />
        <span>大きく</span>
      </label>
    </fieldset>
  );
}
