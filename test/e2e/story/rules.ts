/** Required: how the patient left. Stops a case. */
export const DISPOSITION = 'A01-023';
/** The QC nurse's signature: a warning in the sample hospital. */
export const QC_NURSE = 'A10-008';

/** What the draft makes of them. Typed key by key; the blanks must arrive. */
export const MESSAGE = '离院方式 没有 填写';
export const NODE = { zh: '医师限时修正', en: 'Physician correction, 12 h', dueHours: 12 };

/** Yuan for a weight of 1 under the employees' policy, as shipped and as changed. */
export const OLD_RATE = 12_700;
export const NEW_RATE = 13_900;
