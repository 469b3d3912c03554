import * as monaco from 'monaco-editor/editor/editor.api';
import 'monaco-editor/features/register.all';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import { color, font, size } from '../theme/tokens.ts';

/** Monaco, set up once for the studio: workers of our own origin, our colours, JSON without comments and without fetching schemas. */
self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

const hex = (value: string) => value.slice(1);
monaco.editor.defineTheme('caseloom', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'string.key.json', foreground: hex(color.warp) },
    { token: 'string.value.json', foreground: hex(color.accentHover) },
    { token: 'number.json', foreground: hex(color.error) },
    { token: 'keyword.json', foreground: hex(color.notEvaluable) },
  ],
  colors: {
    'editor.background': color.surface,
    'editor.foreground': color.ink,
    'editorLineNumber.foreground': color.muted,
    'editorLineNumber.activeForeground': color.ink,
    'editor.lineHighlightBackground': color.canvas,
    'editor.selectionBackground': '#CFE6E5',
    'editorCursor.foreground': color.accent,
    'editorIndentGuide.background1': color.line,
    'editorError.foreground': color.block,
    'editorWarning.foreground': color.warn,
    'editorInfo.foreground': color.info,
    'editorWidget.border': color.line,
  },
});

export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions = {
  theme: 'caseloom',
  automaticLayout: true,
  fontFamily: font.code,
  fontSize: size.table,
  lineHeight: 20,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  tabSize: 2,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  renderLineHighlightOnlyWhenFocus: true,
  quickSuggestions: { strings: true, other: true, comments: false },
  suggest: { showWords: false },
  accessibilitySupport: 'auto',
  padding: { top: 8, bottom: 8 },
  scrollbar: { alwaysConsumeMouseWheel: false },
};

const schemas = new Map<string, unknown>();

/** Lets documents whose address ends in `.<name>.json` be completed and checked by this JSON Schema. */
export function registerSchema(name: string, schema: unknown): void {
  if (schemas.get(name) === schema) return;
  schemas.set(name, schema);
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    enableSchemaRequest: false,
    schemas: [...schemas].map(([one, value]) => ({
      uri: `caseloom://schema/${one}.json`,
      fileMatch: [`*.${one}.json`],
      schema: value as never,
    })),
  });
}

export { monaco };
