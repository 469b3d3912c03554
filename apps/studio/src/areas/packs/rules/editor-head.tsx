import { ArrowLeftOutlined, EditOutlined, LinkOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import type { History } from '../../../editor/history.ts';
import { HistoryButtons } from '../../../editor/history-buttons.tsx';
import { useT } from '../../../i18n/index.ts';
import { CodeText } from '../../../parts/index.ts';
import artifactStyles from '../artifacts/artifacts.module.css';

export type RuleViewId = 'form' | 'table' | 'sentence' | 'code';

interface Props {
  readonly id: string;
  /** Rules of the set, in its order. */
  readonly ids: readonly string[];
  readonly as: RuleViewId;
  /** The text in the code view is no JSON, so that no other view can show it. */
  readonly broken: boolean;
  readonly history: History<unknown>;
  readonly onBack: () => void;
  readonly onGo: (id: string) => void;
  readonly onShow: (as: RuleViewId) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onUses: () => void;
  readonly onRename: (() => void) | undefined;
  /** Opens the bar that says what a case makes of the rule; absent while it is open. */
  readonly onWhy: (() => void) | undefined;
}

/** Which rule this is, the ones before and behind it, undo and redo, and the view it is shown in. */
export function EditorHead(props: Props) {
  const { id, ids, as, broken, history, onBack, onGo, onShow, onUndo, onRedo, onUses, onRename, onWhy } = props;
  const t = useT('packs');
  const at = ids.indexOf(id);
  const step = (to: number, label: string, sign: string) => {
    const target = at < 0 ? undefined : ids[to];
    return (
      <Button
        type="text"
        size="small"
        disabled={target === undefined}
        onClick={() => (target === undefined ? undefined : onGo(target))}
        aria-label={label}
      >
        {sign}
      </Button>
    );
  };
  return (
    <div className={artifactStyles['head']}>
      <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={onBack} data-testid="rule-back">
        {t('rule.back')}
      </Button>
      <h2 className={artifactStyles['title']}>
        <CodeText code={id} />
      </h2>
      {step(at - 1, t('rule.previous'), '‹')}
      {step(at + 1, t('rule.next'), '›')}
      <Tooltip title={t('uses.ofRule')}>
        <Button
          type="text"
          size="small"
          icon={<LinkOutlined />}
          onClick={onUses}
          aria-label={t('uses.ofRule')}
          data-testid="rule-uses"
        />
      </Tooltip>
      {onRename === undefined ? null : (
        <Tooltip title={t('rename.rule')}>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            onClick={onRename}
            aria-label={t('rename.rule')}
            data-testid="rule-rename"
          />
        </Tooltip>
      )}
      <span className={artifactStyles['gap']} />
      {onWhy === undefined ? null : (
        <Button type="text" size="small" icon={<QuestionCircleOutlined />} onClick={onWhy} data-testid="why-open">
          {t('why.open')}
        </Button>
      )}
      <HistoryButtons history={history} onUndo={onUndo} onRedo={onRedo} words={{ undo: t('undo'), redo: t('redo') }} />
      <Tooltip title={broken ? t('code.fixFirst') : undefined}>
        <Segmented
          size="small"
          disabled={broken}
          value={as}
          onChange={onShow}
          options={(['form', 'table', 'sentence', 'code'] as const).map((one) => ({
            value: one,
            label: <span data-testid={`view-${one}`}>{t(`ruleView.${one}`)}</span>,
          }))}
          aria-label={t('ruleView.choose')}
          data-testid="rule-view"
        />
      </Tooltip>
    </div>
  );
}
