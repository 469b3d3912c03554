import type { OutputOf, Operations } from '@caseloom/api';
import type { CodeSystemId } from '@caseloom/grouping';
import { defineTask } from '../../library/tasks/task.ts';
import { codesOfList, systemOf } from '../code-lists.ts';
import { codeNames } from '../code-names.ts';
import { findCodes, storiesOf } from '../scheme-codes.ts';
import { schemeOf } from '../scheme-of.ts';

/** The codes of a list, with their names; undefined when the scheme has no such list. @throws Refusal 404 */
export const schemeListTask = defineTask({
  id: 'schemeList',
  run: (
    state,
    asked: { scheme: string; list: string; q: string; offset: number; limit: number },
  ): OutputOf<Operations['schemeList']> | undefined => {
    const scheme = schemeOf(state, asked.scheme);
    const codes = codesOfList(scheme, asked.list);
    if (codes === undefined) return undefined;
    const system = systemOf(asked.list);
    const nameOf = codeNames(state, scheme);
    const q = asked.q.trim().toLowerCase();
    const found =
      q === ''
        ? codes
        : codes.filter((code) => code.toLowerCase().startsWith(q) || nameOf(system, code).toLowerCase().includes(q));
    return {
      system,
      total: codes.length,
      matched: found.length,
      codes: found
        .slice(asked.offset, asked.offset + asked.limit)
        .map((code) => ({ code, name: nameOf(system, code) })),
    };
  },
});

/** Codes of the scheme by code, name or pinyin initials. @throws Refusal 404 */
export const schemeCodesTask = defineTask({
  id: 'schemeCodes',
  run: (
    state,
    asked: { scheme: string; q: string; system?: CodeSystemId | undefined; limit: number },
  ): OutputOf<Operations['searchSchemeCodes']> => {
    const scheme = schemeOf(state, asked.scheme);
    return { codes: findCodes(scheme, codeNames(state, scheme), asked) };
  },
});

/** Where a code leads. A code that no table knows leads nowhere. @throws Refusal 404 */
export const schemeCodeTask = defineTask({
  id: 'schemeCode',
  run: (state, asked: { scheme: string; code: string; system: CodeSystemId }): OutputOf<Operations['schemeCode']> => {
    const scheme = schemeOf(state, asked.scheme);
    const { first, leads, complications, excludes, isOperating, isExcluded } = storiesOf(scheme).story(
      asked.code,
      asked.system,
    );
    return {
      code: asked.code,
      system: asked.system,
      name: codeNames(state, scheme)(asked.system, asked.code),
      leads: leads.map((lead) => ({ ...lead, isFirst: lead === first || lead.rank === first?.rank })),
      complications: complications.map((one) => ({ ...one })),
      ...(excludes === undefined ? {} : { excludes }),
      ...(isOperating === undefined ? {} : { isOperating }),
      ...(isExcluded === undefined ? {} : { isExcluded }),
    };
  },
});
