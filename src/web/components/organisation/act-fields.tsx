import type { ReorganisationKind } from "../../../domain/organisation/reorganisation.ts";
import type { UnitInYear } from "../../../usecases/organisation/read-organisation.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { fieldNames } from "../../posted/reorganisation-form.ts";
import { TextField } from "../text-field.tsx";
import { UnitSelect } from "./unit-select.tsx";

type ActFieldsProps = {
  kind: ReorganisationKind;
  units: UnitInYear[];
  values: Record<string, string>;
  errors: FieldError[];
};

/** What each act asks for. */
export function ActFields({ kind, units, values, errors }: ActFieldsProps) {
  const common = { units, errors };
  const above = units.filter(({ level }) => level !== "team");
  const place = (none: string) => (
    <UnitSelect {...common} units={above} name="parentId" label="置く場所" value={values.parentId} none={none} />
  );
  const one = (label: string) => <UnitSelect {...common} name="unitId" label={label} value={values.unitId} />;
  const newName = (hint: string) => (
    <TextField name="name" label="新しい名前" hint={hint} value={values.name} errors={errors} required />
  );
  switch (kind) {
    case "rename":
      return (
        <>
          {one("名前を変える部・課")}
          {newName("例：総合窓口課")}
        </>
      );
    case "move":
      return (
        <>
          {one("別の部に移す部・課")}
          {place("部・局として（一番上）")}
        </>
      );
    case "merge":
      return (
        <>
          {fieldNames("unit").map((name, index) => (
            <UnitSelect
              key={name}
              {...common}
              name={name}
              label={`一つにする部・課 ${index + 1}`}
              value={values[name]}
              {...(index > 1 && { none: "（なし）" })}
            />
          ))}
          {newName("いまある名前をそのまま書くと、その部・課に編入します")}
          {place("一つ目の部・課と同じ場所")}
        </>
      );
    case "split":
      return (
        <>
          {one("分ける部・課")}
          {fieldNames("name").map((name, index) => (
            <TextField
              key={name}
              name={name}
              label={`分けたあとの名前 ${index + 1}`}
              {...(index === 0 && { hint: "いまの名前を書くと、その部・課は残り、ほかが分かれます" })}
              value={values[name]}
              errors={errors}
              required={index < 2}
            />
          ))}
        </>
      );
    case "abolish":
      return (
        <>
          {one("廃止する部・課")}
          <UnitSelect
            {...common}
            name="heir1"
            label="仕事を引き継ぐ部・課"
            hint="翌年度に続く目標は、この部・課に引き継がれます"
            value={values.heir1}
            none="引き継がない"
          />
          <UnitSelect {...common} name="heir2" label="もう一つ引き継ぐ部・課" value={values.heir2} none="（なし）" />
        </>
      );
  }
}
