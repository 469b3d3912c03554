/** Whose it is to fix. */
export type IssueOwner = 'packAuthor' | 'dataProvider' | 'us';
export type IssueSeverity = 'error' | 'warning' | 'info';

/**
 * One located complaint, the only shape in which rooms report what is wrong with a pack, a file or a request.
 * The text is made from code and args, per language, at the edge; nobody searches a message to find out what happened.
 */
export interface Issue {
  /** Key of a message catalogue, e.g. `PACK_NODE_KIND_UNKNOWN`. */
  readonly code: string;
  readonly severity: IssueSeverity;
  /** Address in the pack (`rules/front-page.json#rules[3].conditions.all[0]`), the record or the file (`cases.csv:12:P321`). */
  readonly path: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** Span in a source text, zero-based, end exclusive. */
  readonly span?: { readonly from: number; readonly to: number };
  readonly cause?: Issue;
}

export interface Message {
  readonly zh: string;
  readonly en: string;
  /** What to do next. */
  readonly hintZh?: string;
  readonly hintEn?: string;
  readonly owner?: IssueOwner;
}
export type MessageCatalogue<Code extends string = string> = Readonly<Record<Code, Message>>;
export type Language = 'zh-CN' | 'en';

/** Declares a room's message catalogue; both languages are required by type. */
export function defineMessages<const C extends Record<string, Message>>(catalogue: C): C {
  return catalogue;
}

/** Joins the rooms' catalogues. @throws Error when two rooms use one code. */
export function mergeMessages(...catalogues: MessageCatalogue[]): MessageCatalogue {
  const merged: Record<string, Message> = Object.create(null) as Record<string, Message>;
  for (const catalogue of catalogues) {
    for (const [code, message] of Object.entries(catalogue)) {
      if (merged[code] !== undefined && merged[code] !== message) throw new Error(`message code used twice: ${code}`);
      merged[code] = message;
    }
  }
  return merged;
}

/** The sentence for an issue; `{name}` in the message is replaced by `args.name`. An unknown code is shown as itself with its args. */
export function renderIssue(
  catalogue: MessageCatalogue,
  issue: Pick<Issue, 'code' | 'args'>,
  language: Language,
): string {
  const message = Object.hasOwn(catalogue, issue.code) ? catalogue[issue.code] : undefined;
  if (message === undefined) return `${issue.code} ${JSON.stringify(issue.args)}`;
  const hint = language === 'en' ? message.hintEn : message.hintZh;
  const text = fill(language === 'en' ? message.en : message.zh, issue.args);
  return hint === undefined ? text : `${text} ${fill(hint, issue.args)}`;
}

export function fill(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}

export function issue(code: string, path: string, args: Issue['args'] = {}, severity: IssueSeverity = 'error'): Issue {
  return { code, severity, path, args };
}

/** Thrown where a caller asked for something that cannot be done; carries located issues, never free text alone. */
export class CaseloomError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((one) => `${one.code} at ${one.path || '/'} ${JSON.stringify(one.args)}`).join('; '), options);
    this.name = 'CaseloomError';
    this.issues = issues;
  }
}

/** A value or the located reasons why there is none. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
