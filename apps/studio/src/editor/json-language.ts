import { askedAt, type Asked } from './completion.ts';
import { monaco } from './monaco.ts';

export interface Suggestion {
  readonly text: string;
  readonly detail: string;
  readonly about?: string;
  /** Characters before the cursor that it takes the place of; absent: all that was typed of the text. */
  readonly replaces?: number;
}

/** What a document knows about its own words. Each answers for one place; undefined where there is nothing to say. */
export interface JsonLanguage {
  readonly suggest?: (asked: Asked) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
  /** Markdown. */
  readonly hover?: (asked: Asked, whole: string) => string | undefined | Promise<string | undefined>;
}

const languages = new Map<string, JsonLanguage>();

/** Lets a model be completed and explained by what its document knows. @returns takes it away again */
export function speak(model: monaco.editor.ITextModel, language: JsonLanguage): () => void {
  const key = model.uri.toString();
  languages.set(key, language);
  return () => {
    if (languages.get(key) === language) languages.delete(key);
  };
}

/** What a place in a model asks for. */
export function askedOf(model: monaco.editor.ITextModel, position: monaco.IPosition): Asked | undefined {
  return askedAt(model.getValue(), model.getOffsetAt(position));
}

/** The whole text that a place stands in, not only what is before the cursor. */
export function wholeText(model: monaco.editor.ITextModel, asked: Asked): string {
  const rest = model.getValue().slice(asked.from);
  const end = rest.search(/(?<!\\)"|\n/);
  return end < 0 ? rest : rest.slice(0, end);
}

monaco.languages.registerCompletionItemProvider('json', {
  triggerCharacters: ['"', '.', ' '],
  async provideCompletionItems(model, position) {
    const language = languages.get(model.uri.toString());
    const asked = language?.suggest === undefined ? undefined : askedOf(model, position);
    if (asked === undefined || language?.suggest === undefined) return { suggestions: [] };
    const offset = model.getOffsetAt(position);
    const found = await language.suggest(asked);
    return {
      incomplete: asked.what === 'value',
      suggestions: found.map((one) => ({
        label: { label: one.text, description: one.detail },
        kind: KINDS[asked.what] ?? monaco.languages.CompletionItemKind.Field,
        insertText: one.text,
        filterText: `${one.text} ${one.detail}`,
        range: monaco.Range.fromPositions(model.getPositionAt(offset - (one.replaces ?? asked.typed.length)), position),
        ...(one.about === undefined ? {} : { documentation: one.about }),
      })),
    };
  },
});

const KINDS: Partial<Record<Asked['what'], monaco.languages.CompletionItemKind>> = {
  operator: monaco.languages.CompletionItemKind.Operator,
  value: monaco.languages.CompletionItemKind.Value,
  condition: monaco.languages.CompletionItemKind.Reference,
};

monaco.languages.registerHoverProvider('json', {
  async provideHover(model, position) {
    const language = languages.get(model.uri.toString());
    const asked = language?.hover === undefined ? undefined : askedOf(model, position);
    if (asked === undefined || language?.hover === undefined) return null;
    const whole = wholeText(model, asked);
    const text = await language.hover(asked, whole);
    if (text === undefined) return null;
    const range = monaco.Range.fromPositions(
      model.getPositionAt(asked.from),
      model.getPositionAt(asked.from + whole.length),
    );
    return { contents: [{ value: text }], range };
  },
});
