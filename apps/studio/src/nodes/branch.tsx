import { BranchesOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { compileCondition } from '@caseloom/workflow';
import { Button, Input } from 'antd';
import { useT } from '../i18n/index.ts';
import { SeverityShape, useIssueText } from '../parts/index.ts';
import { Labelled } from './labelled.tsx';
import { casesOf, firstConfigs, namedWays, type BranchCase } from './node-defaults.ts';
import type { NodePropertiesProps, NodeView } from './node-view.ts';
import styles from './nodes.module.css';

function Properties({ config, disabled, onChange }: NodePropertiesProps) {
  const t = useT('workflows');
  const cases = casesOf(config);
  const set = (index: number, change: Partial<BranchCase>) =>
    onChange(
      { cases: cases.map((one, at) => (at === index ? { ...one, ...change } : one)) },
      `case ${index} ${Object.keys(change).join()}`,
    );
  const free = (): string => {
    let count = cases.length + 1;
    while (cases.some((one) => one.id === `case${count}`)) count += 1;
    return `case${count}`;
  };
  return (
    <div className={styles['list']}>
      <p className={styles['hint']}>{t('branch.about')}</p>
      {cases.map((one, index) => (
        <div key={index} className={styles['item']}>
          <div className={styles['row']}>
            <Input
              size="small"
              disabled={disabled}
              value={one.id}
              aria-label={t('branch.id')}
              onChange={(event) => set(index, { id: event.target.value })}
              style={{ width: 110 }}
            />
            <span className={styles['gap']} />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              disabled={disabled || cases.length < 2}
              aria-label={t('remove')}
              onClick={() => onChange({ cases: cases.filter((_, at) => at !== index) }, `case ${index} gone`)}
            />
          </div>
          <div className={styles['row']}>
            {(['zh', 'en'] as const).map((language) => (
              <Input
                key={language}
                size="small"
                disabled={disabled}
                value={one.title?.[language] ?? ''}
                placeholder={t(`title.${language}`)}
                aria-label={t(`title.${language}`)}
                onChange={(event) =>
                  set(index, { title: { zh: '', en: '', ...one.title, [language]: event.target.value } })
                }
              />
            ))}
          </div>
          <Condition text={one.when} disabled={disabled} onChange={(when) => set(index, { when })} />
        </div>
      ))}
      {disabled ? null : (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => onChange({ cases: [...cases, { id: free(), when: 'open.warn > 0' }] }, 'case added')}
        >
          {t('branch.add')}
        </Button>
      )}
    </div>
  );
}

/** A FEEL condition; it is compiled as it is typed, by the code the server uses. */
function Condition({
  text,
  disabled,
  onChange,
}: {
  readonly text: string;
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
}) {
  const t = useT('workflows');
  const words = useIssueText();
  const { issues } = compileCondition(text);
  return (
    <Labelled label={t('branch.when')}>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 6 }}
        disabled={disabled}
        value={text}
        className={styles['feel'] ?? ''}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        {...(issues.some((one) => one.severity === 'error') ? { status: 'error' as const } : {})}
      />
      {issues.map((one) => (
        <span key={one.code} className={styles['problem']}>
          <SeverityShape severity={one.severity === 'error' ? 'block' : 'warn'} /> {words(one)}
        </span>
      ))}
    </Labelled>
  );
}

export const branch: NodeView = {
  icon: BranchesOutlined,
  family: 'decision',
  first: firstConfigs.branch,
  ...(namedWays.branch === undefined ? {} : { ways: namedWays.branch }),
  Properties,
};
