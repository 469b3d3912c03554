import { useEffect, useRef } from 'react';
import type { Asked } from './completion.ts';
import { askedOf, speak, wholeText, type JsonLanguage } from './json-language.ts';
import { writtenLength } from './json-place.ts';
import { jsonPositions, nearestSpan, pathAt } from './json-positions.ts';
import { editorOptions, monaco, registerSchema } from './monaco.ts';

/** A complaint about a value of the document; `path` as `conditions.all[0].fact`, empty for the whole. */
export interface Marker {
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Part of the text that stands there, where only that part is meant. */
  readonly span?: { readonly from: number; readonly to: number };
}

/** A command on the word under the cursor, with its key. */
export interface WordAction {
  readonly id: string;
  readonly label: string;
  readonly key: 'F12' | 'Shift+F12' | 'F2';
  readonly run: (asked: Asked, whole: string) => void;
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
  readonly language?: JsonLanguage;
  readonly actions?: readonly WordAction[];
  /** Path of the value that is brought on screen and selected when the document opens. */
  readonly reveal?: string;
  /** Where the cursor went. */
  readonly onCursor?: (path: string) => void;
  readonly onChange?: (text: string) => void;
  /** Undo and redo of the whole document, in place of the editor's own. */
  readonly onUndo?: () => void;
  readonly onRedo?: () => void;
  readonly testId?: string;
}

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;
const KEYS = {
  F12: monaco.KeyCode.F12,
  'Shift+F12': monaco.KeyMod.Shift | monaco.KeyCode.F12,
  F2: monaco.KeyCode.F2,
} as const;

/** JSON in Monaco. The text belongs to the caller: what is typed goes up by `onChange`, what comes down replaces the text only where it differs. */
export default function JsonEditor(props: JsonEditorProps) {
  const { name, text, label, readOnly = false, schema, markers, language, actions, reveal, testId } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const latest = useRef(props);
  latest.current = props;
  /** Texts that went up and have not come down again yet: an echo of older typing must not undo newer typing. */
  const echoes = useRef(new Set<string>());

  useEffect(() => {
    if (schema !== undefined) registerSchema(schema.name, schema.schema);
  }, [schema]);

  useEffect(() => {
    const uri = monaco.Uri.parse(`caseloom://document/${encodeURIComponent(name)}.${schema?.name ?? 'plain'}.json`);
    const first = latest.current.text;
    const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(first, 'json', uri);
    if (model.getValue() !== first) model.setValue(first);
    const made = monaco.editor.create(host.current as HTMLElement, { ...editorOptions, model, ariaLabel: label });
    editor.current = made;
    showPath(made, latest.current.reveal);
    const listening = [
      model.onDidChangeContent(() => {
        echoes.current.add(model.getValue());
        latest.current.onChange?.(model.getValue());
      }),
      made.onDidChangeCursorPosition(({ position }) =>
        latest.current.onCursor?.(pathAt(model.getValue(), model.getOffsetAt(position))),
      ),
    ];
    documentUndo(made, latest);
    return () => {
      for (const one of listening) one.dispose();
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
    const model = editor.current?.getModel();
    return model == null || language === undefined ? undefined : speak(model, language);
  }, [language, name]);

  useEffect(() => {
    const made = editor.current;
    if (made === undefined || actions === undefined) return undefined;
    const added = actions.map(({ id, label: words, key, run }, order) =>
      made.addAction({
        id: `caseloom.${id}`,
        label: words,
        keybindings: [KEYS[key]],
        contextMenuGroupId: 'navigation',
        contextMenuOrder: order,
        run: (one) => {
          const [model, position] = [one.getModel(), one.getPosition()];
          if (model === null || position === null) return;
          const asked = askedOf(model, position);
          if (asked !== undefined) run(asked, wholeText(model, asked));
        },
      }),
    );
    return () => {
      for (const one of added) one.dispose();
    };
  }, [actions, name]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model == null) return;
    const positions = jsonPositions(text);
    monaco.editor.setModelMarkers(
      model,
      'caseloom',
      (markers ?? []).map((one) => {
        const { from, to } = spanOf(one, text, nearestSpan(positions, one.path) ?? { from: 0, to: 0 });
        const range = monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
        return { ...range, message: one.message, severity: SEVERITY[one.severity], source: 'Caseloom' };
      }),
    );
  }, [markers, text, name]);

  return (
    <div
      ref={host}
      className="nokey"
      style={{ height: '100%', minHeight: 200 }}
      data-testid={testId ?? 'json-editor'}
      data-reveal={reveal}
    />
  );
}

/** The part of a text that a complaint is about, where it names one: escapes count as they are written. */
function spanOf(marker: Marker, text: string, whole: { readonly from: number; readonly to: number }) {
  if (marker.span === undefined || text[whole.from] !== '"') return whole;
  const written = text.slice(whole.from + 1, whole.to - 1);
  const from = whole.from + 1 + writtenLength(written, marker.span.from);
  const to = whole.from + 1 + writtenLength(written, marker.span.to);
  return { from, to: Math.max(to, from + 1) };
}

function showPath(editor: monaco.editor.IStandaloneCodeEditor, path: string | undefined): void {
  const model = editor.getModel();
  if (model === null || path === undefined || path === '') return;
  const span = nearestSpan(jsonPositions(model.getValue()), path);
  if (span === undefined) return;
  const range = monaco.Range.fromPositions(model.getPositionAt(span.from), model.getPositionAt(span.to));
  editor.setSelection(range);
  editor.revealRangeInCenterIfOutsideViewport(range);
}

/** Ctrl+Z goes back over the document, whatever view an edit was made in; text that is no JSON yet is the editor's own to undo. */
function documentUndo(
  editor: monaco.editor.IStandaloneCodeEditor,
  latest: { readonly current: JsonEditorProps },
): void {
  const bind = (keys: number, ours: 'onUndo' | 'onRedo', own: 'undo' | 'redo') =>
    editor.addCommand(keys, () => {
      const act = latest.current[ours];
      if (act === undefined || !isJson(editor.getValue())) editor.trigger('keyboard', own, null);
      else act();
    });
  bind(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyZ, 'onUndo', 'undo');
  bind(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyY, 'onRedo', 'redo');
  bind(monaco.KeyMod.CtrlCmd | monaco.KeyMod.Shift | monaco.KeyCode.KeyZ, 'onRedo', 'redo');
}

function isJson(text: string): boolean {
  return jsonPositions(text).stoppedAt === undefined;
}

export type { JsonLanguage, Suggestion } from './json-language.ts';
