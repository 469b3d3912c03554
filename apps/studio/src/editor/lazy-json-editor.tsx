import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { firstLanguage } from '../i18n/index.ts';
import type { JsonEditorProps } from './json-editor.tsx';

/** The editor is a chunk of its own, fetched when first shown; its own menus speak the language of that moment. */
const Loaded = lazy(async () => {
  if (firstLanguage() === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn');
  return import('./json-editor.tsx');
});

export function LazyJsonEditor(props: JsonEditorProps) {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} style={{ padding: 16 }} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
