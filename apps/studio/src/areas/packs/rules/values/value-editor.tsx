import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import styles from '../rules.module.css';
import { useMessage } from '../use-message.ts';
import { AnyJson } from './any-json.tsx';
import { ListValue } from './list-value.tsx';
import { MembersValue, RowsValue, TupleValue } from './members-value.tsx';
import { ReferenceValue } from './reference-value.tsx';
import { Choice, ScalarValue, YesNo } from './scalar-value.tsx';
import { rewritten, variantOf, variantsOf, type Variant } from './schema-form.ts';
import type { ValueProps } from './value-props.ts';

/** A value, or a part of one, in the form that its schema asks for; where it may be written in several ways, a menu changes from one to another. */
export function ValueEditor(props: ValueProps) {
  const variants = variantsOf(props.schema);
  const variant = variantOf(variants, props.value);
  return (
    <span className={styles['value']} data-form={variant?.form ?? 'json'}>
      {variant === undefined ? <AnyJson {...props} /> : <InForm {...props} variant={variant} />}
      {variants.length > 1 ? <VariantMenu {...props} variants={variants} variant={variant} /> : null}
    </span>
  );
}

function InForm({ variant, ...props }: ValueProps & { readonly variant: Variant }) {
  const own = { ...props, schema: variant.schema };
  switch (variant.form) {
    case 'none':
      return null;
    case 'boolean':
      return <YesNo {...own} />;
    case 'choice':
      return <Choice {...own} />;
    case 'scalar':
      return <ScalarValue {...own} />;
    case 'list':
      return <ListValue {...own} />;
    case 'tuple':
      return <TupleValue {...own} part={ValueEditor} />;
    case 'rows':
      return <RowsValue {...own} part={ValueEditor} />;
    case 'reference':
      return <ReferenceValue {...own} />;
    case 'members':
      return <MembersValue {...own} part={ValueEditor} />;
    case 'conditions':
      return <>{props.nested(props.at)}</>;
    case 'json':
      return <AnyJson {...own} />;
  }
}

/** “Fixed value”, “another field”, “several values”, “with settings”: what there is of the value is taken along. */
function VariantMenu({
  variants,
  variant,
  value,
  disabled,
  label,
  onChange,
}: ValueProps & { readonly variants: readonly Variant[]; readonly variant: Variant | undefined }) {
  const t = useT('packs');
  const word = useMessage();
  if (disabled) return null;
  const name = (one: Variant) => {
    const [first] = Array.isArray(one.schema['required']) ? (one.schema['required'] as string[]) : [];
    return word(`variant.${one.form}.${first ?? ''}`) ?? t(`variant.${one.form}`);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: variant === undefined ? [] : [String(variants.indexOf(variant))],
        items: variants.map((one, index) => ({ key: String(index), label: name(one) })),
        onClick: ({ key }) => {
          const to = variants[Number(key)];
          if (to !== undefined && to !== variant) onChange(rewritten(value, to));
        },
      }}
    >
      <Button
        size="small"
        type="text"
        className={styles['variant'] ?? ''}
        aria-label={t('variant.menu', { form: variant === undefined ? 'JSON' : name(variant), label })}
        data-testid="value-variant"
      >
        <span className={styles['variantName']}>{variant === undefined ? 'JSON' : name(variant)}</span>
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}
