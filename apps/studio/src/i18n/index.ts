import type { Language } from '@caseloom/core';
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { adminMessages } from '../areas/admin/messages.ts';
import { casesMessages } from '../areas/cases/messages.ts';
import { importsMessages } from '../areas/imports/messages.ts';
import { measuresMessages } from '../areas/measures/messages.ts';
import { packsMessages } from '../areas/packs/messages.ts';
import { schemeMessages } from '../areas/packs/grouping/messages.ts';
import { libraryMessages } from '../areas/packs/library/messages.ts';
import { schemeImportMessages } from '../areas/packs/scheme-import/messages.ts';
import { tablesMessages } from '../areas/packs/tables/messages.ts';
import { paymentMessages } from '../areas/payment/messages.ts';
import { signInMessages } from '../areas/sign-in/messages.ts';
import { workflowsMessages } from '../areas/workflows/messages.ts';
import { worklistMessages } from '../areas/worklist/messages.ts';
import { gridMessages } from '../grid/messages.ts';
import { partsMessages } from '../parts/messages.ts';
import { shellMessages } from '../shell/messages.ts';

/** One line per area, in alphabetical order. */
const areas = {
  admin: adminMessages,
  cases: casesMessages,
  grid: gridMessages,
  imports: importsMessages,
  library: libraryMessages,
  measures: measuresMessages,
  packs: packsMessages,
  parts: partsMessages,
  payment: paymentMessages,
  scheme: schemeMessages,
  'scheme-import': schemeImportMessages,
  shell: shellMessages,
  'sign-in': signInMessages,
  tables: tablesMessages,
  workflows: workflowsMessages,
  worklist: worklistMessages,
} as const;
export type TextArea = keyof typeof areas;
export type TextKey<A extends TextArea> = keyof (typeof areas)[A]['zh'] & string;
export type Translate<A extends TextArea> = (
  key: TextKey<A>,
  args?: Readonly<Record<string, string | number>>,
) => string;

const STORE = 'caseloom.language';
const names = Object.keys(areas) as TextArea[];
const resources = {
  'zh-CN': Object.fromEntries(names.map((name) => [name, areas[name].zh])),
  en: Object.fromEntries(names.map((name) => [name, areas[name].en])),
};

/** The language of the last visit on this machine, else the browser's. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(STORE);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'zh-CN',
    ns: names,
    defaultNS: 'shell',
    resources,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnEmptyString: true,
  });
  document.documentElement.lang = i18next.language;
}

/** Switches every text on screen; nothing is reloaded and nothing typed is lost. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORE, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** The texts of one area in the language of the moment. */
export function useT<A extends TextArea>(area: A): Translate<A> {
  const { t } = useTranslation(area as string);
  return useCallback((key, args) => t(key as string, { ...args }), [t]);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Picks the language of the moment from a text of a pack or the server. */
export function useLocal(): (text: { readonly zh: string; readonly en: string } | undefined) => string {
  const language = useLanguage();
  return useCallback(
    (text) => (text === undefined ? '' : (language === 'en' ? text.en : text.zh) || text.zh || text.en),
    [language],
  );
}
