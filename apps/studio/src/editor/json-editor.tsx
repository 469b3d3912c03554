import { useEffect, useRef } from 'react';
import { askedAt, type Asked } from './completion.ts';
import { jsonPositions, nearestSpan } from './json-positions.ts';
import { editorOptions, monaco, registerSchema } from './monaco.ts';

/** A complaint about a value of the document; `path` as `conditions.all[0].fact`, empty for the whole. */
export interface Marker {
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
}
export interface Suggestion {
  readonly text: string;
  readonly detail: string;
  readonly about?: string;
}

export interface JsonEditorProps {
  /** Unique name of the document; a new name is a new document with its own undo. */
  readonly name: string;
  readonly text: string;
  readonly label: string;
  readonly readOnly?: boolean;
  /** Name and JSON Schema for completion and checks. */
  readonly schema?: { readonly name: string; readonly schema: unknown };
  readonly markers?: readonly Marker[];
  readonly suggest?: (asked: Asked) => readonly Suggestion[];
  readonly onChange?: (text: string) => void;
  readonly testId?: string;
}

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;
const providers = new Map<string, (asked: Asked) => readonly Suggestion[]>();

monaco.languages.registerCompletionItemProvider('json', {
  triggerCharacters: ['"', '.'],
  provideCompletionItems(model, position) {
    const offset = model.getOffsetAt(position);
    const text = model.getValue();
    const asked = askedAt(text.slice(0, offset), text.slice(offset));
    const suggest = providers.get(model.uri.toString());
    if (asked === undefined || suggest === undefined) return { suggestions: [] };
    const from = model.getPositionAt(offset - asked.typed.length);
    const range = monaco.Range.fromPositions(from, position);
    return {
      suggestions: suggest(asked).map((one) => ({
        label: { label: one.text, description: one.detail },
        kind:
          asked.what === 'operator'
            ? monaco.languages.CompletionItemKind.Operator
            : monaco.languages.CompletionItemKind.Field,
        insertText: one.text,
        filterText: `${one.text} ${one.detail}`,
        range,
        ...(one.about === undefined ? {} : { documentation: one.about }),
      })),
    };
  },
});

/** JSON in Monaco. The text belongs to the caller: what is typed goes up by `onChange`, what comes down replaces the text only where it differs. */
export default function JsonEditor({
  name,
  text,
  label,
  readOnly = false,
  schema,
  markers,
  suggest,
  onChange,
  testId,
}: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  const first = useRef(text);
  /** Texts that went up and have not come down again yet: an echo of older typing must not undo newer typing. */
  const echoes = useRef(new Set<string>());
  first.current = text;

  useEffect(() => {
    if (schema !== undefined) registerSchema(schema.name, schema.schema);
  }, [schema]);

  useEffect(() => {
    const uri = monaco.Uri.parse(`caseloom://document/${encodeURIComponent(name)}.${schema?.name ?? 'plain'}.json`);
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(first.current, 'json', uri);
    if (model.getValue() !== first.current) model.setValue(first.current);
    const made = monaco.editor.create(host.current as HTMLElement, { ...editorOptions, model, ariaLabel: label });
    editor.current = made;
    const listening = model.onDidChangeContent(() => {
      echoes.current.add(model.getValue());
      changed.current?.(model.getValue());
    });
    return () => {
      listening.dispose();
      made.dispose();
      model.dispose();
      editor.current = undefined;
    };
  }, [name, schema?.name, label]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model == null) return;
    if (model.getValue() === text) echoes.current.clear();
    if (model.getValue() === text || echoes.current.has(text)) return;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  }, [text]);

  useEffect(() => editor.current?.updateOptions({ readOnly, domReadOnly: readOnly }), [readOnly, name]);

  useEffect(() => {
    const uri = editor.current?.getModel()?.uri.toString();
    if (uri === undefined || suggest === undefined) return undefined;
    providers.set(uri, suggest);
    return () => void providers.delete(uri);
  }, [suggest, name]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model == null) return;
    const positions = jsonPositions(text);
    const shown = (markers ?? []).map((one) => {
      const span = nearestSpan(positions, one.path) ?? { from: 0, to: 0 };
      const range = monaco.Range.fromPositions(model.getPositionAt(span.from), model.getPositionAt(span.to));
      return { ...range, message: one.message, severity: SEVERITY[one.severity], source: 'Caseloom' };
    });
    monaco.editor.setModelMarkers(model, 'caseloom', shown);
  }, [markers, text, name]);

  return (
    <div
      ref={host}
      className="nokey"
      style={{ height: '100%', minHeight: 200 }}
      data-testid={testId ?? 'json-editor'}
    />
  );
}
