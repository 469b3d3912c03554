import { defineMessages } from '@caseloom/core';

export const measuresMessages = defineMessages({
  MEASURE_ID_TWICE: { zh: '指标“{id}”出现两次。', en: 'Measure "{id}" stands twice.', owner: 'packAuthor' },
  MEASURE_NUMBER_TEXT: { zh: '“{value}”不是数字。', en: '"{value}" is no number.', owner: 'packAuthor' },
});
