import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { settingsCrumb } from "../../components/settings-nav.tsx";
import { FormSheet } from "../../components/sheet/form-sheet.tsx";
import { sheetStyle } from "../../components/sheet/sheet-style.ts";
import { ZoomSwitch } from "../../components/zoom-switch.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";

type FormPageProps = {
  frame: Frame;
  form: FormDefinition;
  /** A sheet without words. */
  content: SheetContent;
  shownYear: number;
  flash: string | null;
};

/** How a form looks: an empty sheet of it. */
export function FormPage({ frame, form, content, shownYear, flash }: FormPageProps) {
  const { name, key, version, paper } = form;
  const file = url("formDefinition", { formKey: key, version, file: "definition.json" });
  const trail = [settingsCrumb(frame), { label: "様式", href: url("forms") }, { label: `${name} 第${version}版` }];
  return (
    <Layout frame={frame} title={`${name}の見本`} style={sheetStyle(form)}>
      <Breadcrumbs trail={trail} />
      <div className="page-head">
        <div>
          <h1>{name}の見本</h1>
          <p className="quiet small">
            第{version}版　{form.municipality ?? "どの自治体でも"}　{paper.size}
            {paper.orientation === "landscape" ? "横" : "縦"}
          </p>
        </div>
        <div className="page-actions">
          <a className="button" href={file}>
            定義を保存する
          </a>
        </div>
      </div>
      {flash && <Notice tone="good" title={flash} />}
      <div className="sheet-bar">
        <p className="quiet small">文章のない、空のシートです。ここには書き込めません。</p>
        <ZoomSwitch />
      </div>
      <div className="sheet sheet-preview">
        <FormSheet
          form={form}
          content={content}
          fiscalYear={shownYear}
          unitPath={["○○部", "○○課"]}
          phase={null}
          draw={() => null}
        />
      </div>
    </Layout>
  );
}
