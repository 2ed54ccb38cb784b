declare interface IEscaleWebPartStrings {
  Base: string;
  BaseHelp: string;
  Element: string;
  Fallback: string;
  Language: string;
  PageLanguage: string;
  Programme: string;
  Unset: string;
}

declare module "EscaleWebPartStrings" {
  const strings: IEscaleWebPartStrings;
  export = strings;
}
