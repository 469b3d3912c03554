import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented, Select, Tooltip } from 'antd';
import { useT, useLocal } from '../../../i18n/index.ts';
import * as edit from './condition-edits.ts';
import { firstValue, shapeOf, valueForm, type ConditionShape } from './condition-shape.ts';
import { FieldPicker } from './field-picker.tsx';
import { canonical, fieldOf, operatorsFor, type RuleKnowledge } from './knowledge.ts';
import styles from './rules.module.css';
import { ValueInput } from './value-input.tsx';

interface BuilderProps {
  readonly knowledge: RuleKnowledge;
  readonly condition: unknown;
  /** List whose item the fact `item` stands for here. */
  readonly item: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (condition: unknown) => void;
}
const NEW_TEST = { fact: '', operator: '', value: '' };

/** Conditions as nested groups and tests. It edits the JSON itself; a piece it cannot show stands there as it is, with the reason. */
export function ConditionBuilder({ condition, onChange, ...rest }: BuilderProps) {
  return <Piece {...rest} root={condition} at={[]} change={onChange} />;
}

interface PieceProps extends Omit<BuilderProps, 'condition' | 'onChange'> {
  readonly root: unknown;
  readonly at: edit.Address;
  readonly change: (root: unknown) => void;
}

function Piece(props: PieceProps) {
  const shape = shapeOf(edit.valueAt(props.root, props.at), props.knowledge);
  switch (shape.is) {
    case 'group':
      return <Group {...props} shape={shape} />;
    case 'not':
      return <Not {...props} />;
    case 'reference':
      return <Reference {...props} to={shape.to} />;
    case 'test':
      return <TestLine {...props} shape={shape} />;
    case 'opaque':
      return <Opaque {...props} shape={shape} />;
  }
}

