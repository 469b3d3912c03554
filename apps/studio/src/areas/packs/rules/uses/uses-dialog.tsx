import { Modal, Segmented } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import { useRuleEditing } from '../rule-editing.ts';
import { useRuleSet } from '../rule-set.ts';
import { useSentence } from '../sentence/use-sentence.ts';
import { RenameForm } from './rename-form.tsx';
import type { Thing } from './thing.ts';
import styles from './uses.module.css';
import { UseList } from './use-list.tsx';

interface Props {
  readonly thing: Thing;
  readonly wanted: 'uses' | 'rename';
  readonly onWanted: (wanted: 'uses' | 'rename') => void;
  readonly onClose: () => void;
}

const RENAMABLE: readonly Thing['what'][] = ['condition', 'codes', 'rule'];

/** Where a field, value set, shared condition or rule is used; and another name for what this pack defines. */
export function UsesDialog({ thing, wanted, onWanted, onClose }: Props) {
  const t = useT('packs');
  const { editable } = useWorkbench();
  const mayRename = editable && RENAMABLE.includes(thing.what);
  const shown = mayRename ? wanted : 'uses';
  return (
    <Modal
      open
      width={760}
      footer={null}
      title={
        <>
          {t(`thing.${thing.what}`)} <code>{thing.id}</code>
        </>
      }
      onCancel={onClose}
    >
      <div data-testid="uses-dialog">
        {mayRename ? (
          <Segmented
            size="small"
            style={{ marginBottom: 8 }}
            value={shown}
            onChange={onWanted}
            options={(['uses', 'rename'] as const).map((one) => ({ value: one, label: t(`uses.${one}`) }))}
          />
        ) : null}
        {thing.what === 'condition' ? <Definition name={thing.id} /> : null}
        {shown === 'uses' ? <UseList thing={thing} onGo={onClose} /> : <RenameForm thing={thing} onDone={onClose} />}
      </div>
    </Modal>
  );
}

/** What a shared condition says, and as it is stored. */
function Definition({ name }: { readonly name: string }) {
  const { knowledge } = useRuleEditing();
  const { conditions } = useRuleSet();
  const say = useSentence(knowledge);
  if (!Object.hasOwn(conditions, name)) return null;
  return (
    <details className={styles['definition']} open>
      <summary>{say(conditions[name], undefined)}</summary>
      <pre>{JSON.stringify(conditions[name], undefined, 2)}</pre>
    </details>
  );
}
