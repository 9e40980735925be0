import type { Concept } from "../../../domain/forms/concepts.ts";
import type { Phase } from "../../../domain/forms/form-definition.ts";
import { formFields, labelOf } from "../../../domain/forms/form-fields.ts";
import type { Goal } from "../../../domain/sheets/sheet-content.ts";
import type { SheetInPage } from "../../in-page/sheet-in-page.ts";
import { Words } from "../sheet/words.tsx";

/** `phases`: of the fields that the stage asks for; others are listed where something is written. */
type GoalNotesProps = { sheet: SheetInPage; phases: readonly Phase[]; values: Record<string, string> };

/** What is to be mended where: a note for each goal and for each of its fields, beside the words that stand there. */
export function GoalNotes({ sheet: { form, content }, phases, values }: GoalNotesProps) {
  const fields = formFields(form).filter(({ of }) => of !== "sheet");
  const conceptsOf = (goal: Goal) =>
    fields
      .filter(({ field }) => phases.includes(field.phase) || wordsOf(goal, field.concept) !== "")
      .map(({ field }) => field.concept);
  return (
    <section className="stack-tight">
      <h2 className="act-subhead">どこを直してほしいか（書かなくてもかまいません）</h2>
      {content.goals.map((goal, index) => {
        const name = [goal.texts.number ?? index + 1, goal.texts.title].filter(Boolean).join(" ");
        const noted = Object.keys(values).some((key) => key.startsWith(`note.${goal.id}`) && values[key] !== "");
        return (
          <details
            key={goal.id}
            className="goal-note"
            id={`note-${goal.id}`}
            open={noted || content.goals.length === 1}
          >
            <summary>
              {form.goalLabel}「{name}」
            </summary>
            <Note name={`note.${goal.id}`} label={`この${form.goalLabel}の全体`} words="" values={values} />
            {[...new Set(conceptsOf(goal))].map((concept) => (
              <Note
                key={concept}
                name={`note.${goal.id}.${concept}`}
                label={labelOf(form, concept)}
                words={wordsOf(goal, concept)}
                values={values}
              />
            ))}
          </details>
        );
      })}
    </section>
  );
}

function wordsOf(goal: Goal, concept: Concept): string {
  const parts = [goal.texts[concept], ...goal.workItems.map(({ texts }) => texts[concept])];
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}

type NoteProps = { name: string; label: string; words: string; values: Record<string, string> };

function Note({ name, label, words, values }: NoteProps) {
  return (
    <div className="goal-note-field">
      <div>
        <label htmlFor={name}>{label}</label>
        {words !== "" && (
          <div className="quiet small" id={`${name}-words`}>
            <Words text={words} />
          </div>
        )}
      </div>
      <textarea
        className="input"
        id={name}
        name={name}
        rows={2}
        defaultValue={values[name]}
        aria-describedby={words === "" ? undefined : `${name}-words`}
      />
    </div>
  );
}
