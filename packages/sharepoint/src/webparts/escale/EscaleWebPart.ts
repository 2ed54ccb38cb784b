// A web part that shows one element. The element and its attributes are what the property pane says; the script comes
// from the folder that it names, once a page.

import { type IPropertyPaneConfiguration, PropertyPaneDropdown, PropertyPaneTextField } from "@microsoft/sp-property-pane";
import { BaseClientSideWebPart } from "@microsoft/sp-webpart-base";
import * as strings from "EscaleWebPartStrings";

const ELEMENTS = ["invitation", "checklist", "introduction", "prompt", "journal", "retrospective", "path", "studio"];
const LANGUAGES = ["fr", "en"];

export interface IEscaleWebPartProps {
  base: string;
  element: string;
  programme: string;
  lang: string;
}

/** Brings the module from a folder, unless the page has it already. */
function bringScript(base: string): void {
  const address = new URL("escale.js", base.replace(/\/*$/, "/")).href;
  const scripts = Array.from(document.querySelectorAll<HTMLScriptElement>("script[src]"));
  if (scripts.some((one) => one.src === address)) return;
  const script = document.createElement("script");
  script.type = "module";
  script.crossOrigin = "anonymous";
  script.src = address;
  document.head.append(script);
}

export default class EscaleWebPart extends BaseClientSideWebPart<IEscaleWebPartProps> {
  public render(): void {
    const { base, element, programme, lang } = this.properties;
    this.domElement.replaceChildren();
    if (!URL.canParse(base) || !ELEMENTS.includes(element)) {
      this.domElement.append(strings.Unset);
      return;
    }
    bringScript(base);
    const shown = document.createElement(`escale-${element}`);
    if (programme) shown.setAttribute("programme", programme);
    if (LANGUAGES.includes(lang)) shown.setAttribute("lang", lang);
    shown.append(strings.Fallback);
    this.domElement.append(shown);
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const elements = ELEMENTS.map((key) => ({ key, text: `escale-${key}` }));
    const languages = [{ key: "", text: strings.PageLanguage }, { key: "fr", text: "Français" }, { key: "en", text: "English" }];
    const fields = [
      PropertyPaneDropdown("element", { label: strings.Element, options: elements }),
      PropertyPaneTextField("programme", { label: strings.Programme }),
      PropertyPaneDropdown("lang", { label: strings.Language, options: languages }),
      PropertyPaneTextField("base", { label: strings.Base, description: strings.BaseHelp, deferredValidationTime: 1000 }),
    ];
    return { pages: [{ groups: [{ groupFields: fields }] }] };
  }
}
