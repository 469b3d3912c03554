import { Radio } from 'antd';
import { useT } from '../../../i18n/index.ts';
import { useFieldName, useValueText } from './findings/labels.ts';
import styles from './case.module.css';

export interface Contested {
  readonly path: string;
  readonly base?: unknown;
  readonly mine?: unknown;
  readonly theirs?: unknown;
}

/** Two values for the same field, side by side; each is decided by itself. */
export function DecideTable({
  items,
  theirs,
  onChoose,
  mineTitle,
  theirsTitle,
  disabled = false,
}: {
  readonly items: readonly Contested[];
  readonly theirs: ReadonlySet<string> | undefined;
  readonly onChoose: (path: string, choice: 'mine' | 'theirs') => void;
  readonly mineTitle: string;
  readonly theirsTitle: string;
  readonly disabled?: boolean;
}) {
  const t = useT('cases');
  const fieldName = useFieldName();
  const valueText = useValueText();
  const shown = (path: string, value: unknown) =>
    value === undefined || value === null
      ? t('field.empty')
      : typeof value === 'object' && !Array.isArray(value)
        ? Object.values(value as Record<string, unknown>).join(' ')
        : valueText(path, value);
  return (
    <table className={styles['decideTable']}>
      <thead>
        <tr>
          <th>{t('collision.field')}</th>
          <th>{t('collision.base')}</th>
          <th>{mineTitle}</th>
          <th>{theirsTitle}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.path} data-testid={`decide-${item.path}`}>
            <th scope="row">{fieldName(item.path)}</th>
            <td className="cl-muted">{shown(item.path, item.base)}</td>
            {(['mine', 'theirs'] as const).map((choice) => (
              <td key={choice}>
                <Radio
                  checked={theirs === undefined ? false : theirs.has(item.path) === (choice === 'theirs')}
                  disabled={disabled}
                  onChange={() => onChoose(item.path, choice)}
                  data-testid={choice}
                >
                  {shown(item.path, item[choice])}
                </Radio>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