function Group({ shape, ...props }: PieceProps & { readonly shape: Extract<ConditionShape, { is: 'group' }> }) {
  const t = useT('packs');
  const { root, at, change, disabled } = props;
  const list = [...at, shape.op];
  const add = (what: unknown) => change(edit.insertAt(root, list, what));
  return (
    <fieldset className={styles['group']} data-op={shape.op}>
      <legend className="cl-visually-hidden">{t(`condition.${shape.op}`)}</legend>
      <div className={styles['groupHead']}>
        <Segmented
          size="small"
          disabled={disabled}
          value={shape.op}
          onChange={(op) => change(edit.switchGroup(root, at, op))}
          options={[
            { value: 'all' as const, label: t('condition.all') },
            { value: 'any' as const, label: t('condition.any') },
          ]}
        />
        {shape.name === undefined ? null : <code className="cl-muted">{shape.name}</code>}
        <span className={styles['gap']} />
        <PieceMenu {...props} />
      </div>
      {shape.children.length === 0 ? (
        <p className={styles['emptyGroup']}>▲ {t(`condition.empty.${shape.op}`)}</p>
      ) : null}
      {shape.children.map((_, index) => (
        <div key={index} className={styles['child']}>
          <span className={styles['joint']} aria-hidden="true">
            {index === 0 ? '' : t(shape.op === 'all' ? 'condition.and' : 'condition.or')}
          </span>
          <Piece {...props} at={[...list, index]} />
        </div>
      ))}
      {disabled ? null : (
        <div className={styles['adds']}>
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => add(NEW_TEST)}
            data-testid="add-test"
          >
            {t('condition.addTest')}
          </Button>
          <Button size="small" type="dashed" onClick={() => add({ [shape.op === 'all' ? 'any' : 'all']: [NEW_TEST] })}>
            {t('condition.addGroup')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Not(props: PieceProps) {
  const t = useT('packs');
  return (
    <div className={styles['not']}>
      <div className={styles['groupHead']}>
        <strong>{t('condition.not')}</strong>
        <span className={styles['gap']} />
        <PieceMenu {...props} />
      </div>
      <Piece {...props} at={[...props.at, 'not']} />
    </div>
  );
}

function Reference({ to, ...props }: PieceProps & { readonly to: string }) {
  const t = useT('packs');
  return (
    <div className={styles['test']}>
      {t('condition.reference')} <code>{to}</code>
      <span className={styles['gap']} />
      <PieceMenu {...props} />
    </div>
  );
}

function Opaque({ shape, ...props }: PieceProps & { readonly shape: Extract<ConditionShape, { is: 'opaque' }> }) {
  const t = useT('packs');
  return (
    <div className={styles['opaque']} data-testid="opaque">
      <div className={styles['groupHead']}>
        <span>◌ {t(`condition.opaque.${shape.reason}`)}</span>
        <span className={styles['gap']} />
        <PieceMenu {...props} />
      </div>
      <pre>{JSON.stringify(edit.valueAt(props.root, props.at), undefined, 2)}</pre>
    </div>
  );
}

function TestLine({ shape, ...props }: PieceProps & { readonly shape: Extract<ConditionShape, { is: 'test' }> }) {
  const t = useT('packs');
  const local = useLocal();
  const { knowledge, item, root, at, change, disabled } = props;
  const field = shape.fact === '' ? undefined : fieldOf(knowledge, shape.fact, shape.path, item);
  const address = canonical(shape.fact, shape.path);
  const isList =
    shape.fact !== '' &&
    (knowledge.lists.includes(address) || [...knowledge.fields.keys()].some((one) => one.startsWith(`${address}[]`)));
  const operators = operatorsFor(knowledge, field, isList);
  const operator = knowledge.operators.get(shape.operator);
  const offered = operator === undefined || operators.includes(operator) ? operators : [operator, ...operators];
  const set = (name: string, value: unknown, whole = root) => edit.replaceAt(whole, [...at, name], value);
  const wide = operator !== undefined && ['members', 'json'].includes(valueForm(operator.value, shape.value));
  const chooseOperator = (id: string) => {
    const next = knowledge.operators.get(id);
    const keeps =
      next !== undefined &&
      operator !== undefined &&
      valueForm(next.value, shape.value) === valueForm(operator.value, shape.value) &&
      valueForm(next.value, undefined) === valueForm(operator.value, undefined);
    change(set('operator', id, keeps || next === undefined ? root : set('value', firstValue(next.value))));
  };
  return (
    <div className={styles['test']} data-wide={wide} data-testid="condition-test">
      <FieldPicker
        knowledge={knowledge}
        fact={shape.fact}
        path={shape.path}
        item={item}
        disabled={disabled}
        onChange={({ fact, path }) => change(set('fact', fact, set('path', path)))}
      />
      <Select
        className={styles['operator'] ?? ''}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        placeholder={t('condition.operator')}
        aria-label={t('condition.operator')}
        {...(shape.operator === '' ? {} : { value: shape.operator })}
        onChange={chooseOperator}
        options={offered.map((one) => ({ value: one.id, label: local(one.title) }))}
        data-testid="condition-operator"
      />
      {operator === undefined ? null : (
        <ValueInput
          knowledge={knowledge}
          operator={operator}
          field={field}
          nested={(condition, onChange) => (
            <ConditionBuilder
              knowledge={knowledge}

              condition={condition}

              item={isList ? address : item}

              disabled={disabled}

              onChange={onChange}
            />
          )}
          item={item}
          value={shape.value}
          disabled={disabled}
          onChange={(value) => change(set('value', value))}
        />
      )}
      <PieceMenu {...props} />
    </div>
  );
}

/** Moves, wraps and removes a piece. */
function PieceMenu({ root, at, change, disabled }: PieceProps) {
  const t = useT('packs');
  if (disabled) return null;
  const inList = typeof at.at(-1) === 'number';
  const unwrapped = edit.unwrapAt(root, at);
  const items = [
    { key: 'up', label: t('condition.up'), icon: <ArrowUpOutlined />, disabled: !inList },
    { key: 'down', label: t('condition.down'), icon: <ArrowDownOutlined />, disabled: !inList },
    { key: 'all', label: t('condition.wrapAll') },
    { key: 'any', label: t('condition.wrapAny') },
    { key: 'not', label: t('condition.wrapNot') },
    { key: 'unwrap', label: t('condition.unwrap'), disabled: unwrapped === root },
  ];
  const act = (key: string) => {
    if (key === 'up' || key === 'down') change(edit.moveAt(root, at, key === 'up' ? -1 : 1));
    else if (key === 'unwrap') change(unwrapped);
    else change(edit.wrapAt(root, at, key as 'all' | 'any' | 'not'));
  };
  return (
    <span className={styles['pieceMenu']}>
      {inList ? (
        <Tooltip title={t('condition.remove')}>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('condition.remove')}
            onClick={() => change(edit.removeAt(root, at))}
            data-testid="remove-test"
          />
        </Tooltip>
      ) : null}
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
        <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t('condition.menu')} />
      </Dropdown>
    </span>
  );
}
