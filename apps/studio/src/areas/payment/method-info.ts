import type { LocalText } from '@caseloom/pack';

/** One parameter of a payment method, as the server describes it. */
export interface ParameterField {
  readonly path: string;
  readonly title: LocalText;
  /** Empty where the number has none. */
  readonly unit: string;
  readonly type: 'decimal' | 'integer' | 'select' | 'bands' | 'text';
  readonly required: boolean;
  readonly options?: readonly { readonly value: string; readonly title: LocalText }[];
  /** Columns of a list of rows. */
  readonly columns?: readonly ParameterField[];
  readonly help: LocalText;
}
export interface MethodInfo {
  readonly id: string;
  readonly title: LocalText;
  /** The formula in words. */
  readonly about: LocalText;
  readonly fields: readonly ParameterField[];
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const TYPES = ['decimal', 'integer', 'select', 'bands', 'text'];

const UNITS: Readonly<Record<string, string>> = {
  元: 'yuan',
  '元/点': 'yuan per point',
  '元/分': 'yuan per point',
  点: 'points',
  天: 'days',
  分: 'points',
};

/** A unit in the language of the moment; one without a word is shown as it is. */
export function unitWord(unit: string, english: boolean): string {
  return english ? (UNITS[unit] ?? unit) : unit;
}

/** Methods by id; what has no id is no method. */
export function readMethods(methods: readonly unknown[]): ReadonlyMap<string, MethodInfo> {
  return new Map(
    methods.flatMap((one) => {
      if (!isObject(one) || typeof one['id'] !== 'string') return [];
      const fields = Array.isArray(one['fields'])
        ? one['fields']
        : Array.isArray(one['parameters'])
          ? one['parameters']
          : [];
      return [
        [
          one['id'],
          {
            id: one['id'],
            title: local(one['title'], one['id']),
            about: local(one['about'], ''),
            fields: fields.flatMap(readField),
          },
        ] as const,
      ];
    }),
  );
}

function readField(one: unknown): readonly ParameterField[] {
  if (!isObject(one) || typeof one['path'] !== 'string') return [];
  const { path, type, unit, options, columns } = one;
  return [
    {
      path,
      title: local(one['title'], path),
      help: local(one['help'], ''),
      unit: typeof unit === 'string' ? unit : '',
      type: TYPES.includes(type as string) ? (type as ParameterField['type']) : 'text',
      required: one['required'] === true,
      ...(Array.isArray(options)
        ? {
            options: options.flatMap((option) =>
              isObject(option)
                ? [{ value: String(option['value']), title: local(option['title'], String(option['value'])) }]
                : [],
            ),
          }
        : {}),
      ...(Array.isArray(columns) ? { columns: columns.flatMap(readField) } : {}),
    },
  ];
}

function local(value: unknown, otherwise: string): LocalText {
  return isObject(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string'
    ? { zh: value['zh'], en: value['en'] }
    : { zh: otherwise, en: otherwise };
}
