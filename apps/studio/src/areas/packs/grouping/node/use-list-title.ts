import { useCallback } from 'react';
import { useT } from '../../../../i18n/index.ts';
import { listName } from './list-name.ts';

/** A code list in words; a name of another form is shown as it is. */
export function useListTitle(): (list: string) => string {
  const t = useT('scheme');
  return useCallback(
    (list) => {
      if (list === 'operating') return t('list.operating');
      const name = listName(list);
      if (name === undefined) return list;
      const part = name.part === '' ? '' : ` ${name.part}`;
      return t(`list.${name.of}`, { owner: name.owner, part: name.of === 'part' ? name.part : part });
    },
    [t],
  );
}
