import { useLocal, useT } from '../../../i18n/index.ts';
import { useFieldLabel } from '../rules/use-field-label.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import type { Choice, Status } from './library-filter.ts';

const SEVERITIES: readonly string[] = ['block', 'error', 'warn', 'info'];

/** The word for a value of a facet: severities and states by name, fields by label, sets by title, layers with their pack, the rest as written. */
export function useFacetWords(): (facet: Choice | 'status', value: string) => string {
  const t = useT('library');
  const tParts = useT('parts');
  const local = useLocal();
  const label = useFieldLabel();
  const { tree } = useWorkbench();
  return (facet, value) => {
    if (value === '') return t('facet.none');
    if (facet === 'status') return t(`status.${value as Status}`);
    if (facet === 'severity') return SEVERITIES.includes(value) ? tParts(`severity.${value as 'block'}`) : value;
    if (facet === 'field') return label(value);
    if (facet === 'set')
      return local(tree.artifacts.find((one) => one.kind === 'rules' && one.id === value)?.title) || value;
    if (facet !== 'layer') return value;
    const [layer = '', pack = ''] = value.split(' ');
    return `${tParts(`layer.${layer as 'nation'}`)} ${pack}`;
  };
}
