import { Button, Checkbox } from 'antd';
import { useId, useState } from 'react';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { CallOutput } from '../../../api/client.ts';
import { useFacetWords } from './use-facet-words.ts';
import { toggled, type Choice, type LibraryFilter } from './library-filter.ts';
import styles from './library.module.css';

type Facets = NonNullable<CallOutput<'browseLibrary'>['facets']>;
type Facet = Choice | 'status';

const ORDER: readonly Facet[] = [
  'status',
  'severity',
  'layer',
  'set',
  'category',
  'subcategory',
  'source',
  'engine',
  'stages',
  'field',
];
const SHOWN = 8;

interface Props {
  readonly facets: Facets;
  readonly filter: LibraryFilter;
  readonly onFilter: (filter: LibraryFilter) => void;
}

/** What the library can be narrowed by, each value with how many rules it would leave. */
export function FacetPanel({ facets, filter, onFilter }: Props) {
  const t = useT('library');
  return (
    <aside className={styles['facets']} aria-label={t('facets')} data-testid="library-facets">
      {ORDER.map((facet) => {
        const chosen = facet === 'status' ? (filter.status ?? []) : (filter.choices?.[facet] ?? []);
        const values = facets[facet] ?? [];
        const isTelling = values.length > 1 || chosen.length > 0;
        return isTelling ? (
          <FacetValues
            key={facet}
            facet={facet}
            values={values}
            chosen={chosen}
            onToggle={(value) => onFilter(toggled(filter, facet, value))}
          />
        ) : null;
      })}
    </aside>
  );
}

interface ValuesProps {
  readonly facet: Facet;
  readonly values: readonly { readonly value: string; readonly rules: number }[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

function FacetValues({ facet, values, chosen, onToggle }: ValuesProps) {
  const t = useT('library');
  const word = useFacetWords();
  const [isWhole, setWhole] = useState(false);
  const name = useId();
  // A choice that would now leave nothing stays in sight, so that it can be taken back.
  const gone = chosen.filter((one) => !values.some(({ value }) => value === one)).map((value) => ({ value, rules: 0 }));
  const all = [...gone, ...values];
  const shown = isWhole ? all : all.filter(({ value }, index) => index < SHOWN || chosen.includes(value));
  return (
    <section className={styles['facet']} role="group" aria-labelledby={name}>
      <h3 id={name}>{t(`facet.${facet}`)}</h3>
      {shown.map(({ value, rules }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={() => onToggle(value)}
          className={styles['facetValue'] ?? ''}
          data-testid={`facet-${facet}-${value}`}
        >
          <span className={styles['facetWord']} title={word(facet, value)}>
            {word(facet, value)}
          </span>
          <span className={styles['facetCount']}>{number(rules)}</span>
        </Checkbox>
      ))}
      {all.length <= SHOWN ? null : (
        <Button type="link" size="small" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('facet.less') : t('facet.more', { count: all.length - SHOWN })}
        </Button>
      )}
    </section>
  );
}
