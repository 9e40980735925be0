import type { Role } from "../../../domain/permissions/actor.ts";
import type { UnitChoice } from "../../../usecases/people/list-people.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";
import { TextField } from "../text-field.tsx";
import { PostFields } from "./post-fields.tsx";

type AddPostProps = {
  personId: string;
  units: UnitChoice[];
  roles: Role[];
  values: Record<string, string>;
  errors: FieldError[];
};

/** A further post beside the others, or the next main one: a move on a day to come is entered in advance. */
export function AddPost({ personId, units, roles, values, errors }: AddPostProps) {
  const typed = values.kind !== undefined;
  return (
    <details className="settings-form" open={typed}>
      <summary>異動・兼務を登録する</summary>
      <form method="post" action={url("addPost", { personId })} className="stack">
        <fieldset className="field" id="kind">
          <legend className="label">本務・兼務</legend>
          <label className="choice">
            <input type="radio" name="kind" value="main" defaultChecked={values.kind !== "beside"} />
            <span>
              本務
              <span className="quiet small">　いまの本務は、始まる日の前の日で終わります</span>
            </span>
          </label>
          <label className="choice">
            <input type="radio" name="kind" value="beside" defaultChecked={values.kind === "beside"} />
            <span>
              兼務
              <span className="quiet small">　ほかの職はそのまま続きます</span>
            </span>
          </label>
        </fieldset>
        <PostFields values={values} units={units} roles={roles} errors={errors} />
        <TextField
          name="until"
          label="最後の日"
          hint="決まっているときだけ"
          type="date"
          value={values.until}
          errors={errors}
        />
        <button className="button" type="submit">
          登録する
        </button>
      </form>
    </details>
  );
}
