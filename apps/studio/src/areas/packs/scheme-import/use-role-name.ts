import { useT, type TextKey } from '../../../i18n/index.ts';

/** Roles of sheets in words; a role that this studio does not know yet by its id. */
export function useRoleName(): (role: string) => string {
  const t = useT('scheme-import');
  return (role) => t(`role.${role}` as TextKey<'scheme-import'>);
}

/** Columns of roles in words. */
export function useFieldName(): (field: string) => string {
  const t = useT('scheme-import');
  return (field) => t(`field.${field}` as TextKey<'scheme-import'>);
}
