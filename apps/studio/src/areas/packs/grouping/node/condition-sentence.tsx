import { Fragment, type ReactNode } from 'react';
import { number } from '../../../../i18n/format.ts';
import { useT, type TextKey } from '../../../../i18n/index.ts';
import { useFields, useValueName } from '../../../../api/knowledge.ts';
import { schemeMessages } from '../messages.ts';
import type { ListRef } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { ListChip } from './list-chip.tsx';

/** A condition taken apart, as the server answers it; kinds that came later are shown as they are written. */
export interface Parsed {
  readonly kind: string;
  readonly span?: { readonly from: number; readonly to: number };
  readonly parts?: readonly Parsed[];
  readonly part?: Parsed;
  readonly value?: boolean | number;
  readonly values?: readonly string[];
  readonly level?: 'cc' | 'mcc';
  readonly subject?: string;
  readonly list?: string;
  readonly field?: string;
  readonly comparison?: string;
  readonly prefix?: string;
  readonly atLeast?: number;
  readonly distinct?: boolean;
}

interface Props {
  readonly condition: Parsed;
  /** As the table writes it. */
  readonly text: string;
  readonly lists: readonly ListRef[];
}

const SIGNS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥' };
/** Where the record keeps what a text field compares; its value set has the words. */
const RECORD_FIELD: Readonly<Record<string, string>> = {
  discharge_type: 'stay.disposition',
  department: 'stay.dischargeDept',
};

/** A condition as a sentence, its lists as chips that open. */
export function ConditionSentence({ condition, text, lists }: Props) {
  const say = useSayings();
  const sizes = new Map(lists.map((one) => [one.list, one.codes]));
  const chip = (list = '') => <ListChip list={list} codes={sizes.get(list)} />;

  const tell = (one: Parsed, isInside: boolean): ReactNode => {
    const teller = tellers[one.kind];
    if (teller !== undefined) return teller(one, isInside);
    return <code>{text.slice(one.span?.from ?? 0, one.span?.to ?? text.length)}</code>;
  };
  const joined = (word: 'and' | 'or') => (one: Parsed, isInside: boolean) => {
    const parts = one.parts ?? [];
    const inner = parts.map((part, index) => (
      <Fragment key={index}>
        {index === 0 ? null : <b className={styles['joint']}> {say.word(`say.${word}`)} </b>}
        {tell(part, true)}
      </Fragment>
    ));
    return isInside && parts.length > 1 ? <>（{inner}）</> : inner;
  };
  const tellers: Readonly<Record<string, (one: Parsed, isInside: boolean) => ReactNode>> = {
    constant: (one) => say.word(one.value === true ? 'say.true' : 'say.false'),
    severity: (one) => say.word(`say.${one.level ?? 'cc'}`),
    and: joined('and'),
    or: joined('or'),
    not: (one) => {
      const inner = one.part;
      if (inner?.kind === 'inList')
        return (
          <>
            {say.notIn(inner)} {chip(inner.list)}
          </>
        );
      if (inner?.kind === 'severity') return say.word(inner.level === 'mcc' ? 'say.noMcc' : 'say.noCc');
      return (
        <>
          {say.word('say.not')}（{inner === undefined ? null : tell(inner, false)}）
        </>
      );
    },
    inList: (one) => (
      <>
        {say.subject(one)} {say.word('say.in')} {chip(one.list)}
      </>
    ),
    number: (one) => say.number(one),
    text: (one) => say.text(one),
    countLists: (one) => {
      const prefix = one.prefix ?? '';
      return (
        <>
          {say.count('say.countLists', one, prefix)}{' '}
          {lists
            .filter(({ list }) => list.startsWith(prefix))
            .map(({ list }) => (
              <Fragment key={list}>{chip(list)} </Fragment>
            ))}
        </>
      );
    },
    countCodes: (one) => (
      <>
        {say.count(one.distinct === true ? 'say.countDistinct' : 'say.countCodes', one)} {chip(one.list)}
      </>
    ),
  };
  return <span className={styles['sentence']}>{tell(condition, false)}</span>;
}

/** The words of a sentence in the language of the moment. */
function useSayings() {
  const t = useT('scheme');
  const { byPath } = useFields();
  const valueName = useValueName();
  const word = (key: string, args: Readonly<Record<string, string | number>> = {}) =>
    Object.hasOwn(schemeMessages.zh, key) ? t(key as TextKey<'scheme'>, args) : undefined;
  const field = (name = '') => word(`field.${name}`) ?? name;
  const subject = ({ subject: name = '' }: Parsed) => word(`subject.${name}`) ?? name;
  return {
    word: (key: string) => word(key) ?? key,
    subject,
    /** Of several codes none may be in the list; of the principal one it is said itself. */
    notIn: (one: Parsed) =>
      word(`say.none.${(one.subject ?? '').replace('any_', '')}`) ?? `${subject(one)} ${word('say.notIn') ?? ''}`,
    number: ({ field: name = '', comparison = '', value }: Parsed) => {
      const sex = name === 'sex' && comparison === '=' ? word(`say.sex.${String(value)}`) : undefined;
      return (
        sex ??
        `${field(name)} ${SIGNS[comparison] ?? comparison} ${number(String(value))} ${word(`unit.${name}`) ?? ''}`.trim()
      );
    },
    text: ({ field: name = '', values = [] }: Parsed) => {
      const set = byPath.get(RECORD_FIELD[name] ?? '')?.valueSet;
      const told = values.map((one) => {
        const known = set === undefined ? one : valueName(set, one);
        return known === one ? one : `${one} ${known}`;
      });
      return `${field(name)} ${word('say.oneOf') ?? ''} ${told.join(` ${word('say.or') ?? ''} `)}`;
    },
    count: (key: string, one: Parsed, prefix = '') =>
      word(key, { subject: subject(one), n: one.atLeast ?? 1, prefix }) ?? key,
  };
}
