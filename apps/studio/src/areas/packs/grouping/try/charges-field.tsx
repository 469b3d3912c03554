import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { withValue } from './tried-form.ts';

/** Lines of the bill of a visit: code and quantity. */
export function ChargesField() {
  const t = useT('scheme');
  const { form, setForm } = useScheme();
  const [text, setText] = useState('');
  const charges = form.input.charges ?? [];
  const change = (next: typeof charges) => setForm(withValue(form, 'charges', next));
  return (
    <fieldset data-testid="try-charges">
      <legend>{t('try.charges')}</legend>
      <ol className={styles['codes']}>
        {charges.map((line, index) => (
          <li key={`${index} ${line.code}`}>
            <InputNumber
              size="small"
              stringMode
              min="0"
              style={{ width: 72 }}
              value={line.quantity ?? '1'}
              aria-label={t('try.quantity', { code: line.code })}
              onChange={(quantity) =>
                change(charges.map((one, at) => (at === index ? { ...one, quantity: quantity ?? '1' } : one)))
              }
            />
            <span>
              <code>{line.code}</code>
            </span>
            <button
              type="button"
              className={styles['small']}
              aria-label={t('try.remove', { code: line.code })}
              title={t('try.remove', { code: line.code })}
              onClick={() => change(charges.filter((_, at) => at !== index))}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      <Input
        size="small"
        value={text}
        placeholder={t('try.add.charge')}
        aria-label={t('try.add.charge')}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => {
          const code = text.trim();
          if (code === '') return;
          setText('');
          change([...charges, { code, quantity: '1' }]);
        }}
        data-testid="try-add-charge"
      />
    </fieldset>
  );
}
